#pragma once

#include "JuceHeader.h"
#include "Quantization/ReductionSettings.h"

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

    bool operator== (const SessionMemory&) const = default;
};

} // namespace requant
