#pragma once

#include "Editor/Controls/ParameterBinding.h"
#include "Plots/Juce/Style.h"
#include "WheelSteps.h"

namespace requant
{

/** The line of a slider with its knob: drag it, with shift or alt ten times as finely; a click goes
    there, the wheel steps, a double click gives the default. For the mouse alone: keyboard and
    screen readers have the number that stands above it. Message thread. */
class SliderTrack : public juce::Component, public juce::SettableTooltipClient
{
public:
    SliderTrack (const Style&, HostParameter&);

    /** Where the knob's centre is, in px. */
    float knobX() const;

    void paint (juce::Graphics&) override;
    void mouseDown (const juce::MouseEvent&) override;
    void mouseDrag (const juce::MouseEvent&) override;
    void mouseUp (const juce::MouseEvent&) override;
    void mouseDoubleClick (const juce::MouseEvent&) override;
    void mouseWheelMove (const juce::MouseEvent&, const juce::MouseWheelDetails&) override;
    void mouseEnter (const juce::MouseEvent&) override { repaint(); }
    void mouseExit (const juce::MouseEvent&) override { repaint(); }

private:
    static constexpr float knobRadius = 7.0f;

    juce::Range<float> travel() const;

    const Style& style;
    ParameterBinding binding;
    WheelSteps wheel;
    float lastX = 0.0f;
    double dragged = 0.0; ///< the value under the pointer, before it is brought onto a step
};

} // namespace requant
