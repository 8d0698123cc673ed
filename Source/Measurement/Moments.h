#pragma once

#include "CompensatedSum.h"

#include <algorithm>
#include <cstdint>

namespace requant
{

/** Count, mean and variance of numbers. Those of two sets add up to those of both.
    Thread: its owner's. Real time. */
class Moments
{
public:
    void add (double value) noexcept
    {
        ++number;
        sum += value;
        squares += value * value;
    }

    void operator+= (const Moments& other) noexcept
    {
        number += other.number;
        sum += other.sum;
        squares += other.squares;
    }

    std::uint64_t count() const noexcept { return number; }

    // All 0 without numbers.
    double mean() const noexcept { return share (sum); }
    double meanSquare() const noexcept { return share (squares); }

    /** The mean square of what differs from the mean, at least 0. */
    double variance() const noexcept { return std::max (0.0, meanSquare() - mean() * mean()); }

private:
    double share (const CompensatedSum& total) const noexcept
    {
        return number == 0 ? 0.0 : total.value() / static_cast<double> (number);
    }

    std::uint64_t number = 0;
    CompensatedSum sum, squares;
};

} // namespace requant
