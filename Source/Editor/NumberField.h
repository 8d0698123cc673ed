#pragma once

#include "FocusRing.h"
#include "ParameterBinding.h"

namespace requant
{

/** A whole number: click to type it with its unit, wheel and arrow keys step it, a double click
    gives the default. Typed text that means nothing leaves the value and says what is allowed.
    Message thread. */
class NumberField : public FocusRing<juce::Component>, public juce::SettableTooltipClient
{
public:
    NumberField (const Style&, ControlParameter&, Weight, juce::Justification);
    ~NumberField() override;

    void setTextSize (float sizePx);

    /** The width that the longest value takes. */
    float widestText() const;
    juce::Font font() const { return style.font (weight, size); }

    const ParameterBinding& parameter() const noexcept { return binding; }
    void step (double by);

    /** Takes what was typed, as pressing return does. False where it was refused. */
    bool enter (const juce::String& typed);
    void startTyping();
    void stopTyping();
    juce::TextEditor* typing() noexcept { return editor.get(); }

    /** Why what was typed last was refused; empty when it was not, and again from the next edit, value,
        escape or loss of the focus on. */
    juce::String refusal() const { return refused; }

    /** Called after every change of the value, and when a typed text was refused. */
    std::function<void()> onChange;

    void paint (juce::Graphics&) override;
    void resized() override;
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

    const Style& style;
    Weight weight;
    juce::Justification justification;
    float size = 13.0f, wheel = 0.0f;
    juce::String refused;
    std::unique_ptr<juce::TextEditor> editor;
    ParameterBinding binding;
};

} // namespace requant
