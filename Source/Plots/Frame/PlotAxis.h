#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace requant
{

namespace axis
{

/** Every how many levels a line is drawn, so that at most `mostLines` (1 or more) fall into a range
    of this many levels: a power of two, as the levels' own grid is. */
std::int64_t levelStride (double levelsInView, int mostLines) noexcept;

/** The smallest of 1, 2, 5 times a power of ten that divides the span into at most `mostTicks`. */
double niceStep (double span, int mostTicks) noexcept;

} // namespace axis

/** One axis of a plot: what it counts, from where to where, and where its lines are. Plain values.
    Thread: any. */
struct PlotAxis
{
    struct Tick
    {
        double value;
        std::string label; ///< empty: a line alone
    };

    double low = 0.0, high = 1.0; ///< low < high
    bool isLogarithmic = false;   ///< then low > 0
    std::string name;             ///< with its unit: "error, LSB"
    std::vector<Tick> ticks;

    /** Lines at round values, at most `mostTicks`, each with as few decimals as the steps need. */
    static PlotAxis linear (double low, double high, std::string name, int mostTicks);

    /** 20, 50, 100, ... Hz, the unit at the end of the axis. lowHz: above 0. */
    static PlotAxis logFrequency (double lowHz, double highHz);
    static PlotAxis linearFrequency (double highHz, int mostTicks);

    /** Where a value lies, 0 at `low` and 1 at `high`; beyond them outside. Logarithmic: what is
        not above 0 lies at `low`. */
    double proportionOf (double value) const noexcept;
    double valueAt (double proportion) const noexcept;

    bool operator== (const PlotAxis&) const noexcept;
};

} // namespace requant
