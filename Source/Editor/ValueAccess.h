#pragma once

#include "ParameterBinding.h"

namespace requant
{

/** What screen readers read and set of a control: its text, and its value with its range. */
class ValueAccess : public juce::AccessibilityValueInterface
{
public:
    /** textInstead: while it is not empty it is what is read, and nothing is set; must outlive
        this. */
    explicit ValueAccess (ParameterBinding& toRead, const juce::String* textInstead = nullptr)
        : binding (toRead), instead (textInstead)
    {
    }

    bool isReadOnly() const override { return instead != nullptr && instead->isNotEmpty(); }
    double getCurrentValue() const override { return binding.value(); }

    juce::String getCurrentValueAsString() const override
    {
        return isReadOnly() ? *instead : binding.text();
    }

    void setValue (double newValue) override
    {
        if (! isReadOnly())
            binding.set (newValue);
    }

    void setValueAsString (const juce::String& text) override
    {
        if (! isReadOnly())
            binding.setTyped (text);
    }

    AccessibleValueRange getRange() const override
    {
        const auto& control = binding.control();
        return { { control.minimum, control.maximum }, 1.0 / control.stepsPerUnit };
    }

private:
    ParameterBinding& binding;
    const juce::String* instead;
};

} // namespace requant
