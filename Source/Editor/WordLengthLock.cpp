#include "WordLengthLock.h"

namespace requant
{

WordLengthLock::WordLengthLock (const Style& styleToUse, Session& sessionToFollow)
    : FlatButton (styleToUse, "Keep the word length",
                  "Keep the word length when presets change: the padlock is closed while it is "
                  "kept.",
                  Glyph::lockOpen),
      session (sessionToFollow)
{
    setToggleable (true);
    onClick = [this] { session.setKeepsWordLength (! session.keepsWordLength()); };
    session.addChangeListener (this);
    follow();
}

WordLengthLock::~WordLengthLock() { session.removeChangeListener (this); }

void WordLengthLock::follow()
{
    const auto isClosed = session.keepsWordLength();
    setGlyph (isClosed ? Glyph::lockClosed : Glyph::lockOpen);
    setToggleState (isClosed, juce::dontSendNotification);
}

} // namespace requant
