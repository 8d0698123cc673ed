#include "Rendered.h"

#include <memory>

using namespace requant;
using namespace requant::test;

namespace
{

struct Watched
{
    std::unique_ptr<MeterFeed> feed = std::make_unique<MeterFeed>();
    Instrument instrument;

    Watched (double rate, std::size_t channels)
    {
        instrument.prepare (rate, channels);
        instrument.setSettings (
            settingsOf (12, Rounding::nearest, Dither::tpdf, Shaping::lipshitz));
    }

    std::vector<SamplePair> popAll()
    {
        std::vector<SamplePair> pairs (MeterFeed::capacity);
        pairs.resize (feed->pop (pairs));
        return pairs;
    }
};

} // namespace

TEST_CASE ("Each block publishes the readings as they stand at its end", "[instrument][feed]")
{
    Watched watched { 44100.0, 3 };
    auto signal = musicLike (3, 5000);
    process (watched.instrument, signal, 0, 5000, 480, watched.feed.get());

    const auto& snapshot = watched.feed->newest();
    CHECK (snapshot.channelCount == 3);
    CHECK (snapshot.shownChannels() == 3);
    CHECK (snapshot.sampleRateHz == 44100.0);
    CHECK (snapshot.step == 1.0 / 2048.0);
    CHECK (snapshot.position == 5000);
    CHECK_FALSE (snapshot.bypassed);

    for (std::size_t c = 0; c < 3; ++c)
    {
        const auto reading = watched.instrument.reading (c);
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
    const auto settings = watched.instrument.settings();

    process (watched.instrument, signal, 0, 1000, 1000, watched.feed.get());
    const auto before = watched.feed->newest().generation;

    watched.instrument.setSettings (settings); // no change
    process (watched.instrument, signal, 1000, 1000, 1000, watched.feed.get());
    CHECK (watched.feed->newest().generation == before);
    CHECK (watched.feed->newest().channels[0].sinceReset.count == 2000);

    auto changed = settings;
    changed.reduction.bits = 8;
    watched.instrument.setSettings (changed);
    process (watched.instrument, signal, 2000, 1000, 1000, watched.feed.get());
    CHECK (watched.feed->newest().generation == before + 1);
    CHECK (watched.feed->newest().channels[0].sinceReset.count == 1000);
    CHECK (watched.feed->newest().step == 1.0 / 128.0);
}

TEST_CASE ("While somebody looks, the watched channel's samples arrive before and after reduction",
           "[instrument][feed]")
{
    const auto channel = GENERATE (std::size_t { 0 }, std::size_t { 1 });
    const auto block = GENERATE (std::size_t { 1 }, std::size_t { 100 }, std::size_t { 5000 });
    CAPTURE (channel, block);
    Watched watched { 48000.0, 2 };
    watched.feed->setWatched (true, channel);
    const auto input = musicLike (2, 5000);
    auto output = input;
    process (watched.instrument, output, 0, 5000, block, watched.feed.get());

    const auto pairs = watched.popAll();
    REQUIRE (pairs.size() == 5000);

    for (std::size_t n = 0; n < pairs.size(); ++n)
    {
        REQUIRE (pairs[n].input == input[channel][n]);
        REQUIRE (pairs[n].output == output[channel][n]);
    }
}

TEST_CASE ("While nobody looks, no sample is sent and none counts as dropped", "[instrument][feed]")
{
    Watched watched { 48000.0, 2 };
    auto signal = musicLike (2, 100'000);
    process (watched.instrument, signal, 0, 50'000, 512, watched.feed.get());
    CHECK (watched.popAll().empty());

    watched.feed->setWatched (true, 5); // a channel that does not exist
    process (watched.instrument, signal, 50'000, 50'000, 512, watched.feed.get());
    CHECK (watched.popAll().empty());
    CHECK (watched.feed->droppedSamples() == 0);
}

TEST_CASE ("A screen that looks, or is too slow, changes no bit of the output",
           "[instrument][feed]")
{
    Watched watched { 48000.0, 2 };
    watched.feed->setWatched (true, 0);
    const auto input = musicLike (2, 200'000);
    auto output = input;
    process (watched.instrument, output, 0, 200'000, 512, watched.feed.get());

    CHECK (areSameBits (output, rendered (watched.instrument.settings(), input)));
    CHECK (watched.popAll().size() + watched.feed->droppedSamples() == 200'000);
    CHECK (watched.feed->droppedSamples() > 0);
}

TEST_CASE ("A reset asked for by the screen happens at the next block", "[instrument][feed]")
{
    Watched watched { 48000.0, 2 };
    auto signal = musicLike (2, 3000);
    process (watched.instrument, signal, 0, 2000, 500, watched.feed.get());
    watched.feed->requestReset();
    CHECK (watched.feed->newest().channels[0].sinceReset.count == 2000);
    process (watched.instrument, signal, 2000, 1000, 500, watched.feed.get());
    CHECK (watched.feed->newest().channels[0].sinceReset.count == 1000);
    CHECK (watched.feed->newest().channels[1].momentary.count == 1000);
    CHECK (watched.feed->newest().position == 3000);

    watched.instrument.resetMeters();
    CHECK (watched.instrument.reading (0).sinceReset.count == 0);
}

TEST_CASE ("More channels than the screen shows are reduced all the same", "[instrument][feed]")
{
    constexpr auto channels = MeterSnapshot::maximumChannels + 2;
    Watched watched { 48000.0, channels };
    const auto input = musicLike (channels, 100);
    auto output = input;
    process (watched.instrument, output, 0, 100, 50, watched.feed.get());
    CHECK (watched.feed->newest().channelCount == channels);
    CHECK (watched.feed->newest().shownChannels() == MeterSnapshot::maximumChannels);
    CHECK (areSameBits (output, rendered (watched.instrument.settings(), input)));
}
