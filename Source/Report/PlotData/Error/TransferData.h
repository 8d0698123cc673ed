#pragma once

#include "Measurement/Windows/Windowed.h"
#include "Report/PlotData/MeasuredReduction.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace requant
{

/** The output while the input lay near a value. */
struct TransferPoint
{
    double input, mean, deviation;
};

/** The mean output over the input in full scale, of so many samples: of laws whose steps differ,
    where the lattice behind them would hide how. */
struct LawCurve
{
    std::vector<TransferPoint>
        points;         ///< by rising input; parts of the input's range without samples lack
    double peak = 0.0;  ///< of the input
    double pitch = 0.0; ///< from one point to the next

    /** input, output: of one length, finite. Thread: any. */
    static LawCurve of (std::span<const double> input, std::span<const double> output);
};

/** What the Transfer picture shows at one moment: what comes out for what goes in, in LSB. */
struct TransferData
{
    /** One horizontal piece of the staircase that there would be without dither. */
    struct Step
    {
        double from, to, output;
    };

    bool isFullScale = false; ///< all values are of full scale instead of LSB

    std::vector<TransferPoint> points; ///< by rising input; a gap wider than `pitch` is a break
    double pitch = 1.0 / 16.0;         ///< from one point to the next
    std::vector<Step> staircase;

    struct Range
    {
        double lowest, highest;
    };

    std::optional<Range> inputRange;     ///< that the input used lately
    double lowest = -4.0, highest = 4.0; ///< in view, of input and output
    std::string title, subtitle, rangeWords;
    std::optional<double> readInput; ///< where the pointer reads, if anywhere

    /** The point nearest to an input, where one lies within a pitch of it. */
    const TransferPoint* nearestTo (double input) const noexcept;
};

/** Of few levels all of them, of many the steps around 0, which are those of the whole range laid
    over one another. window: that was counted over. curve: of a law whose steps differ, which is
    shown instead; nullptr: none. Thread: any. */
TransferData transferOf (const MeasuredReduction&, TimeWindow window,
                         const LawCurve* curve = nullptr);

} // namespace requant
