#pragma once

#include "Plots/Juce/Style.h"
#include "Plots/Spectrum/ShaperCurvePlot.h"
#include "Quantization/Shaping/NoiseTransferFunction.h"

namespace requant
{

/** The curve of the noise shaper that is chosen, below its name; it moves with the depth. In its
    place stands a remark where something else runs than what is chosen, whole in the tooltip.
    Message thread. */
class ShaperCurve : public juce::Component, public juce::SettableTooltipClient
{
public:
    explicit ShaperCurve (const Style&);

    /** sampleRateHz: above 0. */
    void show (const NoiseTransferFunction&, double sampleRateHz);

    void setRemark (const juce::String&);
    const juce::String& remark() const noexcept { return words; }

    /** Whatever it says, so that nothing jumps. */
    static constexpr int neededHeight = 46;

    const ShaperCurveData& shown() const noexcept { return data; }

    void paint (juce::Graphics&) override;

private:
    juce::TextLayout layoutOf (const juce::String&) const;
    juce::TextLayout remarkLayout() const;
    void describe();

    const Style& style;
    ShaperCurvePlot picture { style.theme };
    ShaperCurveData data;
    juce::String words, meaning;
};

} // namespace requant
