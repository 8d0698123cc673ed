#pragma once

#include "Pictures/ShaperCurvePicture.h"
#include "Quantization/NoiseTransferFunction.h"

namespace requant
{

/** The curve of the noise shaper that is chosen, below its name; it moves with the depth. In its place
    stands a remark where something else runs than what is chosen. Message thread. */
class ShaperCurve : public juce::Component, public juce::SettableTooltipClient
{
public:
    static constexpr double lowestHz = 20.0;

    explicit ShaperCurve (const Style&);

    /** sampleRateHz: above 0. */
    void show (const NoiseTransferFunction&, double sampleRateHz);

    void setRemark (const juce::String&);
    const juce::String& remark() const noexcept { return words; }

    /** How high it has to be at a width in px. */
    int neededHeight (int width) const;

    const ShaperCurveData& shown() const noexcept { return data; }

    void paint (juce::Graphics&) override;

private:
    juce::TextLayout remarkLayout (int width) const;

    const Style& style;
    ShaperCurvePicture picture { style };
    ShaperCurveData data;
    juce::String words;
};

} // namespace requant
