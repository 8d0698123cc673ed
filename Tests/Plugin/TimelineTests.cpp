#include "PluginUnderTest.h"

using namespace requant;
using namespace requant::test;

namespace
{

/** A host's transport. */
struct Transport : juce::AudioPlayHead
{
    juce::Optional<PositionInfo> getPosition() const override
    {
        PositionInfo info;
        info.setIsPlaying (isPlaying);

        if (hasTime)
            info.setTimeInSamples (samples);

        return info;
    }

    bool isPlaying = true, hasTime = true;
    juce::int64 samples = 0;
};

juce::AudioBuffer<float> part (const juce::AudioBuffer<float>& whole, int start, int count)
{
    juce::AudioBuffer<float> result (whole.getNumChannels(), count);

    for (int c = 0; c < whole.getNumChannels(); ++c)
        result.copyFrom (c, 0, whole, c, start, count);

    return result;
}

} // namespace

TEST_CASE ("While the host plays, dither is keyed to its timeline: a part equals that of the whole",
           "[plugin][timeline]")
{
    const auto input = noise<float> (2, 5000);
    Transport transport;
    PluginUnderTest whole, later;
    whole.plugin.setPlayHead (&transport);
    later.plugin.setPlayHead (&transport);

    auto first = input;
    whole.process (first);
    transport.samples = 1234;
    auto second = part (input, 1234, 3000);
    later.process (second);
    CHECK (differingSamples (second, part (first, 1234, 3000)) == 0);

    // A jump back gives the same noise again.
    transport.samples = 0;
    auto again = input;
    whole.process (again);
    CHECK (differingSamples (again, first) == 0);
}

TEST_CASE ("While the host stands still, or has no time, the noise goes on", "[plugin][timeline]")
{
    const auto input = noise<float> (2, 1000);
    Transport transport;
    transport.isPlaying = GENERATE (false, true);
    transport.hasTime = ! transport.isPlaying;
    transport.samples = 4711;
    PluginUnderTest test, without;
    test.plugin.setPlayHead (&transport);

    for (int block = 0; block < 3; ++block)
    {
        auto a = input, b = input;
        test.process (a);
        without.process (b);
        CHECK (differingSamples (a, b) == 0);
    }
}
