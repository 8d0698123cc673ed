#pragma once

#include "Plots/Frame/PlotFrame.h"
#include "Report/PlotData/HistogramData.h"

namespace requant
{

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
    static std::string reading (const HistogramData&);

private:
    void paintPrediction (juce::Graphics&, const Layout&, const HistogramData&) const;
    void paintMean (juce::Graphics&, const Layout&, const HistogramData&) const;
    void paintReading (juce::Graphics&, const Layout&, const HistogramData&) const;

    const Style& style;
};

} // namespace requant
