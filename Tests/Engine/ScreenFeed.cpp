#include "Rendered.h"

#include <memory>

using namespace requant;
using namespace requant::test;

namespace
{

struct Watched
{
    std::unique_ptr<MeterFeed> feed = std::make_unique<MeterFeed>();
    Engine engine;

    Watched (double rate, std::size_t channels)
    {
        engine.prepare (rate, channels);
        engine.setSettings (settingsOf (12, Rounding::nearest, Dither::tpdf, Shaping::lipshitz));
    }

    /** The samples that wait, a row a watched channel, and what they are. */
    struct Popped
    {
        Channels<double> input, output;
        std::vector<SampleBlock> blocks;
    };

    Popped popAll()
    {
        Popped all;
        std::vector<SamplePair> pairs (SampleFeed::mostChannels * SampleFeed::longestBlock);

        while (const auto block = feed->samples().pop (pairs))
        {
            all.blocks.push_back (*block);
            all.input.resize (block->channelCount);
            all.output.resize (block->channelCount);

            for (std::size_t c = 0; c < block->channelCount; ++c)
                for (std::size_t n = 0; n < block->length; ++n)
                {
                    all.input[c].push_back (pairs[c * block->length + n].input);
                    all.output[c].push_back (pairs[c * block->length + n].output);
                }
        }

        return all;
    }
};

} // namespace

TEST_CASE ("Each block publishes the readings as they stand at its end", "[instrument][feed]")
{
    Watched watched { 44100.0, 3 };
    auto signal = musicLike (3, 5000);
    process (watched.engine, signal, 0, 5000, 480, watched.feed.get());

    const auto& snapshot = watched.feed->newest();
    CHECK (snapshot.reduction.channelCount == 3);
    CHECK (snapshot.shownChannels() == 3);
    CHECK (snapshot.reduction.sampleRateHz == 44100.0);
    CHECK (snapshot.reduction.settings == watched.engine.settings());
    CHECK (snapshot.reduction.shaper.running == Shaping::lipshitz);
    CHECK (snapshot.position == 5000);

    for (std::size_t c = 0; c < 3; ++c)
    {
        const auto reading = watched.engine.reading (c);
        CHECK (snapshot.channels[c].sinceReset.count == 5000);
        CHECK (snapshot.channels[c].sinceReset.errorSquared.value()
               == reading.sinceReset.errorSquared.value());
        CHECK (snapshot.channels[c].momentary.inputPeak == reading.momentary.inputPeak);
    }
}

TEST_CASE ("Readings speak of one reduction: a change of settings empties them and is counted",
           "[instrument][feed]")
{
    Watched watched { 44100.0, 1 };
    auto signal = musicLike (1, 3000);
    const auto settings = watched.engine.settings();

    process (watched.engine, signal, 0, 1000, 1000, watched.feed.get());
    const auto before = watched.feed->newest().reduction.generation;

    watched.engine.setSettings (settings); // no change
    process (watched.engine, signal, 1000, 1000, 1000, watched.feed.get());
    CHECK (watched.feed->newest().reduction.generation == before);
    CHECK (watched.feed->newest().channels[0].sinceReset.count == 2000);

    auto changed = settings;
    changed.reduction.bits = 8;
    watched.engine.setSettings (changed);
    process (watched.engine, signal, 2000, 1000, 1000, watched.feed.get());
    CHECK (watched.feed->newest().reduction.generation == before + 1);
    CHECK (watched.feed->newest().channels[0].sinceReset.count == 1000);
    CHECK (watched.feed->newest().reduction.settings.reduction.bits == 8);
}

// Its samples are counted from there: SampleBlock::position less that is a sample's number.
TEST_CASE ("A reduction says at which sample it began: at a change, a reset of the meters, a start",
           "[instrument][feed]")
{
    Watched watched { 44100.0, 1 };
    auto signal = musicLike (1, 1000);
    const auto firstPosition = [&]
    {
        process (watched.engine, signal, 0, 100, 30, watched.feed.get());
        const auto first = watched.feed->newest().reduction.firstPosition;
        CHECK (watched.feed->newestReduction().firstPosition == first);
        return first;
    };

    CHECK (firstPosition() == 0);
    CHECK (firstPosition() == 0);

    auto settings = watched.engine.settings();
    settings.reduction.bits = 8;
    watched.engine.setSettings (settings);
    CHECK (firstPosition() == 200);
    CHECK (firstPosition() == 200);

    settings.metersReset = true;
    watched.engine.setSettings (settings);
    CHECK (firstPosition() == 400);

    watched.feed->requestReset();
    CHECK (firstPosition() == 500);

    settings.bypassed = true;
    watched.engine.setSettings (settings);
    CHECK (firstPosition() == 600);

    watched.engine.restart();
    CHECK (firstPosition() == 0);
}

TEST_CASE ("What samples were reduced with is told once, where it is news", "[instrument][feed]")
{
    const auto feed = std::make_unique<MeterFeed>();
    int told = 0;
    const auto announce = [&] (std::uint64_t generation)
    {
        feed->announce (generation,
                        [&]
                        {
                            ++told;
                            Reduction reduction;
                            reduction.generation = generation;
                            return reduction;
                        });
        return feed->newestReduction().generation;
    };

    CHECK_FALSE (feed->newestReduction().exists());
    CHECK (announce (0) == 0);
    CHECK (announce (0) == 0);
    CHECK (told == 1);
    CHECK (announce (7) == 7);
    CHECK (announce (7) == 7);
    CHECK (announce (6) == 6);
    CHECK (told == 3);
}

