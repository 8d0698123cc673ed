#pragma once

#include "Plots/Frame/PlotFrame.h"

#include <optional>
#include <vector>

namespace requant
{

/** What the Transfer picture shows at one moment: what comes out for what goes in, in LSB. */
struct TransferData
{
    /** The output while the input lay near a value. */
    struct Point
    {
        double input, mean, deviation;
    };

    /** One horizontal piece of the staircase that there would be without dither. */
    struct Step
    {
        double from, to, output;
    };

    std::vector<Point> points; ///< by rising input; a gap wider than `pitch` is a break
    double pitch = 1.0 / 16.0; ///< from one point to the next
    std::vector<Step> staircase;

    struct Range
    {
        double lowest, highest;
    };

    std::optional<Range> inputRange;     ///< that the input used lately
    double lowest = -4.0, highest = 4.0; ///< in view, of input and output
    juce::String title, subtitle, rangeWords;
    std::optional<double> readInput; ///< where the pointer reads, if anywhere

    /** The point nearest to an input, where one lies within a pitch of it. */
    const Point* nearestTo (double input) const noexcept;
};

/** Paints the mean output over the input with a band of one standard deviation, the undithered
    staircase behind, and the range that the input used. No window, so that a report paints the same
    picture. The frame changes only with the view and may be cached. Message thread. */
class TransferPlot
{
public:
    using Data = TransferData;

    explicit TransferPlot (const Style& styleToUse) : style (styleToUse) {}

    struct Layout
    {
        Layout (const Style&, juce::Rectangle<float> area, const TransferData&);

        PlotAreas areas;
        juce::Rectangle<float> range; ///< above the plot, for the input's range
        PlotFrame frame;
    };

    void paint (juce::Graphics&, const Layout&, const TransferData&) const;

    void paintFrame (juce::Graphics&, const Layout&, const TransferData&) const;
    void paintData (juce::Graphics&, const Layout&, const TransferData&) const;

    /** What the pointer reads, in one line; empty where it reads nothing. */
    static juce::String reading (const TransferData&);

private:
    void paintStaircase (juce::Graphics&, const Layout&, const TransferData&) const;
    void paintMeasured (juce::Graphics&, const Layout&, const TransferData&) const;
    void paintInputRange (juce::Graphics&, const Layout&, const TransferData&) const;
    void paintReading (juce::Graphics&, const Layout&, const TransferData&) const;

    const Style& style;
};

} // namespace requant
