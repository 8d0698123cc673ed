#pragma once

#include "JuceHeader.h"

namespace requant::test
{

/** A person's hand: the display's pointer and keyboard, by xdotool. Places are px of the screen.
    Each call returns when the server has sent what it causes. Two presses are never where the last
    one was, since they would be a double click, but up to 5 px beside it. Not the message
    thread. */
class Hand
{
public:
    using Place = juce::Point<int>;

    void moveTo (Place) const;
    void click (Place) const;
    void rightClick (Place) const;
    void doubleClick (Place) const;

    /** keys: held down meanwhile, as xdotool names them ("shift"); empty: none. */
    void drag (Place from, Place to, const juce::String& keys = {}) const;

    /** Notches of the wheel; positive: away from the person. */
    void wheel (Place, int notches, const juce::String& keys = {}) const;

    void type (const juce::String& text) const;

    /** As xdotool names it: "Return", "ctrl+z". */
    void press (const juce::String& key) const;

    /** Gives the window this size in px, as the frame of a desktop does. */
    void resize (const juce::Component&, int width, int height) const;

    /** Waits for the server's answer to something. */
    void ask() const;

private:
    Place beside (Place place) const
    {
        side = -side;
        return place.translated (side, 0);
    }

    static void act (const juce::String& commands);
    static void holding (const juce::String& keys, const juce::String& commands);

    mutable int side = 5;
};

} // namespace requant::test
