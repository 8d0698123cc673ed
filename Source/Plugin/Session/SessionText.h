#pragma once

#include "Engine/Learning.h"
#include "JuceHeader.h"
#include "Parameters/Parameter.h"
#include "Quantization/Reduction/ReductionSettings.h"

#include <string>
#include <string_view>

namespace requant
{

/** A full setting and the preset that it began as, by name; empty: none. */
struct Setup
{
    ReductionSettings reduction;
    juce::String preset;

    bool operator== (const Setup&) const = default;
};

/** What a session holds beside the parameters, and a state stores with them. */
struct SessionMemory
{
    bool isB = false;    ///< which of two settings, A and B, the parameters are
    Setup other;         ///< the one that they are not
    juce::String preset; ///< what the parameters began as, by name; empty: none

    /** Whether the word length stays when presets change. It belongs to the session, since what has
        to be delivered does. */
    bool keepsWordLength = false;

    /** What was learned of a passage, for ranges and levels that are found. */
    Learned learned;

    bool operator== (const SessionMemory&) const = default;
};

/** What a session holds beside its parameters, as lines of its state: none for what is as in a new
    session. Thread: any. */
namespace sessionText
{

std::string write (const SessionMemory&);

/** Whether a key of a state is one of these lines'. */
bool isKey (std::string_view key);

/** Takes the value of such a key; false where it is none that write() writes. */
bool take (std::string_view key, std::string_view value, SessionMemory&);

} // namespace sessionText

} // namespace requant
