#pragma once

#include "Plugin/Processor.h"
#include "Standalone/Player.h"

#include <functional>

namespace requant::test
{

/** The plug-in without its editor, and something that may happen while a block is processed. */
class ProcessorUnderTest : public Processor
{
public:
    std::function<void()> duringBlock;

    void processBlock (juce::AudioBuffer<float>& block, juce::MidiBuffer& midi) override
    {
        Processor::processBlock (block, midi);
        juce::NullCheckedInvocation::invoke (duringBlock);
    }

    using Processor::processBlock;
};

/** A ramp that says of each sample where it comes from; every second channel is its negative. */
inline std::shared_ptr<const Recording> ramp (int channels = 2, int length = 100,
                                              double rateHz = 44100.0)
{
    auto recording = std::make_shared<Recording>();
    recording->samples.setSize (channels, length);
    recording->sampleRateHz = rateHz;
    recording->name = "ramp";

    for (int c = 0; c < channels; ++c)
        for (int n = 0; n < length; ++n)
            recording->samples.setSample (c, n, static_cast<float> (c % 2 == 0 ? n : -n));

    return recording;
}

} // namespace requant::test
