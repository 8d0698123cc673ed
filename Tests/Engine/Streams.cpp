#include "Rendered.h"
#include "Support/Statistics.h"

using namespace requant;
using namespace requant::test;

namespace
{

constexpr std::size_t count = 1 << 18;

} // namespace

// Two independent errors of mean 0 and power P: their product's mean is 0, its variance P^2. With a
// shaper each error is coloured, which adds the correlation at other lags, so only the flat mode is
// checked here; the shaper's own input is the same dither.
TEST_CASE ("The same signal in every channel gets an error of its own in each",
           "[instrument][dither]")
{
    const auto bits = GENERATE (8, 16, 24);
    const auto silence = GENERATE (true, false);
    CAPTURE (bits, silence);
    const auto signal = silence ? constant (count, 0.0) : sine (count, 0.5);
    const auto settings = settingsOf (bits, Rounding::nearest, Dither::tpdf, Shaping::none);
    const auto output = rendered (settings, Channels<double> (4, signal));
    std::vector<Signal> errors;

    for (const auto& channel : output)
        errors.push_back (errorsInLsb (signal, channel, std::ldexp (1.0, 1 - bits)));

    for (std::size_t a = 0; a < errors.size(); ++a)
        for (std::size_t b = a + 1; b < errors.size(); ++b)
            for (std::size_t lag = 0; lag < 4; ++lag)
            {
                CAPTURE (a, b, lag);
                CHECK (std::abs (meanProduct (errors[a], errors[b], lag))
                       < toleranceOfMean (0.25 * 0.25, count - lag));
            }
}

TEST_CASE ("The same seed gives the same bits and another seed other bits", "[instrument][dither]")
{
    const auto shaping = GENERATE (Shaping::none, Shaping::fWeighted);
    const auto input = musicLike (2, 5000);
    const auto withSeed = [&] (std::uint32_t seed)
    { return rendered (settingsOf (16, Rounding::nearest, Dither::tpdf, shaping, seed), input); };

    CHECK (areSameBits (withSeed (1), withSeed (1)));
    CHECK (areSameBits (withSeed (65535), withSeed (65535)));
    CHECK_FALSE (areSameBits (withSeed (1)[0], withSeed (2)[0]));
    CHECK_FALSE (areSameBits (withSeed (0)[0], withSeed (1)[0]));
}

TEST_CASE ("A channel's output does not depend on how many others there are",
           "[instrument][channels]")
{
    const auto shaping = GENERATE (Shaping::none, Shaping::lipshitz);
    const auto settings = settingsOf (16, Rounding::nearest, Dither::tpdf, shaping);
    const auto input = musicLike (7, 3000);
    const auto all = rendered (settings, input);

    for (std::size_t channels = 1; channels < 7; ++channels)
    {
        CAPTURE (channels);
        const auto some = rendered (
            settings, Channels<double> (input.begin(),
                                        input.begin() + static_cast<std::ptrdiff_t> (channels)));

        for (std::size_t c = 0; c < channels; ++c)
            CHECK (areSameBits (some[c], all[c]));
    }
}

TEST_CASE ("Preparing anew starts anew, at whatever rate and channel count", "[instrument]")
{
    const auto shaping = GENERATE (Shaping::none, Shaping::fWeighted);
    const auto settings = settingsOf (16, Rounding::nearest, Dither::tpdf, shaping);
    const auto input = musicLike (3, 3000);
    Engine engine;

    for (const auto& [rate, channels] : { std::pair { 44100.0, 2 }, std::pair { 96000.0, 3 },
                                          std::pair { 48000.0, 1 }, std::pair { 48000.0, 3 } })
    {
        CAPTURE (rate, channels);
        const auto used = static_cast<std::size_t> (channels);
        engine.prepare (rate, used);
        engine.setSettings (settings);
        auto signal = Channels<double> (input.begin(), input.begin() + channels);
        const auto fresh = rendered (settings, signal, 100, rate);
        process (engine, signal, 77);

        CHECK (areSameBits (signal, fresh));
        CHECK (engine.channelCount() == used);
        CHECK (engine.sampleRateHz() == rate);
        CHECK (engine.position() == 3000);
        CHECK (engine.reading (used - 1).sinceReset.count == 3000);
    }

    engine.prepare (0.0, 1);
    CHECK (engine.sampleRateHz() == 44100.0);
}

