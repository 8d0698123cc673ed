#pragma once

#include "Editor/Controls/ParameterBinding.h"
#include "FocusRing.h"
#include "WheelSteps.h"

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

/** A number: click to type it with its unit; wheel, arrow keys and a drag up or down step it, with
    shift or alt by the finest step; a double click gives the default. Inside what scrolls, the
    wheel belongs to that until the number has the focus. Typed text that means nothing leaves the
    value and says what is allowed. Message thread. */
class NumberField : public FocusRing<juce::Component>,
                    public juce::SettableTooltipClient,
                    public ParameterHolder
{
public:
    NumberField (const Style&, HostParameter&, Weight, juce::Justification);
    ~NumberField() override;

    void setTextSize (float sizePx);

    /** Whether the unit stands after the number, or this instead where the control has none. */
    void setShowsUnit (bool shouldShow, const juce::String& insteadOfUnit = {});

    /** Told with the tooltip: why the number has no effect now. isIdleNow: and dimmed,
        therefore. */
    void setReason (const juce::String&, bool isIdleNow);

    /** Shows this in place of the value, which nothing here sets meanwhile; empty: the value. */
    void setInstead (const juce::String& text);
    const juce::String& instead() const noexcept { return shownInstead; }

    /** The width that the longest value takes, and the one that the present value does. */
    float widestText() const;
    float shownWidth() const;
    juce::Font font() const { return style.font (weight, size); }

    const ParameterBinding& parameter() const noexcept { return binding; }
    ParameterBinding& held() override { return binding; }
    std::function<void()> typingAction() override;

    void set (double value) { binding.set (value); }

    /** Moves the value by so many steps, as ParameterBinding does. */
    void step (double count, bool isFine = false);

    /** Takes what was typed, as pressing return does. False where it was refused. */
    bool enter (const juce::String& typed);
    void startTyping();
    void stopTyping();
    juce::TextEditor* typing() noexcept { return editor.get(); }

    /** Why what was typed last was refused; empty when it was not, and again from the next edit,
        value, escape or loss of the focus on. */
    juce::String refusal() const { return refused; }

    /** Called after every change of the value, when a typed text was refused, and when typing
        starts and ends. */
    std::function<void()> onChange;

    void paint (juce::Graphics&) override;
    void resized() override;
    void lookAndFeelChanged() override;
    void mouseDrag (const juce::MouseEvent&) override;
    void mouseUp (const juce::MouseEvent&) override;
    void mouseDoubleClick (const juce::MouseEvent&) override;
    void mouseWheelMove (const juce::MouseEvent&, const juce::MouseWheelDetails&) override;
    bool keyPressed (const juce::KeyPress&) override;
    void focusLost (FocusChangeType) override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

private:
    /** Takes back a refusal and tells of the value as it is. */
    void settle();
    void changed();
    juce::String textOf (double value) const;

    const Style& style;
    Weight weight;
    juce::Justification justification;
    float size = 13.0f, lastY = 0.0f;
    double dragged = 0.0; ///< the value while it is dragged, before it is brought onto a step
    WheelSteps wheel;
    bool showsUnit = false;
    bool isIdle = false;
    juce::String insteadOfUnit, refused, shownInstead;
    std::unique_ptr<juce::TextEditor> editor;
    ParameterBinding binding;
};

} // namespace requant