TEST_CASE ("What is said to the screen of headroom is what the samples were lowered by: nothing "
           "while bypassed",
           "[instrument][feed][bypass]")
{
    Watched watched { 44100.0, 1 };
    auto settings = settingsOf (4, Rounding::nearest, Dither::tpdf, Shaping::none);
    settings.reduction.headroom = true;
    const auto gainSaid = [&] (bool isBypassed)
    {
        settings.bypassed = isBypassed;
        watched.engine.setSettings (settings);
        auto signal = musicLike (1, 1000);
        process (watched.engine, signal, 0, 1000, 100, watched.feed.get());
        const auto gain = watched.feed->newest().reduction.headroomGain;
        CHECK (watched.feed->newestReduction().headroomGain == gain);
        return gain;
    };

    const auto lowered = gainSaid (false);
    CHECK (lowered == watched.engine.headroomGain());
    CHECK (lowered < 1.0);
    CHECK (gainSaid (true) == 1.0);
    CHECK (gainSaid (false) == lowered);
}

TEST_CASE ("While somebody looks, the samples of the watched channels arrive before and after "
           "reduction, and what they were reduced with",
           "[instrument][feed]")
{
    const auto first = GENERATE (std::size_t { 0 }, std::size_t { 1 }, std::size_t { 9 });
    const auto block = GENERATE (std::size_t { 1 }, std::size_t { 100 }, std::size_t { 2000 });
    constexpr std::size_t channels = 10, count = 2000;
    CAPTURE (first, block);
    Watched watched { 48000.0, channels };
    watched.feed->samples().setWatched (true, first);
    const auto input = musicLike (channels, count);
    auto output = input;
    const auto expected = std::min (channels - first, SampleFeed::mostChannels);

    for (std::size_t start = 0; start < count; start += 200)
    {
        process (watched.engine, output, start, 200, block, watched.feed.get());
        const auto popped = watched.popAll();
        CHECK (watched.feed->newestReduction().generation == popped.blocks.front().generation);
        CHECK (watched.feed->newestReduction().settings == watched.engine.settings());
        REQUIRE (popped.input.size() == expected);
        REQUIRE (popped.blocks.front().position == start);

        for (std::size_t c = 0; c < expected; ++c)
            for (std::size_t n = 0; n < 200; ++n)
            {
                REQUIRE (popped.input[c][n] == input[first + c][start + n]);
                REQUIRE (popped.output[c][n] == output[first + c][start + n]);
            }
    }
}

TEST_CASE ("Samples carry the number of the settings that they were reduced with",
           "[instrument][feed]")
{
    Watched watched { 48000.0, 1 };
    watched.feed->samples().setWatched (true);
    auto signal = musicLike (1, 600);
    process (watched.engine, signal, 0, 300, 300, watched.feed.get());
    auto changed = watched.engine.settings();
    changed.reduction.bits = 8;
    watched.engine.setSettings (changed);
    process (watched.engine, signal, 300, 300, 300, watched.feed.get());

    const auto& newest = watched.feed->newestReduction();
    CHECK (newest.settings.reduction.bits == 8);

    for (const auto& block : watched.popAll().blocks)
        CHECK ((block.generation == newest.generation) == (block.position >= 300));
}

TEST_CASE ("While nobody looks, or at channels that do not exist, no sample is sent",
           "[instrument][feed]")
{
    Watched watched { 48000.0, 2 };
    auto signal = musicLike (2, 100'000);
    process (watched.engine, signal, 0, 50'000, 512, watched.feed.get());
    CHECK (watched.popAll().blocks.empty());

    watched.feed->samples().setWatched (true, 5);
    process (watched.engine, signal, 50'000, 50'000, 512, watched.feed.get());
    CHECK (watched.popAll().blocks.empty());
}

TEST_CASE ("A screen that looks, or is too slow, changes no bit of the output",
           "[instrument][feed]")
{
    Watched watched { 48000.0, 2 };
    watched.feed->samples().setWatched (true);
    const auto input = musicLike (2, 200'000);
    auto output = input;
    process (watched.engine, output, 0, 200'000, 512, watched.feed.get());

    CHECK (areSameBits (output, rendered (watched.engine.settings(), input)));
    CHECK (watched.popAll().input[0].size() < 200'000);
}

TEST_CASE ("A reset asked for by the screen happens at the next block", "[instrument][feed]")
{
    Watched watched { 48000.0, 2 };
    auto signal = musicLike (2, 3000);
    process (watched.engine, signal, 0, 2000, 500, watched.feed.get());
    const auto before = watched.feed->newest().reduction.generation;
    watched.feed->requestReset();
    watched.feed->requestReset();
    CHECK (watched.feed->newest().channels[0].sinceReset.count == 2000);
    process (watched.engine, signal, 2000, 1000, 500, watched.feed.get());
    CHECK (watched.feed->newest().channels[0].sinceReset.count == 1000);
    CHECK (watched.feed->newest().channels[1].momentary.count == 1000);
    CHECK (watched.feed->newest().position == 3000);
    CHECK (watched.feed->newest().reduction.generation == before + 1);

    watched.engine.resetMeters();
    CHECK (watched.engine.reading (0).sinceReset.count == 0);
}

TEST_CASE ("More channels than the screen shows are reduced all the same", "[instrument][feed]")
{
    constexpr auto channels = MeterSnapshot::maximumChannels + 2;
    Watched watched { 48000.0, channels };
    const auto input = musicLike (channels, 100);
    auto output = input;
    process (watched.engine, output, 0, 100, 50, watched.feed.get());
    CHECK (watched.feed->newest().reduction.channelCount == channels);
    CHECK (watched.feed->newest().shownChannels() == MeterSnapshot::maximumChannels);
    CHECK (areSameBits (output, rendered (watched.engine.settings(), input)));
}
