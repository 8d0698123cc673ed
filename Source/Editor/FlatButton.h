#pragma once

#include "FocusRing.h"
#include "Glyphs.h"

namespace requant
{

/** A flat button with a word or a sign; as a toggle it is filled while it is on.
    Message thread. */
class FlatButton : public FocusRing<juce::Button>
{
public:
    enum class Face
    {
        word,
        glyph,
        onOff ///< a switch, with the name on its right
    };

    /** name: what is written on it, and what a screen reader says. */
    FlatButton (const Style&, const juce::String& name, const juce::String& help,
                Face = Face::word);

    /** With a sign on it instead of its name. */
    FlatButton (const Style&, const juce::String& name, const juce::String& help, Glyph);

    /** Another sign instead of the one that it has. */
    void setGlyph (Glyph);

    /** What it does now, where that changes: a sentence, for the tooltip and for screen readers. */
    void setHelp (const juce::String&);

    /** Dimmed, and why: it has no effect now. Empty: it has. */
    void setIdle (const juce::String& reason);

    bool keyPressed (const juce::KeyPress&) override;
    void mouseDown (const juce::MouseEvent&) override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

protected:
    void paintButton (juce::Graphics&, bool isHighlighted, bool isDown) override;

private:
    void paintSwitch (juce::Graphics&, bool isHighlighted) const;

    const Style& style;
    Face face;
    Glyph glyph = Glyph::dots;
    bool isIdle = false;
};

} // namespace requant
