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

    /** Reads what libsndfile reads. Returns nothing for a file that is none, and says in `reason`
        why, in a sentence that names the file. Message thread. */
    static std::unique_ptr<Recording> load (const juce::File&, juce::String& reason);

    /** The recording that Requant carries inside it. Message thread. */
    static std::unique_ptr<Recording> example();

    /** The same sound at another sample rate (windowed-sinc interpolation). Message thread. */
    Recording resampledTo (double newRateHz) const;
};

} // namespace requant
