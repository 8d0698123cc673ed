#include "Editor/FeedReader.h"
#include "Support/Catch.h"

#include <memory>
#include <thread>

using namespace requant;

namespace
{

/** An audio thread that changes its settings every so many blocks until it is told to stop. Each
    sample's input is the number of the settings, its output the sample's own number. */
void playUntil (const std::atomic<bool>& isDone, MeterFeed& feed)
{
    constexpr std::size_t length = 64;
    constexpr std::uint64_t blocksOfSettings = 20;
    std::array<double, length> input, output;
    std::uint64_t position = 0;

    for (std::uint64_t block = 0; ! isDone.load(); ++block)
    {
        const auto generation = block / blocksOfSettings;
        input.fill (static_cast<double> (generation));

        for (auto& sample : output)
            sample = static_cast<double> (position++);

        feed.push (input, output);

        // Lets the reader come between the samples and their snapshot, in every other block.
        if (block % 2 == 0)
            std::this_thread::yield();

        auto& snapshot = feed.snapshots().beingWritten();
        snapshot.sampleRateHz = 44100.0;
        snapshot.step = 0.25;
        snapshot.generation = generation;
        snapshot.position = position;
        feed.snapshots().publish();

        if (block % 2 != 0)
            std::this_thread::yield();
    }
}

} // namespace

TEST_CASE ("While audio runs and settings change, no stretch mixes two settings or has a gap",
           "[editor][feed]")
{
    const auto feed = std::make_unique<MeterFeed>();
    FeedReader reader (*feed);
    std::atomic<bool> isDone { false };
    std::thread audio ([&] { playUntil (isDone, *feed); });

    std::size_t mixed = 0, broken = 0;

    for (int news = 0; news < 4000;)
    {
        reader.read ({});

        if (! reader.hasNews())
            continue;

        ++news;
        const auto samples = reader.stretch().samples;

        for (std::size_t n = 1; n < samples.size(); ++n)
        {
            mixed += samples[n].input != samples[n - 1].input ? 1u : 0u;
            broken += samples[n].output != samples[n - 1].output + 1.0 ? 1u : 0u;
        }
    }

    isDone = true;
    audio.join();
    CHECK (mixed == 0);
    CHECK (broken == 0);
}
