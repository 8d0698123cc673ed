#include "Monitored.h"

#include <limits>

using namespace requant;
using namespace requant::test;

namespace
{

constexpr MonitorSource sources[] { MonitorSource::output, MonitorSource::error,
                                    MonitorSource::input, MonitorSource::zoom };

/** A listener who keeps switching, every 20 ms and so in the middle of fades. */
template <typename Sample>
Channels<Sample> switching (Channels<Sample> channels, std::size_t block, bool isAutomatic,
                            Settings settings)
{
    constexpr std::size_t stay = 960;
    Random random { 5 };
    Engine engine;
    engine.prepare (Monitored::rateHz, channels.size());

    for (std::size_t start = 0; start + stay <= channels[0].size(); start += stay)
    {
        settings.monitor = { sources[random.below (4)], 96.0 * std::abs (random.bipolar()),
                             isAutomatic };
        engine.setSettings (settings);
        process (engine, channels, start, stay, block);
    }

    return channels;
}

} // namespace

// A constant of 0.3 without dither: but for the gains each of the four is a constant, from -1/4,
// where error and zoom end, to the output's 1/2 at 2 bits or less. A weight moves by 1/1440 a
// sample, and so by at most 0.75 / 1440 what is heard. A signal of at most 1/4 moves by its gain:
// 60 dB a second for the error's or the guard's, 20 for the zoom's two.
TEST_CASE ("No switch clicks, whatever is switched to what in whose midst", "[monitor][fade]")
{
    const auto bits = GENERATE (2.0, 8.0, 16.0);
    const auto block = GENERATE (std::size_t { 1 }, std::size_t { 441 }, std::size_t { 960 });
    const auto isAutomatic = GENERATE (false, true);
    const auto settings = settingsOf (bits, Rounding::nearest, Dither::none, Shaping::none);
    const auto heard =
        switching (Channels<double> (2, Signal (96'000, 0.3)), block, isAutomatic, settings);
    const auto byGain = [] (double dbPerSecond) { return factor (dbPerSecond / 48e3) - 1.0; };
    CAPTURE (bits, block, isAutomatic);
    CHECK (largestStep (heard)
           <= 0.75 / 1440 + 0.25 * byGain (60.0) + (0.25 + 0.3 * 0.25) * byGain (20.0));
    CHECK (largestStep (heard) > 0.0);
}

TEST_CASE ("A switch is a straight line of 30 ms from one to the other", "[monitor][fade]")
{
    Monitored test { settingsOf (8.0, Rounding::nearest, Dither::tpdf, Shaping::none) };
    const auto input = musicLike (2, 4000);
    test.choose (MonitorSource::input);
    const auto heard = test.hear (input);

    for (std::size_t n = 0; n < 4000; ++n)
    {
        const auto weight = std::min (1.0, static_cast<double> (n) / Monitored::fade);
        const auto expected = test.output[0][n] + weight * (input[0][n] - test.output[0][n]);
        REQUIRE (heard[0][n] == Approx (expected).margin (1e-15));
    }
}

TEST_CASE ("A gain that is moved in the middle of a switch leaves the switch as it was",
           "[monitor][fade]")
{
    Monitored test { settingsOf (8.0, Rounding::nearest, Dither::tpdf, Shaping::none) };
    const auto half = musicLike (2, Monitored::fade / 2, 1), rest = musicLike (2, 2000, 2);
    test.choose (MonitorSource::input, 40.0);
    test.hear (half);
    test.choose (MonitorSource::input, 20.0);
    const auto heard = test.hear (rest);

    for (std::size_t n = 0; n < 2000; ++n)
    {
        const auto weight = std::min (1.0, 0.5 + static_cast<double> (n) / Monitored::fade);
        const auto expected = test.output[0][n] + weight * (rest[0][n] - test.output[0][n]);
        REQUIRE (heard[0][n] == Approx (expected).margin (1e-15));
    }
}

TEST_CASE ("What input and output have in common keeps its level while they fade",
           "[monitor][fade]")
{
    // All of it, since these samples are levels already.
    Monitored test { settingsOf (8.0, Rounding::nearest, Dither::none, Shaping::none) };
    const auto input = square (4000, 0.5, 50);
    test.choose (MonitorSource::input);
    const auto heard = test.hear ({ input, input });

    for (std::size_t n = 0; n < 4000; ++n)
        REQUIRE (heard[0][n] == Approx (input[n]).epsilon (1e-15));
}

TEST_CASE ("What is heard does not depend on the block length", "[monitor][blocks]")
{
    const auto isAutomatic = GENERATE (false, true);
    auto settings = settingsOf (12.0, Rounding::nearest, Dither::tpdf, Shaping::lipshitz);
    settings.reduction.headroom = GENERATE (false, true);
    auto input = asFloat (musicLike (2, 48'000));

    for (std::size_t n = 777; n < 48'000; n += 5000)
        input[1][n] = n % 2 == 0 ? std::nanf ("") : std::numeric_limits<float>::max();

    const auto whole = switching (input, 960, isAutomatic, settings);

    for (const std::size_t block : { 1u, 7u, 256u, 480u, 500u })
    {
        CAPTURE (block);
        CHECK (areSameBits (switching (input, block, isAutomatic, settings), whole));
    }
}

TEST_CASE ("A switch that is finished at once lets the output be heard from the first sample on",
           "[monitor]")
{
    Monitored test { settingsOf (8.0, Rounding::nearest, Dither::tpdf, Shaping::none) };
    test.choose (MonitorSource::error);
    test.hear (musicLike (2, 5000));
    test.choose (MonitorSource::output);
    test.engine.finishMonitorSwitch();
    CHECK (areSameBits (test.hear (musicLike (2, 5000)), test.output));
}

TEST_CASE ("A bypassed instrument lets the output be heard, after a fade bit for bit",
           "[monitor][bypass]")
{
    Monitored test { settingsOf (8.0, Rounding::nearest, Dither::tpdf, Shaping::none) };
    test.choose (MonitorSource::error);
    test.hear (musicLike (2, 5000));
    test.settings.bypassed = true;
    test.engine.setSettings (test.settings);

    auto input = musicLike (2, 5000);
    input[0][2000] = std::numeric_limits<double>::quiet_NaN();
    auto heard = test.hear (input, GENERATE (std::size_t { 1 }, std::size_t { 480 }));
    CHECK (heard[0][0] == 0.0); // a bypass makes no error
    CHECK (test.shown() == Heard {});

    for (std::size_t c = 0; c < 2; ++c)
        std::copy_n (input[c].begin(), Monitored::fade, heard[c].begin());

    CHECK (areSameBits (heard, input));

    test.settings.bypassed = false;
    test.engine.setSettings (test.settings);
    test.hear (musicLike (2, 5000));
    CHECK (test.shown().source == MonitorSource::error);
}

TEST_CASE ("What is heard changes no measurement and no sample on its way to the screen",
           "[monitor][meters]")
{
    Monitored test { settingsOf (8.0, Rounding::nearest, Dither::tpdf, Shaping::lipshitz) };
    const auto plainFeed = std::make_unique<MeterFeed>();
    const auto input = musicLike (2, 10'000);
    std::vector<SamplePair> pairs (SampleFeed::mostChannels * SampleFeed::longestBlock);
    auto otherPairs = pairs;
    test.feed->samples().setWatched (true);
    plainFeed->samples().setWatched (true);
    const auto generation = test.engine.reading (0).sinceReset.count;
    CHECK (generation == 0);

    for (const auto source : sources)
    {
        test.choose (source);
        auto heard = input, output = input;
        process (test.engine, heard, 0, 10'000, 480, test.feed.get());
        process (test.plain, output, 0, 10'000, 480, plainFeed.get());

        while (const auto block = test.feed->samples().pop (pairs))
        {
            REQUIRE (plainFeed->samples().pop (otherPairs));

            for (std::size_t n = 0; n < block->length * block->channelCount; ++n)
                REQUIRE ((pairs[n].input == otherPairs[n].input
                          && pairs[n].output == otherPairs[n].output));
        }
    }

    for (std::size_t c = 0; c < 2; ++c)
    {
        const auto measured = test.feed->newest().channels[c],
                   plain = plainFeed->newest().channels[c];
        CHECK (measured.sinceReset.count == 40'000);
        CHECK (measured.sinceReset.errorSquared.value() == plain.sinceReset.errorSquared.value());
        CHECK (measured.sinceReset.outputSquared.value() == plain.sinceReset.outputSquared.value());
        CHECK (measured.momentary.errorPeak == plain.momentary.errorPeak);
        CHECK (measured.sinceReset.clipped == plain.sinceReset.clipped);
    }
}

TEST_CASE ("A start hears at once what is chosen, with the gain that is chosen", "[monitor]")
{
    Monitored test { settingsOf (12.0, Rounding::nearest, Dither::tpdf, Shaping::none) };
    test.choose (MonitorSource::error, 40.0);
    test.hear (musicLike (2, 500));
    test.engine.restart();
    test.plain.restart();
    const auto input = musicLike (2, 500);
    const auto heard = test.hear (input);

    for (std::size_t n = 0; n < 500; ++n)
        REQUIRE (heard[0][n] == Approx (100.0 * (input[0][n] - test.output[0][n])));
}

// From what was chosen before any audio on: the same start, whatever was heard in between.
TEST_CASE ("A start hears what every start heard, of each source", "[monitor][zoom]")
{
    const auto isAutomatic = GENERATE (false, true);
    Monitored test { settingsOf (12.0, Rounding::nearest, Dither::tpdf, Shaping::none) };
    test.settings.monitor = { GENERATE (MonitorSource::error, MonitorSource::input,
                                        MonitorSource::zoom),
                              40.0, isAutomatic };
    test.engine.setSettings (test.settings);
    test.engine.restart();
    const auto input = musicLike (2, 5000);
    const auto first = test.hear (input);
    test.hear (musicLike (2, 48'000, 9));
    test.hear (Channels<double> (2, Signal (500, 1e6))); // ears are protected from this
    test.engine.restart();
    CHECK (areSameBits (test.hear (input), first));
}
