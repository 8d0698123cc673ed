#pragma once

#include "Plots/Frame/PlotFrame.h"

#include <optional>
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
    juce::String title, subtitle;
    std::optional<double> readLsb; ///< where the pointer reads, if anywhere

    /** The index of the bar at an error, where there is one. */
    std::optional<std::size_t> barAt (double lsb) const noexcept;

    /** Where a bar begins and ends, in LSB. */
    double lowestOf (const Bar&) const noexcept;
    double highestOf (const Bar&) const noexcept;
};

/** Paints the histogram of the error, dashed the shape that theory gives it. No window, so that a
    report paints the same picture. The frame changes only with the view and may be cached. Message
    thread. */
class HistogramPlot
{
public:
    using Data = HistogramData;

    explicit HistogramPlot (const Style& styleToUse) : style (styleToUse) {}

    struct Layout
    {
        Layout (const Style&, juce::Rectangle<float> area, const HistogramData&);

        PlotAreas areas;
        PlotFrame frame;
    };

    void paint (juce::Graphics&, const Layout&, const HistogramData&) const;

    void paintFrame (juce::Graphics&, const Layout&, const HistogramData&) const;
    void paintData (juce::Graphics&, const Layout&, const HistogramData&) const;

    /** What the pointer reads, in one line; empty where it reads nothing. */
    static juce::String reading (const HistogramData&);

private:
    void paintPrediction (juce::Graphics&, const Layout&, const HistogramData&) const;
    void paintMean (juce::Graphics&, const Layout&, const HistogramData&) const;
    void paintReading (juce::Graphics&, const Layout&, const HistogramData&) const;

    const Style& style;
};

} // namespace requant
