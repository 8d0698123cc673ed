#pragma once

#include "ParameterBinding.h"

namespace requant
{

/** What screen readers read and set of a control: its text, and its value with its range. */
class ValueAccess : public juce::AccessibilityValueInterface
{
public:
    explicit ValueAccess (ParameterBinding& toRead) : binding (toRead) {}

    bool isReadOnly() const override { return false; }
    double getCurrentValue() const override { return binding.value(); }
    juce::String getCurrentValueAsString() const override { return binding.text(); }
    void setValue (double newValue) override { binding.set (newValue); }
    void setValueAsString (const juce::String& text) override { binding.setTyped (text); }

    AccessibleValueRange getRange() const override
    {
        const auto& control = binding.control();
        return { { control.minimum, control.maximum }, 1.0 / control.stepsPerUnit };
    }

private:
    ParameterBinding& binding;
};

} // namespace requant
