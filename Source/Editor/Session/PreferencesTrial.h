#pragma once

#include "Preferences.h"

namespace requant
{

/** A start with what a person likes: what the last start did not survive is not tried again.

    While a window opens with preferences, a file beside theirs says so. It belongs to the window
    that made it for as long as its process lives, so that windows in several processes, or in
    several hosts, do not take each other for dead. One that has outlived its process tells that a
    start ended early: then the preferences are put aside, under another name, and the defaults
    hold. Where no such file can be made or owned, everything is as without it. Message thread.
*/
class PreferencesTrial
{
public:
    /** Reads the preferences, or puts them aside, and begins the trial of what was read. */
    explicit PreferencesTrial (const PreferencesFile&);

    /** As survived(): a window that closes has not died. */
    ~PreferencesTrial();

    const Preferences& preferences() const noexcept { return read; }

    /** Where preferences were put that the last start did not survive; otherwise no file. */
    const juce::File& putAside() const noexcept { return aside; }

    /** Says that the window shows: the preferences are good. */
    void survived() noexcept;

private:
    class Mark;

    Preferences read;
    juce::File aside;
    std::unique_ptr<Mark> mark;

    JUCE_DECLARE_NON_COPYABLE (PreferencesTrial)
};

} // namespace requant
