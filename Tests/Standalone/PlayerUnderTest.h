#pragma once

#include "Plugin/Processor.h"
#include "Standalone/Playback/Player.h"

#include <functional>

namespace requant::test
{

/** The plug-in without its editor, what its first channel was given, where that is kept, and
    something that may happen while a block is processed. */
class ProcessorUnderTest : public Processor
{
public:
    std::function<void()> duringBlock;
    std::vector<float> given;
    bool keepsGiven = false;

    void processBlock (juce::AudioBuffer<float>& block, juce::MidiBuffer& midi) override
    {
        if (keepsGiven)
            given.insert (given.end(), block.getReadPointer (0),
                          block.getReadPointer (0) + block.getNumSamples());

        Processor::processBlock (block, midi);
        juce::NullCheckedInvocation::invoke (duringBlock);
    }

    using Processor::processBlock;
};

/** A whole recording of these samples, by channels. */
inline std::shared_ptr<const Recording>
recordingOf (const std::vector<std::vector<float>>& channels, int rateHz,
             const juce::String& name = "test")
{
    const auto count = channels.front().size();
    const AudioFileInfo facts { {},    rateHz, channels.size(),
                                count, 0,      SF_FORMAT_WAV | SF_FORMAT_FLOAT };
    auto recording = std::make_shared<Recording> (facts, name);
    std::vector<float> interleaved;

    for (std::size_t n = 0; n < count; ++n)
        for (const auto& channel : channels)
            interleaved.push_back (channel[n]);

    recording->append (interleaved.data(), static_cast<int> (count));
    recording->finish();
    return recording;
}

/** A ramp that says of each sample where it comes from; every second channel is its negative. */
inline std::shared_ptr<const Recording> ramp (int channels = 2, int length = 100,
                                              int rateHz = 44100)
{
    std::vector<std::vector<float>> samples (static_cast<std::size_t> (channels));

    for (std::size_t c = 0; c < samples.size(); ++c)
        for (int n = 0; n < length; ++n)
            samples[c].push_back (static_cast<float> (c % 2 == 0 ? n : -n));

    return recordingOf (samples, rateHz, "ramp");
}

} // namespace requant::test
