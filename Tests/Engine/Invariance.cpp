#include "Rendered.h"
#include "Support/Statistics.h"

using namespace requant;
using namespace requant::test;

namespace
{

bool isClose (const CompensatedSum& a, const CompensatedSum& b, double scale)
{
    return std::abs (a.value() - b.value()) <= 1e-12 * scale;
}

// To a relative 1e-12; sums whose terms cancel, relative to what they could be at most.
bool areClose (const ErrorSums& a, const ErrorSums& b)
{
    const auto n = static_cast<double> (a.count);
    const auto xx = a.inputSquared.value(), ee = a.errorSquared.value();

    return a.count == b.count && a.clipped == b.clipped && a.replaced == b.replaced
           && a.inputPeak == b.inputPeak && a.outputPeak == b.outputPeak
           && a.errorPeak == b.errorPeak && isClose (a.inputSquared, b.inputSquared, xx)
           && isClose (a.outputSquared, b.outputSquared, a.outputSquared.value())
           && isClose (a.errorSquared, b.errorSquared, ee)
           && isClose (a.absoluteError, b.absoluteError, a.absoluteError.value())
           && isClose (a.input, b.input, std::sqrt (n * xx))
           && isClose (a.error, b.error, std::sqrt (n * ee))
           && isClose (a.inputTimesError, b.inputTimesError, std::sqrt (xx * ee));
}

constexpr std::size_t count = 50'000; // over a second: the windows move

} // namespace

