#pragma once

#include "Plots/Juce/Style.h"

namespace requant
{

/** Text over as many lines as it needs, all of it: broken behind spaces and the separators of
    paths, and inside a name that is longer than a line. Message thread. */
class WrappedText : public juce::Component
{
public:
    explicit WrappedText (const Style& styleToUse) : style (styleToUse) {}

    void setText (const juce::String& newText, juce::Colour);
    const juce::String& getText() const noexcept { return text; }

    /** In px, at this width in px. */
    int heightFor (int width) const;

    /** A line of text in lines of at most this width in px, but of at least one character. Put
        together they are the text. */
    static juce::StringArray linesOf (const juce::Font&, const juce::String& text, float width);

    void paint (juce::Graphics&) override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

private:
    static constexpr int lineHeight = 18;

    juce::Font font() const { return style.font (Weight::regular, 13.0f); }
    juce::StringArray lines (int width) const;

    const Style& style;
    juce::String text;
    juce::Colour colour;
};

} // namespace requant
