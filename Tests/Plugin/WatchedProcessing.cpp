#include "PluginUnderTest.h"
#include "RealTimeGuard.h"

using namespace requant;
using namespace requant::test;

namespace
{

/** Processes blocks under the guard, and keeps what it saw. */
struct Guarded
{
    void process (PluginUnderTest& test, int size)
    {
        juce::AudioBuffer<float> block (noisy.getArrayOfWritePointers(), noisy.getNumChannels(), 0,
                                        size);
        const RealTimeGuard guard;
        test.plugin.processBlock (block, test.midi);
        violations += guard.violations();
        first = guard.violations() > 0 ? guard.first() : first;
    }

    explicit Guarded (int channels = 2) : noisy (noise<float> (channels, 4000)) {}

    juce::AudioBuffer<float> noisy;
    std::size_t violations = 0;
    const char* first = "";
};

// Also none, and more than a block of the feed or than announced.
constexpr std::array sizes { 0, 1, 3, 255, 256, 257, 512, 4000 };

} // namespace

TEST_CASE ("While somebody looks and reads all that comes, processing takes no memory and no lock",
           "[plugin][realtime]")
{
    const auto channels = GENERATE (1, 2, 12);
    PluginUnderTest test (channels);
    auto& feed = test.plugin.meterFeed();
    feed.samples().setWatched (true);
    std::vector<SamplePair> pairs (SampleFeed::mostChannels * SampleFeed::longestBlock);
    Guarded guarded (channels);
    std::size_t samples = 0, expected = 0, costs = 0;
    BlockCost cost;

    for (int round = 0; round < 20; ++round)
        for (const auto size : sizes)
        {
            guarded.process (test, size);
            expected += static_cast<std::size_t> (size);

            while (const auto block = feed.samples().pop (pairs))
                samples += block->length;

            while (feed.popCost (cost))
                ++costs;
        }

    INFO (guarded.first);
    CHECK (guarded.violations == 0);
    CHECK (samples == expected);
    CHECK (costs == 20 * sizes.size());
}

TEST_CASE ("While somebody looks and never reads, processing takes no memory and no lock, before "
           "and after every queue is full",
           "[plugin][realtime]")
{
    PluginUnderTest test;
    auto& feed = test.plugin.meterFeed();
    feed.samples().setWatched (true);
    Guarded guarded;
    constexpr int moreThanTheQueuesHold = 5000;

    SECTION ("full of samples")
    {
        for (int n = 0; n < moreThanTheQueuesHold / 50; ++n)
            guarded.process (test, 4000);
    }

    SECTION ("full of blocks and costs")
    {
        for (int n = 0; n < moreThanTheQueuesHold; ++n)
            guarded.process (test, 1);
    }

    for (const auto size : sizes)
        guarded.process (test, size);

    INFO (guarded.first);
    CHECK (guarded.violations == 0);

    // It was full, and what waits is the oldest.
    std::vector<SamplePair> pairs (SampleFeed::mostChannels * SampleFeed::longestBlock);
    std::uint64_t next = 0;

    while (const auto block = feed.samples().pop (pairs))
    {
        CHECK (block->position == next);
        next += block->length;
    }

    CHECK (next > 0);
    CHECK (next < feed.newest().position);
}

TEST_CASE ("Beginning to look, looking at another channel and looking away take no memory in the "
           "block that follows",
           "[plugin][realtime]")
{
    PluginUnderTest test;
    auto& samples = test.plugin.meterFeed().samples();
    Guarded guarded;

    for (int round = 0; round < 50; ++round)
    {
        samples.setWatched (true, 0);
        guarded.process (test, 512);
        samples.setWatched (true, 1);
        guarded.process (test, 512);
        samples.setWatched (true, 99);
        guarded.process (test, 512);
        samples.setWatched (false);
        guarded.process (test, 512);
    }

    INFO (guarded.first);
    CHECK (guarded.violations == 0);
}

TEST_CASE ("Each block's cost comes with its own length, once", "[plugin][load]")
{
    constexpr double rateHz = 48000.0;
    PluginUnderTest test (2, rateHz);
    auto buffer = noise<float> (2, 4000);
    BlockCost cost;

    for (const auto size : sizes)
    {
        juce::AudioBuffer<float> block (buffer.getArrayOfWritePointers(), 2, 0, size);
        test.process (block);
        REQUIRE (test.plugin.meterFeed().popCost (cost));
        CHECK (cost.blockSeconds == size / rateHz);
        CHECK (cost.processSeconds >= 0.0);
        CHECK_FALSE (test.plugin.meterFeed().popCost (cost));
    }
}
