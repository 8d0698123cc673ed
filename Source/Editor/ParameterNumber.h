#pragma once

#include "NumberField.h"

namespace requant
{

/** A control that is a number, as a row: its name on the left, its value on the right.
    Message thread. */
class ParameterNumber : public juce::Component
{
public:
    /** label: the name beside the field, short where a heading says the rest. suffix: what is shown
        after the number where the control has no unit. */
    ParameterNumber (const Style&, ControlParameter&, const juce::String& label,
                     const juce::String& suffix = {});

    NumberField& field() noexcept { return number; }
    double value() const noexcept { return number.parameter().value(); }

    /** Dimmed, and why: what it sets has no effect now. Empty: it has. */
    void setIdle (const juce::String& reason);

    void setLabel (const juce::String&);

    /** Narrow windows: a line below, as lists have there. */
    void setIsRow (bool shouldBeRow);

    std::function<void()> onChange;

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    const Style& style;
    juce::String name;
    NumberField number;
    bool isRow = false;
};

} // namespace requant
