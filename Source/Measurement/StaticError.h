#pragma once

#include "CompensatedSum.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace requant
{

/** Splits the error power of a reduction into what repeats and what behaves as noise.

    The samples are sorted into equal bins by where x lies inside its step, (x / step) mod 1. What
    a bin's error is on average is a fixed function of the input, distortion; the rest is noise.
    Input x, QE = x - y. Objects with one step add up to that of all their samples.
    Thread: its owner's. Allocates nothing.
*/
class StaticError
{
public:
    static constexpr std::size_t binCount = 64;

    /** step: 1 LSB in full-scale units, above 0. Starts anew. */
    void prepare (double step) noexcept;

    /** x, y: finite, of one length, full scale 1.0. */
    void add (std::span<const double> x, std::span<const double> y) noexcept;

    void operator+= (const StaticError&) noexcept;

    /** The mean over all samples of (its bin's mean error)^2, in LSB^2; empty without samples. */
    std::optional<double> powerLsb2() const noexcept;

private:
    struct Bin
    {
        std::uint64_t count = 0;
        CompensatedSum errorLsb;
    };

    double inverseStep = 1.0;
    std::array<Bin, binCount> bins {};
};

} // namespace requant
