#pragma once

#include "Plots/Frame/PlotFrame.h"
#include "Report/PlotData/SpectrumData.h"

namespace requant
{

/** Paints power spectra of input, output and error, dashed what theory predicts of the error, and
    dotted the threshold of hearing. No window, so that a report paints the same picture.

    The frame changes only with the view and may be cached; the data are painted over it.
    Message thread. */
class SpectrumPlot
{
public:
    using Data = SpectrumData;

    explicit SpectrumPlot (const Style& styleToUse) : style (styleToUse) {}

    /** Where everything lies, in px of the Graphics that is painted into. */
    struct Layout
    {
        Layout (const Style&, juce::Rectangle<float> area, const SpectrumData&);

        PlotAreas areas;
        PlotFrame frame;
    };

    void paint (juce::Graphics&, const Layout&, const SpectrumData&);

    void paintFrame (juce::Graphics&, const Layout&, const SpectrumData&) const;
    void paintData (juce::Graphics&, const Layout&, const SpectrumData&);

    /** What the pointer reads, in one line, for screen readers and narrow pictures; empty where it
        reads nothing. */
    static std::string reading (const SpectrumData&);

private:
    void paintCurve (juce::Graphics&, const Layout&, const SpectrumData&,
                     const std::vector<double>& levels, juce::Colour, LegendEntry::Line,
                     float thickness);
    void paintReading (juce::Graphics&, const Layout&, const SpectrumData&) const;

    const Style& style;
    juce::Path curve; // kept from frame to frame for its memory
};

} // namespace requant
