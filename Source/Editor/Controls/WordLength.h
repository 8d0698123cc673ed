#pragma once

#include "Editor/Widgets/FlatButton.h"
#include "Editor/Widgets/NumberField.h"
#include "Editor/Widgets/SegmentedControl.h"
#include "Levels/Lattice.h"
#include "Plugin/Session/Session.h"

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

/** The one very large number: how many bits a sample keeps, and how many levels the chosen
    lattice makes of them, with steppers, the usual word lengths one click away, and a padlock.
    Message thread. */
class WordLength : public juce::Component
{
public:
    WordLength (const Style&, Session&);

    /** Narrow windows: a smaller figure, no heading, no row of usual lengths. */
    void setCompact (bool shouldBeCompact);
    int neededHeight() const noexcept { return isCompact ? 64 : 114; }

    NumberField& figure() noexcept { return number; }
    SegmentedControl& chips() noexcept { return usual; }
    WordLengthLock& lock() noexcept { return padlock; }

    std::int64_t levels() const;

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    void changed();
    void step (double bits);

    const Style& style;
    bool isCompact = false;
    NumberField number;
    FlatButton more, fewer;
    WordLengthLock padlock;
    SegmentedControl usual;
    const ParameterSet& parameters;
    ParameterBinding kind, law;
    juce::Rectangle<int> unitArea;
};

} // namespace requant
