#include "Editor/FeedReader.h"
#include "Support/Catch.h"

#include <memory>
#include <vector>

using namespace requant;

namespace
{

ReductionSettings withBits (int bits)
{
    ReductionSettings settings;
    settings.bits = bits;
    return settings;
}

/** Plays the audio thread's part: samples that count up, and snapshots, each when told. */
struct Source
{
    void push (std::size_t count)
    {
        std::vector<double> x (count);

        for (auto& sample : x)
            sample = static_cast<double> (pushed++);

        for (std::size_t n = 0; n < count; n += 256)
        {
            const auto some = std::span<const double> (x).subspan (n).first (
                std::min (count - n, std::size_t { 256 }));
            feed->push (some, some);
        }
    }

    void publish (std::uint64_t generation, int bits)
    {
        auto& snapshot = feed->snapshots().beingWritten();
        snapshot.channelCount = 1;
        snapshot.sampleRateHz = 44100.0;
        snapshot.generation = generation;
        snapshot.step = withBits (bits).lattice().step();
        snapshot.position = position = pushed;
        feed->snapshots().publish();
    }

    void block (std::size_t count, std::uint64_t generation, int bits)
    {
        push (count);
        publish (generation, bits);
    }

    std::unique_ptr<MeterFeed> feed = std::make_unique<MeterFeed>();
    std::uint64_t pushed = 0, position = 0;
};

// One unbroken stretch: each sample is one more than the one before.
bool isUnbroken (std::span<const SamplePair> samples)
{
    for (std::size_t n = 1; n < samples.size(); ++n)
        if (samples[n].input != samples[n - 1].input + 1.0)
            return false;

    return true;
}

} // namespace

TEST_CASE ("Samples that waited while the settings changed are in neither stretch",
           "[editor][feed]")
{
    Source source;
    FeedReader reader (*source.feed);

    for (int i = 0; i < 4; ++i)
    {
        source.block (500, 1, 16);
        reader.read (withBits (16));
    }

    REQUIRE_FALSE (reader.stretch().samples.empty());
    CHECK (reader.stretch().reduction.bits == 16);

    // Old samples wait; then the settings change, and the first samples of the new ones wait too.
    source.block (500, 1, 16);
    const auto firstNew = static_cast<double> (source.pushed);
    source.block (500, 2, 8);
    reader.read (withBits (8));
    CHECK (reader.settings().bits == 8);

    // Until new samples are there the old stretch stands, under its own settings.
    CHECK_FALSE (reader.hasNews());
    CHECK (reader.stretch().reduction.bits == 16);
    CHECK (reader.stretch().samples.back().input < firstNew);

    for (int i = 0; i < 4; ++i)
    {
        source.block (500, 2, 8);
        reader.read (withBits (8));
    }

    REQUIRE (reader.hasNews());
    CHECK (reader.stretch().reduction.bits == 8);
    CHECK (reader.stretch().samples.front().input >= firstNew);
    CHECK (isUnbroken (reader.stretch().samples));
}

TEST_CASE ("Samples of a block under way do not join before it is known with which settings it ran",
           "[editor][feed]")
{
    Source source;
    FeedReader reader (*source.feed);
    source.block (500, 1, 16);
    reader.read (withBits (16));
    source.block (500, 1, 16);
    reader.read (withBits (16));

    // The settings have changed, the block has pushed, and its snapshot is not out yet.
    const auto firstNew = static_cast<double> (source.pushed);
    source.push (300);
    reader.read (withBits (8));
    reader.read (withBits (8));
    CHECK (reader.settings().bits == 16);
    source.publish (2, 8);
    reader.read (withBits (8));

    for (const auto& sample : reader.stretch().samples)
        REQUIRE (sample.input < firstNew);
}

TEST_CASE ("Samples that waited from before a gap do not join on to those after it",
           "[editor][feed]")
{
    Source source;
    FeedReader reader (*source.feed);

    for (int i = 0; i < 3; ++i)
    {
        source.block (500, 1, 16);
        reader.read (withBits (16));
    }

    // The display stood still for longer than the feed holds.
    source.block (MeterFeed::capacity + 3000, 1, 16);
    REQUIRE (source.feed->droppedSamples() > 0);

    for (int i = 0; i < 8; ++i)
    {
        source.block (500, 1, 16);
        reader.read (withBits (16));
        CHECK (isUnbroken (reader.stretch().samples));
    }

    CHECK (reader.stretch().samples.back().input >= static_cast<double> (source.pushed - 1000));
}

TEST_CASE ("The stretch is the newest samples, as many as are kept", "[editor][feed]")
{
    Source source;
    FeedReader reader (*source.feed);

    const auto block = GENERATE (std::size_t { 64 }, std::size_t { 735 }, std::size_t { 40000 });
    std::uint64_t heard = 0;

    for (std::uint64_t total = 0; total < 120000; total += block)
    {
        heard = source.pushed;
        source.block (block, 1, 16);
        reader.read (withBits (16));
        REQUIRE (isUnbroken (reader.stretch().samples));
        REQUIRE (reader.stretch().samples.size() <= FeedReader::most);
    }

    CHECK (reader.stretch().samples.size() >= FeedReader::most / 2);
    CHECK (reader.stretch().samples.back().input == static_cast<double> (heard - 1));
}

TEST_CASE ("A restart of the host begins a new stretch", "[editor][feed]")
{
    Source source;
    FeedReader reader (*source.feed);

    for (int i = 0; i < 3; ++i)
    {
        source.block (5000, 1, 16);
        reader.read (withBits (16));
    }

    source.block (500, 1, 16);
    source.pushed = 0;

    for (int i = 0; i < 3; ++i)
    {
        source.block (500, 1, 16);
        reader.read (withBits (16));
    }

    CHECK (isUnbroken (reader.stretch().samples));
    CHECK (reader.stretch().samples.back().input < 1500.0);
}

TEST_CASE ("The error's parts are of one reduction, also where the step stays", "[editor][feed]")
{
    Source source;
    FeedReader reader (*source.feed);

    for (std::uint64_t heard = 0; heard < 2 * ErrorSplit::span; heard += 5000)
    {
        source.block (5000, 1, 16);
        reader.read (withBits (16));
    }

    CHECK (reader.errorParts().has_value());
    source.block (5000, 2, 16);
    reader.read (withBits (16));
    CHECK_FALSE (reader.errorParts().has_value());
}

TEST_CASE ("Samples flow while there is a reader", "[editor][feed]")
{
    Source source;
    CHECK_FALSE (source.feed->isWatched());

    {
        const FeedReader reader (*source.feed);
        CHECK (source.feed->isWatched());
    }

    CHECK_FALSE (source.feed->isWatched());
}
