#pragma once

#include "FlatButton.h"
#include "Plugin/Session.h"

namespace requant
{

/** A padlock beside the word length: closed, it stays when presets change. Message thread. */
class WordLengthLock : public FlatButton, private juce::ChangeListener
{
public:
    WordLengthLock (const Style&, Session&);
    ~WordLengthLock() override;

private:
    void changeListenerCallback (juce::ChangeBroadcaster*) override { follow(); }
    void follow();

    Session& session;
};

} // namespace requant
