#pragma once

#include "Parameters/Presets.h"
#include "Plugin/Parameters/ParameterSet.h"

namespace requant
{

/** The factory presets as a host's programs. Which one is current follows from the parameters, so
    that a state holds nothing of it, and a host that sends back the program that it was told
    changes nothing. Thread: any; real time: count() and current().

    VST3 hosts get programs as one more parameter, whose value they may send at any time. So there
    is a last program for settings that are no preset's: without it they would have to pass as a
    preset, which then could not be chosen, or would be chosen by a host that only repeats it.
    Formats that take programs for a list of presets to load have no use for it.
*/
class Programs
{
public:
    /** shouldHaveCustom: whether there is a last program for settings that are no preset's. */
    Programs (const ParameterSet&, bool shouldHaveCustom);

    int count() const noexcept;

    /** The one whose settings are the present ones; else the last one for them, or the first. */
    int current() const noexcept;

    /** Sets every parameter of the reduction that differs, without a gesture, so that automation
        that is being written takes no note; bypass stays, and so does the word length where it is
        kept. A number of no preset changes nothing. Not real time: JUCE tells hosts of a value
        under a lock. Its wrappers bring a program change of the audio thread to the message thread
        first. */
    void choose (int program, bool keepsWordLength) const;

    juce::String name (int program) const;

private:
    int presetCount() const noexcept { return static_cast<int> (presets.size()); }

    const ParameterSet& parameters;
    std::span<const Preset> presets;
    const bool hasCustom;
};

} // namespace requant
