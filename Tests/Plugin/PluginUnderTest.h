#pragma once

#include "Plugin/Processor.h"
#include "Plugin/Session/State.h"
#include "Support/Catch.h"

#include <random>

namespace requant::test
{

/** A plug-in as a host has it: with JUCE's message thread in place, and short ways to drive it. */
struct PluginUnderTest
{
    explicit PluginUnderTest (int channels = 2, double sampleRateHz = 48000.0, int block = 512)
    {
        setChannels (channels);
        plugin.setRateAndBufferSizeDetails (sampleRateHz, block);
        plugin.prepareToPlay (sampleRateHz, block);
    }

    void setChannels (int channels)
    {
        const auto set = channels == 1   ? juce::AudioChannelSet::mono()
                         : channels == 2 ? juce::AudioChannelSet::stereo()
                                         : juce::AudioChannelSet::discreteChannels (channels);
        REQUIRE (plugin.setBusesLayout ({ { set }, { set } }));
    }

    void set (std::string_view id, double value)
    {
        plugin.parameters()[id].setByUser (value);
        plugin.keepUp(); // what the timer of a running message loop does
    }

    void set (std::string_view id, std::string_view text)
    {
        set (id, findParameter (id)->parse (text).value());
    }

    std::vector<double> values() const
    {
        std::vector<double> all;
        for (const auto* parameter : plugin.parameters().all())
            all.push_back (parameter->value());
        return all;
    }

    template <typename Sample>
    void process (juce::AudioBuffer<Sample>& buffer)
    {
        plugin.processBlock (buffer, midi);
    }

    /** Processes a whole signal in blocks of one length; the last may be shorter. */
    template <typename Sample>
    void processInBlocks (juce::AudioBuffer<Sample>& whole, int block)
    {
        for (int start = 0; start < whole.getNumSamples(); start += block)
        {
            const auto length = std::min (block, whole.getNumSamples() - start);
            juce::AudioBuffer<Sample> part (whole.getArrayOfWritePointers(), whole.getNumChannels(),
                                            start, length);
            process (part);
        }
    }

    juce::ScopedJuceInitialiser_GUI juce;
    std::unique_ptr<Processor> owned = std::make_unique<Processor>();
    Processor& plugin = *owned; // its feed is too large for some systems' stacks
    juce::MidiBuffer midi;
};

/** Uniform in 0 to 1, the same on every machine. */
inline double uniform (std::mt19937& generator)
{
    return static_cast<double> (generator()) / 4294967296.0;
}

/** Noise of a fixed seed, uniform in -0.9 to 0.9: every run and every machine gets the same. */
template <typename Sample>
juce::AudioBuffer<Sample> noise (int channels, int count, std::uint32_t seed = 1)
{
    std::mt19937 generator (seed);
    juce::AudioBuffer<Sample> buffer (channels, count);

    for (int c = 0; c < channels; ++c)
        for (int n = 0; n < count; ++n)
            buffer.setSample (c, n, static_cast<Sample> (1.8 * uniform (generator) - 0.9));

    return buffer;
}

/** How many samples differ in any bit. */
template <typename Sample>
int differingSamples (const juce::AudioBuffer<Sample>& a, const juce::AudioBuffer<Sample>& b)
{
    REQUIRE (a.getNumChannels() == b.getNumChannels());
    REQUIRE (a.getNumSamples() == b.getNumSamples());
    int differing = 0;

    for (int c = 0; c < a.getNumChannels(); ++c)
        for (int n = 0; n < a.getNumSamples(); ++n)
            differing +=
                std::memcmp (a.getReadPointer (c, n), b.getReadPointer (c, n), sizeof (Sample)) != 0
                    ? 1
                    : 0;

    return differing;
}

} // namespace requant::test
