#pragma once

#include "Window.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace requant
{

/** Averages power spectra over the three windows, and keeps the highest of each bin.

    Momentary and short-term are exponential with the window's length as their time constant, and
    plain means until that much was heard; since reset is the plain mean.
    prepare() allocates; nothing else does. Thread: its owner's.
*/
class SpectrumAverage
{
public:
    /** bins: of each spectrum. spectraPerSecond: above 0. Starts anew. */
    void prepare (std::size_t bins, double spectraPerSecond);

    /** power: of as many bins as prepared, times `scale`. */
    void add (std::span<const double> power, double scale) noexcept;

    /** Empty before the first spectrum. */
    std::span<const double> average (Window) const noexcept;

    /** The highest momentary average of each bin since prepare(), or since forgetPeaks(). */
    std::span<const double> peaks() const noexcept;
    void forgetPeaks() noexcept;

    std::uint64_t count() const noexcept { return added; }

private:
    static constexpr std::size_t windowCount = 3;

    std::array<std::vector<double>, windowCount> averages;
    std::array<double, windowCount> leastShare {}; ///< what a new spectrum counts at least
    std::vector<double> highest;
    std::uint64_t added = 0;
};

} // namespace requant
