#pragma once

#include "Plots/Style/Style.h"
#include "Report/PlotData/ShaperCurveData.h"

namespace requant
{

/** A noise shaper's designed curve, small: dashed, as all that theory says, over the line of noise
    that is not shaped. Message thread. */
class ShaperCurvePlot
{
public:
    explicit ShaperCurvePlot (const Style& styleToUse) : style (styleToUse) {}

    /** The dB at the upper and the lower edge: never nearer than 20 dB, and otherwise what holds
        the curve, in steps of 10 dB. */
    static juce::Range<double> rangeDb (const ShaperCurveData&);

    /** Where a level lies in an area, in px from the component's top. */
    static float yOf (double db, juce::Range<double> rangeDb, juce::Rectangle<float> area);

    void paint (juce::Graphics&, juce::Rectangle<float> area, const ShaperCurveData&) const;

private:
    void paintScale (juce::Graphics&, juce::Rectangle<float> area,
                     juce::Range<double> rangeDb) const;

    const Style& style;
};

} // namespace requant
