#pragma once

#include "FocusRing.h"

namespace requant
{

/** A flat button with a word or an arrow; as a toggle it is filled while it is on.
    Message thread. */
class FlatButton : public FocusRing<juce::Button>
{
public:
    enum class Face
    {
        word,
        arrowUp,
        arrowDown,
        onOff ///< a switch, with the name on its right
    };

    /** name: what is written on it, and what a screen reader says. */
    FlatButton (const Style&, const juce::String& name, const juce::String& help,
                Face = Face::word);

    /** Dimmed, and why: it has no effect now. Empty: it has. */
    void setIdle (const juce::String& reason);

    bool keyPressed (const juce::KeyPress&) override;

protected:
    void paintButton (juce::Graphics&, bool isHighlighted, bool isDown) override;

private:
    void paintSwitch (juce::Graphics&, bool isHighlighted) const;

    const Style& style;
    Face face;
};

/** Paints a small triangle that points up or down. */
void paintArrow (juce::Graphics&, juce::Point<float> centre, bool pointsUp);

} // namespace requant
