#pragma once

#include "Editor/Widgets/NumberField.h"
#include "Editor/Widgets/SliderTrack.h"

namespace requant
{

/** A control that is a number, as a row: its name on the left, its value on the right, and, as a
    slider, its track below. Message thread. */
class ParameterNumber : public juce::Component, public ParameterHolder
{
public:
    enum class Form
    {
        plain,
        slider
    };

    /** label: the name beside the field, short where a heading says the rest. suffix: what is shown
        after the number where the control has no unit. */
    ParameterNumber (const Style&, HostParameter&, const juce::String& label,
                     const juce::String& suffix = {}, Form = Form::plain);

    NumberField& field() noexcept { return number; }
    SliderTrack* slider() noexcept { return track ? &*track : nullptr; }
    ParameterBinding& held() override { return number.held(); }
    std::function<void()> typingAction() override { return number.typingAction(); }
    double value() const noexcept { return number.parameter().value(); }

    /** Dimmed, and why: what it sets has no effect now. Empty: it has. */
    void setIdle (const juce::String& reason);

    /** Shows what is in effect in place of the value, which nothing sets meanwhile, and why. */
    void setInstead (const juce::String& shown, const juce::String& reason);

    void setLabel (const juce::String&);

    /** Narrow windows: a line below, as lists have there, and no track. */
    void setIsRow (bool shouldBeRow);

    std::function<void()> onChange;

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    static constexpr int lineHeight = 20;

    juce::Rectangle<int> lineArea() const;

    const Style& style;
    juce::String name;
    NumberField number;
    std::optional<SliderTrack> track;
    bool isRow = false;
};

} // namespace requant
