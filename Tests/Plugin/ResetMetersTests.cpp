#include "PluginUnderTest.h"

using namespace requant;
using namespace requant::test;

namespace
{

/** A plug-in that plays, and what its meters say after each block. */
struct Playing : PluginUnderTest
{
    /** What a host's automation does before a block. */
    void automate (std::string_view id, float value)
    {
        plugin.parameters()[id].setValueNotifyingHost (value);
    }

    juce::AudioBuffer<float> play (int samples, std::uint32_t seed = 1)
    {
        auto buffer = noise<float> (2, samples, seed);
        process (buffer);
        return buffer;
    }

    const MeterSnapshot& snapshot() { return plugin.meterFeed().newest(); }

    std::uint64_t generation() { return snapshot().reduction.generation; }

    void checkHeard (std::uint64_t samples)
    {
        for (std::size_t c = 0; c < 2; ++c)
        {
            CHECK (snapshot().channels[c].momentary.count == samples);
            CHECK (snapshot().channels[c].shortTerm.count == samples);
            CHECK (snapshot().channels[c].sinceReset.count == samples);
        }
    }
};

} // namespace

TEST_CASE ("Automation resets the meters at the block that it comes before, once",
           "[plugin][meters]")
{
    Playing test;
    test.play (1000);
    const auto before = test.generation();

    test.automate (parameterId::resetMeters, 1.0f);
    test.checkHeard (1000);
    test.play (512);
    test.checkHeard (512);
    CHECK (test.generation() == before + 1);
    CHECK (test.snapshot().position == 1512);

    // It stays on, which is no switching on.
    test.play (300);
    test.checkHeard (812);
    test.automate (parameterId::resetMeters, 1.0f);
    test.play (100);
    test.checkHeard (912);

    test.automate (parameterId::resetMeters, 0.0f);
    test.play (88);
    test.checkHeard (1000);
    CHECK (test.generation() == before + 1);

    test.automate (parameterId::resetMeters, 1.0f);
    test.play (7);
    test.checkHeard (7);
    CHECK (test.generation() == before + 2);
}

TEST_CASE ("A reset works in a bypassed plug-in, too", "[plugin][meters]")
{
    Playing test;
    test.set (parameterId::bypass, "on");
    test.play (1000);
    test.automate (parameterId::resetMeters, 1.0f);
    test.play (10);
    test.checkHeard (10);
}

TEST_CASE ("Samples that come after a reset are told from those before it", "[plugin][meters]")
{
    Playing test;
    auto& feed = test.plugin.meterFeed();
    feed.samples().setWatched (true);
    test.play (1000);
    test.automate (parameterId::resetMeters, 1.0f);
    test.play (1000);
    std::vector<SamplePair> pairs (SampleFeed::mostChannels * SampleFeed::longestBlock);
    const auto newest = feed.newestReduction().generation;
    CHECK (newest == test.generation());

    while (const auto block = feed.samples().pop (pairs))
        CHECK (block->generation == (block->position < 1000 ? newest - 1 : newest));
}

TEST_CASE ("A reset in the middle of a piece changes no bit of it", "[plugin][meters]")
{
    // What carries on from block to block: dither, errors that are fed back, silence that is
    // counted.
    const auto sound = [] (bool isReset)
    {
        PluginUnderTest test;
        test.set (parameterId::shaping, "hearing");
        test.set (parameterId::autoBlank, "on");
        auto buffer = noise<float> (2, 6000);
        juce::AudioBuffer<float> first (buffer.getArrayOfWritePointers(), 2, 0, 3000);
        juce::AudioBuffer<float> second (buffer.getArrayOfWritePointers(), 2, 3000, 3000);
        test.process (first);
        test.set (parameterId::resetMeters, isReset ? 1.0 : 0.0);
        test.process (second);
        return buffer;
    };

    CHECK (differingSamples (sound (true), sound (false)) == 0);
}

TEST_CASE ("The screen's reset and automation's do the same, and neither moves the other",
           "[plugin][meters]")
{
    Playing test;
    test.play (1000);
    test.plugin.meterFeed().requestReset();
    test.play (10);
    test.checkHeard (10);
    CHECK (test.plugin.parameters()[parameterId::resetMeters].value() == 0.0);

    // Both before one block.
    test.plugin.meterFeed().requestReset();
    test.automate (parameterId::resetMeters, 1.0f);
    test.play (20);
    test.checkHeard (20);
    CHECK (test.plugin.parameters()[parameterId::resetMeters].value() == 1.0);
}

// The parameter is saved as it stands, like every other: a host restores what it automates.
TEST_CASE ("A session that was saved with the reset switched on opens with meters that run",
           "[plugin][meters][state]")
{
    Playing saved;
    saved.set (parameterId::resetMeters, "on");
    juce::MemoryBlock state;
    saved.plugin.getStateInformation (state);

    Playing opened;
    opened.plugin.setStateInformation (state.getData(), static_cast<int> (state.getSize()));
    CHECK (opened.plugin.parameters()[parameterId::resetMeters].value() == 1.0);
    opened.play (500);
    opened.play (500);
    opened.checkHeard (1000);
}

TEST_CASE ("No preset touches the meters' reset", "[plugin][meters][programs]")
{
    Playing test;
    test.set (parameterId::resetMeters, "on");

    for (int program = 0; program < test.plugin.getNumPrograms(); ++program)
    {
        test.plugin.setCurrentProgram (program);
        CHECK (test.plugin.parameters()[parameterId::resetMeters].value() == 1.0);
    }
}
