#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace requant
{

/** A running sum that keeps what each addition rounds away.

    Source: Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen",
    ZAMM 54, 1974. Needs strict floating-point arithmetic. Thread: its owner's. Real time.
*/
class CompensatedSum
{
public:
    CompensatedSum() = default;
    explicit CompensatedSum (double value) noexcept : sum (value) {}

    void operator+= (double value) noexcept
    {
        const auto next = sum + value;
        lost += std::abs (sum) >= std::abs (value) ? (sum - next) + value : (value - next) + sum;
        sum = next;
    }

    void operator+= (const CompensatedSum& other) noexcept
    {
        *this += other.sum;
        lost += other.lost;
    }

    double value() const noexcept { return sum + lost; }

private:
    double sum = 0.0, lost = 0.0;
};

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

/** The mean of a series whose neighbouring values may be alike, and how far it may be off. Real
    time. */
class SeriesMean
{
public:
    void add (double value) noexcept;

    std::uint64_t count() const noexcept { return added; }

    /** 0 without values. */
    double mean() const noexcept;

    /** The standard deviation of the values about their mean; 0 without values. */
    double deviation() const noexcept;

    /** The standard deviation of the mean. Where each value resembles the one before by a
        correlation r > 0, n of them count for n (1 - r) / (1 + r) independent ones (Bayley,
        Hammersley, "The 'effective' number of independent observations in an autocorrelated time
        series", 1946). 0 without values. */
    double errorOfMean() const noexcept;

private:
    std::uint64_t added = 0;
    double sum = 0.0, squares = 0.0, productsOfNeighbours = 0.0, last = 0.0;
};

} // namespace requant