TEST_CASE ("The output does not depend on the block size, bit for bit", "[instrument][blocks]")
{
    const auto rounding = GENERATE (Rounding::nearest, Rounding::truncate);
    const auto dither = GENERATE (Dither::none, Dither::tpdf);
    const auto shaping = GENERATE (Shaping::none, Shaping::lipshitz, Shaping::fWeighted);
    const auto bits = GENERATE (2, 16);
    CAPTURE (rounding, dither, shaping, bits);
    const auto settings = settingsOf (bits, rounding, dither, shaping);
    const auto input = asFloat (musicLike (2, 20'000));
    const auto whole = rendered (settings, input, 20'000);

    for (const std::size_t block : { 1u, 3u, 64u, 480u, 1000u })
    {
        CAPTURE (block);
        CHECK (areSameBits (rendered (settings, input, block), whole));
    }

    CHECK_FALSE (areSameBits (whole, input));
}

TEST_CASE ("The meters do not depend on the block size", "[instrument][blocks][meters]")
{
    const auto rate = GENERATE (8000.0, 44100.0, 96000.0);
    const auto settings = settingsOf (16, Rounding::nearest, Dither::tpdf, Shaping::fWeighted);
    const auto measure = [&] (std::size_t block)
    {
        Engine engine;
        engine.prepare (rate, 2);
        engine.setSettings (settings);
        auto channels = musicLike (2, count);
        process (engine, channels, block);
        return std::pair { engine.reading (0), engine.reading (1) };
    };

    const auto whole = measure (count);

    for (const std::size_t block : { 1u, 3u, 64u, 480u })
    {
        CAPTURE (rate, block);
        const auto cut = measure (block);
        CHECK (areClose (cut.first.momentary, whole.first.momentary));
        CHECK (areClose (cut.first.shortTerm, whole.first.shortTerm));
        CHECK (areClose (cut.first.sinceReset, whole.first.sinceReset));
        CHECK (areClose (cut.second.sinceReset, whole.second.sinceReset));
    }

    CHECK (whole.first.sinceReset.count == count);
}

TEST_CASE ("The meters measure the samples that came in and went out", "[instrument][meters]")
{
    const auto rounding = GENERATE (Rounding::nearest, Rounding::truncate);
    const auto settings = settingsOf (12, rounding, Dither::tpdf, Shaping::lipshitz);
    Engine engine;
    engine.prepare (44100.0, 2);
    engine.setSettings (settings);
    const auto input = musicLike (2, count);
    auto output = input;
    process (engine, output, 480);

    for (std::size_t c = 0; c < 2; ++c)
    {
        const auto sums = engine.reading (c).sinceReset;
        const auto errors = errorsInLsb (input[c], output[c], 1.0);
        const auto n = static_cast<double> (count);
        CHECK (sums.count == count);
        CHECK (sums.inputSquared.value() / n == Approx (meanSquare (input[c])).epsilon (1e-12));
        CHECK (sums.outputSquared.value() / n == Approx (meanSquare (output[c])).epsilon (1e-12));
        CHECK (sums.errorSquared.value() / n == Approx (meanSquare (errors)).epsilon (1e-12));
        CHECK (sums.inputTimesError.value() / n
               == Approx (meanProduct (input[c], errors)).margin (1e-12 * meanSquare (input[c])));
        CHECK (sums.error.value() / n == Approx (mean (errors)).margin (1e-15));

        // The momentary window is the last 20 hops of 882 and the hop under way.
        const auto recent = std::span (input[c]).last (20 * 882 + count % 882);
        CHECK (engine.reading (c).momentary.count == recent.size());
        CHECK (
            engine.reading (c).momentary.inputSquared.value()
            == Approx (meanSquare (recent) * static_cast<double> (recent.size())).epsilon (1e-12));
    }
}

// x42's second instance at another sample rate changed the first one's reading.
TEST_CASE ("Two instances at different rates at once do not notice each other",
           "[instrument][instances]")
{
    const auto settings = settingsOf (16, Rounding::nearest, Dither::tpdf, Shaping::lipshitz, 7);
    const auto otherSettings = settingsOf (8, Rounding::truncate, Dither::none, Shaping::none, 9);
    const auto input = musicLike (2, 30'000);
    auto first = input, second = input;
    Engine slow, fast;
    slow.prepare (44100.0, 2);
    fast.prepare (192000.0, 2);
    slow.setSettings (settings);
    fast.setSettings (otherSettings);

    for (std::size_t start = 0; start < 30'000; start += 300)
    {
        process (slow, first, start, 300, 100);
        process (fast, second, start, 300, 64);
    }

    CHECK (areSameBits (first, rendered (settings, input)));
    CHECK (areSameBits (second, rendered (otherSettings, input)));
    CHECK (slow.reading (0).momentary.count == 20 * 882 + 30'000 % 882);
    CHECK (fast.reading (0).momentary.count == 30'000);
    CHECK (slow.sampleRateHz() == 44100.0);
    CHECK (slow.position() == 30'000);
}

TEST_CASE ("float and double processing give the same codes", "[instrument][precision]")
{
    const auto bits = GENERATE (1, 8, 16, 24);
    const auto shaping = GENERATE (Shaping::none, Shaping::lipshitz, Shaping::fWeighted);
    const auto dither = GENERATE (Dither::none, Dither::tpdf);
    CAPTURE (bits, shaping, dither);
    const auto settings = settingsOf (bits, Rounding::nearest, dither, shaping);
    const auto input = asFloat (musicLike (2, 10'000));
    const auto fromFloat = rendered (settings, input);
    CHECK (areSameBits (asDouble (fromFloat), rendered (settings, asDouble (input))));
}

TEST_CASE ("Without a shaper the sample rate does not change the codes", "[instrument]")
{
    const auto settings = settingsOf (16, Rounding::nearest, Dither::tpdf, Shaping::none);
    const auto input = musicLike (2, 10'000);
    CHECK (areSameBits (rendered (settings, input, 512, 8000.0),
                        rendered (settings, input, 512, 192000.0)));
}

TEST_CASE ("Blanking, passing, headroom and a designed shaper do not depend on the block size",
           "[instrument][blocks]")
{
    auto settings = settingsOf (9.5, Rounding::nearest, Dither::highPass, Shaping::hearing);
    settings.reduction.autoBlank = true;
    settings.reduction.blankAfterSeconds = 0.05;
    settings.reduction.passExact = true;
    settings.reduction.headroom = GENERATE (false, true);
    settings.reduction.ditherStreams = DitherStreams::midSide;

    // Music, then silence that one channel leaves earlier than the other, then music.
    auto input = asFloat (musicLike (3, 30'000));

    for (std::size_t c = 0; c < 3; ++c)
        std::fill (input[c].begin() + 5000,
                   input[c].begin() + 20'000 + 777 * static_cast<std::ptrdiff_t> (c), 0.0f);

    const auto whole = rendered (settings, input, 30'000);

    for (const std::size_t block : { 1u, 3u, 64u, 480u, 1000u })
    {
        CAPTURE (block);
        CHECK (areSameBits (rendered (settings, input, block), whole));
    }
}