TEST_CASE ("Preparing plans the shaper of the settings for the new rate", "[instrument][shaping]")
{
    const auto settings = settingsOf (16, Rounding::nearest, Dither::tpdf, Shaping::hearing);
    const auto input = musicLike (1, 3000);
    Engine engine;
    engine.setSettings (settings);

    for (const auto rate : { 44100.0, 96000.0, 48000.0 })
    {
        CAPTURE (rate);
        engine.prepare (rate, 1);
        CHECK (engine.shaperPlan().request == ShaperRequest::of (settings.reduction, rate));
        auto signal = input;
        process (engine, signal, 100);
        CHECK (areSameBits (signal, rendered (settings, input, 100, rate)));
    }
}

// Flat modes have no memory, so from a change on the output is what it had been with the new
// settings from the start.
TEST_CASE ("A change of settings takes effect at the block it comes before",
           "[instrument][settings]")
{
    const auto before = settingsOf (16, Rounding::nearest, Dither::tpdf, Shaping::none, 1);
    const auto after =
        GENERATE (settingsOf (8, Rounding::nearest, Dither::tpdf, Shaping::none, 1),
                  settingsOf (16, Rounding::truncate, Dither::tpdf, Shaping::none, 1),
                  settingsOf (16, Rounding::nearest, Dither::none, Shaping::none, 1),
                  settingsOf (16, Rounding::nearest, Dither::tpdf, Shaping::none, 2));
    const auto input = musicLike (2, 2000);
    auto signal = input;
    Engine engine;
    engine.prepare (48000.0, 2);
    engine.setSettings (before);
    process (engine, signal, 0, 777, 100);
    engine.setSettings (after);
    CHECK (engine.settings() == after);
    process (engine, signal, 777, 1223, 100);

    auto expected = rendered (before, input);
    const auto rest = rendered (after, input);

    for (std::size_t c = 0; c < 2; ++c)
        std::copy (rest[c].begin() + 777, rest[c].end(), expected[c].begin() + 777);

    CHECK (areSameBits (signal, expected));
}

TEST_CASE ("Any change of settings in a running stream leaves the output on the new lattice",
           "[instrument][settings]")
{
    Random random { 31 };
    auto signal = musicLike (2, 60'000);
    Engine engine;
    engine.prepare (48000.0, 2);

    for (std::size_t start = 0; start < 60'000; start += 100)
    {
        const auto bits = 1.0 + 0.5 * static_cast<double> (random.below (47));
        auto settings = settingsOf (bits, static_cast<Rounding> (random.below (3)),
                                    static_cast<Dither> (random.below (5)),
                                    static_cast<Shaping> (random.below (shapingCount)),
                                    static_cast<std::uint32_t> (random.below (65536)));
        settings.reduction.latticeKind = static_cast<LatticeKind> (random.below (3));
        settings.reduction.ditherAmount = 0.5 * static_cast<double> (random.below (5));
        settings.reduction.ditherStreams = static_cast<DitherStreams> (random.below (3));
        settings.reduction.autoBlank = random.below (2) == 1;
        settings.reduction.headroom = random.below (2) == 1;
        engine.setSettings (settings);
        process (engine, signal, start, 100, 37);
        const auto& lattice = engine.lattice();

        for (const auto& channel : signal)
            for (const auto y : std::span (channel).subspan (start, 100))
                REQUIRE (lattice.level (lattice.nearestCode (y)) == y);
    }
}
