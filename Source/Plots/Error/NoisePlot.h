#pragma once

#include "Plots/Frame/PlotFrame.h"
#include "Report/PlotData/NoiseData.h"

namespace requant
{

/** Paints, above, the mean error with its spread over where the input lies inside its step, and
    below, the noise power over the same: a flat line at 0 above means no distortion, a flat line
    below no noise modulation. Dashed what theory predicts, behind it what none and RPDF would give.
    No window, so that a report paints the same picture. Message thread. */
class NoisePlot
{
public:
    using Data = NoiseData;

    explicit NoisePlot (const Style& styleToUse) : style (styleToUse) {}

    struct Layout
    {
        Layout (const Style&, juce::Rectangle<float> area, const NoiseData&);

        PlotAreas areas;
        juce::Rectangle<float> errorWords, powerWords;
        PlotFrame error, power;
    };

    void paint (juce::Graphics&, const Layout&, const NoiseData&) const;

    void paintFrame (juce::Graphics&, const Layout&, const NoiseData&) const;
    void paintData (juce::Graphics&, const Layout&, const NoiseData&) const;

    /** What the pointer reads, in one line; empty where it reads nothing. */
    static std::string reading (const NoiseData&);

private:
    void paintReferences (juce::Graphics&, const Layout&, const NoiseData&) const;
    void paintErrors (juce::Graphics&, const Layout&, const NoiseData&) const;
    void paintPower (juce::Graphics&, const Layout&, const NoiseData&) const;
    void paintReading (juce::Graphics&, const Layout&, const NoiseData&) const;

    const Style& style;
};

} // namespace requant
