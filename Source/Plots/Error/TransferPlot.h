#pragma once

#include "Plots/Frame/PlotFrame.h"
#include "Report/PlotData/TransferData.h"

namespace requant
{

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
    static std::string reading (const TransferData&);

private:
    void paintStaircase (juce::Graphics&, const Layout&, const TransferData&) const;
    void paintMeasured (juce::Graphics&, const Layout&, const TransferData&) const;
    void paintInputRange (juce::Graphics&, const Layout&, const TransferData&) const;
    void paintReading (juce::Graphics&, const Layout&, const TransferData&) const;

    const Style& style;
};

} // namespace requant
