#pragma once

#include "JuceHeader.h"

namespace requant
{

/** An audio file in memory, as it is: any channel count and sample rate, full scale 1.0. */
struct Recording
{
    juce::AudioBuffer<float> samples;
    double sampleRateHz = 0.0;
    juce::String name;

    /** Reads what the command reads. Returns nothing for a file that is none, and says in `reason`
        why: the command's own sentence, with the file's name in place of its path. Message thread.
    */
    static std::unique_ptr<Recording> load (const juce::File&, juce::String& reason);

    /** The recording that Requant carries inside it. Message thread. */
    static std::unique_ptr<Recording> example();

    /** Writes the example's own file, bit for bit. False where it cannot. Message thread. */
    static bool writeExample (const juce::File&);

    /** The same sound at another sample rate (windowed-sinc interpolation). Message thread. */
    Recording resampledTo (double newRateHz) const;
};

} // namespace requant
