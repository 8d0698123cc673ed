#pragma once

#include "Report/PlotData/MeasuredReduction.h"

#include <optional>
#include <string>
#include <vector>

namespace requant
{

/** What the Histogram picture shows at one moment: how often each error occurs, as a probability
    density in 1/LSB over the error in LSB. */
struct HistogramData
{
    struct Point
    {
        double lsb, density;
    };

    /** A bar around its middle, or one half of it, where errors end there. */
    struct Bar
    {
        enum class Part
        {
            whole,
            lower,
            upper
        };

        double lsb, density;
        Part part = Part::whole;
    };

    std::vector<Bar> bars; ///< their middles, evenly spaced
    double barWidthLsb = 0.0;
    std::vector<Point> predicted; ///< a curve, or none; two points at one error are a jump
    std::optional<double> meanLsb;
    std::uint64_t beyond = 0; ///< samples whose error is larger than any that is shown

    double rangeLsb = 2.0;       ///< -range to range is in view
    double highestDensity = 1.0; ///< in view
    std::string title, subtitle;
    std::optional<double> readLsb; ///< where the pointer reads, if anywhere

    /** The index of the bar at an error, where there is one. */
    std::optional<std::size_t> barAt (double lsb) const noexcept;

    /** Where a bar begins and ends, in LSB. */
    double lowestOf (const Bar&) const noexcept;
    double highestOf (const Bar&) const noexcept;
};

/** The histogram of the errors, in as many bars as are told apart. Thread: any. */
HistogramData histogramOf (const MeasuredReduction&);

} // namespace requant
