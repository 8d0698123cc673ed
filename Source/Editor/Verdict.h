#pragma once

#include "JuceHeader.h"
#include "Readings.h"

namespace requant
{

/** One sentence about what was measured; never about the settings. Thread: any. */
struct Verdict
{
    enum class Tone
    {
        good,
        plain,
        bad
    };

    juce::String sentence;
    Tone tone = Tone::plain;

    static Verdict of (const Readings&);
};

} // namespace requant
