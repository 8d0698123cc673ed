#include "PluginUnderTest.h"

#include <atomic>
#include <thread>

using namespace requant;
using namespace requant::test;

namespace
{

constexpr int fewestBlocks = 12'000;
constexpr double rateHz = 48000.0;

/** A host's audio thread: blocks of 1 to 128 samples, all of them 1/2 or -1/2, so that every sum of
    squares of the input is exactly a quarter of its count. */
class AudioThread
{
public:
    explicit AudioThread (Processor& plugin) : thread ([this, &plugin] { run (plugin); }) {}
    ~AudioThread() { finish(); }

    /** Returns once it has stopped, after fewestBlocks at the earliest. */
    void finish()
    {
        mayEnd = true;

        if (thread.joinable())
            thread.join();
    }

    int blocksDone() const noexcept { return done.load (std::memory_order_relaxed); }

    /** Where it stopped; after finish(). */
    std::uint64_t samplesDone() const noexcept { return samples.load(); }

private:
    void run (Processor& plugin)
    {
        std::mt19937 generator (11);
        juce::AudioBuffer<double> buffer (2, 128);
        juce::MidiBuffer midi;

        for (int block = 0; block < fewestBlocks || ! mayEnd; ++block)
        {
            const auto length = 1 + static_cast<int> (generator() % 128);
            juce::AudioBuffer<double> part (buffer.getArrayOfWritePointers(), 2, 0, length);

            for (int n = 0; n < length; ++n)
                for (int c = 0; c < 2; ++c)
                    part.setSample (c, n, (n + c) % 2 == 0 ? 0.5 : -0.5);

            plugin.processBlock (part, midi);
            samples += static_cast<std::uint64_t> (length);
            done.store (block + 1);
        }
    }

    std::atomic<bool> mayEnd { false };
    std::atomic<int> done { 0 };
    std::atomic<std::uint64_t> samples { 0 };
    std::thread thread;
};

/** What a screen reads, and how often that was not as it was written. */
struct Screen
{
    explicit Screen (Processor& plugin) : feed (plugin.meterFeed()) {}

    void readSnapshot()
    {
        const auto& snapshot = feed.newest();

        if (! snapshot.reduction.exists())
            return;

        const auto& generation = snapshot.reduction.generation;
        broken += snapshot.position < position ? 1u : 0u;
        broken += resets > 0 && generation < lastGeneration ? 1u : 0u;
        resets += generation != std::exchange (lastGeneration, generation) ? 1u : 0u;
        position = snapshot.position;
        const auto count = snapshot.channels[0].sinceReset.count;

        for (std::size_t c = 0; c < 2; ++c)
            for (const auto* sums :
                 { &snapshot.channels[c].momentary, &snapshot.channels[c].sinceReset })
                broken += sums->inputSquared.value() != 0.25 * static_cast<double> (sums->count)
                              ? 1u
                              : 0u;

        broken += snapshot.channels[1].sinceReset.count != count ? 1u : 0u;
        broken += count > snapshot.position ? 1u : 0u;
    }

    void readSamples()
    {
        const auto block = feed.samples().pop (pairs);

        if (! block)
            return;

        ++blocks;
        broken += block->generation > feed.newestReduction().generation ? 1u : 0u;
        broken += block->position < nextPosition ? 1u : 0u;
        nextPosition = block->position + block->length;

        for (std::size_t n = 0; n < block->length * block->channelCount; ++n)
            broken += std::abs (pairs[n].input) != 0.5
                              || std::abs (pairs[n].output - pairs[n].input) > 0.25
                          ? 1u
                          : 0u;
    }

    void readCost()
    {
        BlockCost cost;

        if (! feed.popCost (cost))
            return;

        ++costs;
        const auto samples = cost.blockSeconds * rateHz;
        broken += samples < 0.9 || samples > 128.1 || cost.processSeconds < 0.0 ? 1u : 0u;
    }

    void read()
    {
        readSnapshot();
        readSamples();
        readCost();
    }

    MeterFeed& feed;
    std::vector<SamplePair> pairs =
        std::vector<SamplePair> (SampleFeed::mostChannels * SampleFeed::longestBlock);
    std::uint64_t position = 0, lastGeneration = 0, nextPosition = 0;
    int blocks = 0, costs = 0;
    std::size_t resets = 0, broken = 0;
};

} // namespace

// For ThreadSanitizer as well: the screen reads one of some ten blocks, so that samples and costs
// are lost, and asks for resets all the while, until it has seen some, whenever it gets to run, or
// has looked often enough to have seen them.
TEST_CASE ("However slow the screen, it sees whole readings, blocks and costs, in order",
           "[plugin][feed][threads]")
{
    PluginUnderTest test (2, rateHz);
    test.set (parameterId::bits, 4.0);
    test.plugin.meterFeed().samples().setWatched (true);
    Screen screen (test.plugin);
    AudioThread audio (test.plugin);

    constexpr int mostLooks = 100'000;

    for (int seen = 0, looks = 0;
         looks < mostLooks && (seen < fewestBlocks || screen.resets < 2 || screen.blocks == 0);)
    {
        const auto done = audio.blocksDone();

        if (done < seen + 10)
        {
            std::this_thread::yield();
            continue;
        }

        seen = done;
        ++looks;
        screen.read();

        if (screen.resets < 2 || seen % 7 == 0)
            test.plugin.meterFeed().requestReset();
    }

    audio.finish();
    screen.readSnapshot();
    CHECK (screen.broken == 0);
    CHECK (screen.position == audio.samplesDone());
    CHECK (screen.resets > 1);
    CHECK (screen.blocks > 0);
    CHECK (screen.blocks < audio.blocksDone());
    CHECK (screen.costs < audio.blocksDone());
}
