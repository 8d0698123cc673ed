#include "Engine/InputGuard.h"
#include "Rendered.h"

#include <limits>
#include <memory>

using namespace requant;
using namespace requant::test;

namespace
{

constexpr std::size_t count = 1000;

template <typename Sample>
struct Intruder
{
    Sample value;
    ReplacedSamples expected;
};

template <typename Sample>
std::vector<Intruder<Sample>> intruders()
{
    using Limits = std::numeric_limits<Sample>;
    return { { Limits::quiet_NaN(), { 1, 0, 0 } },
             { -Limits::quiet_NaN(), { 1, 0, 0 } },
             { Limits::signaling_NaN(), { 1, 0, 0 } },
             { Limits::infinity(), { 0, 1, 0 } },
             { -Limits::infinity(), { 0, 1, 0 } },
             { Limits::denorm_min(), { 0, 0, 1 } },
             { -Limits::denorm_min(), { 0, 0, 1 } },
             { Limits::min() / 2, { 0, 0, 1 } },
             { Limits::min(), { 0, 0, 0 } },
             { static_cast<Sample> (-0.0), { 0, 0, 0 } },
             { static_cast<Sample> (std::numeric_limits<float>::max()), { 0, 0, 0 } },
             { static_cast<Sample> (-std::numeric_limits<float>::max()), { 0, 0, 0 } } };
}

template <typename Sample>
bool areFinite (const Channels<Sample>& channels)
{
    for (const auto& channel : channels)
        for (const auto sample : channel)
            if (! std::isfinite (sample) || sample < -1 || sample >= 1)
                return false;

    return true;
}

bool areFinite (const ErrorSums& s)
{
    for (const auto& sum : { s.input, s.error, s.absoluteError, s.inputSquared, s.outputSquared,
                             s.errorSquared, s.inputTimesError })
        if (! std::isfinite (sum.value()))
            return false;

    return std::isfinite (s.inputPeak) && std::isfinite (s.outputPeak)
           && std::isfinite (s.errorPeak);
}

} // namespace

TEMPLATE_TEST_CASE ("NaN, infinities and denormals come out as reduced silence, and are counted",
                    "[instrument][bad]", float, double)
{
    const auto shaping = GENERATE (Shaping::none, Shaping::lipshitz, Shaping::fWeighted);
    const auto settings = settingsOf (16, Rounding::nearest, Dither::tpdf, shaping);

    for (const auto& intruder : intruders<TestType>())
    {
        Channels<TestType> clean;

        for (const auto& channel : musicLike (2, count))
        {
            clean.emplace_back();

            for (const auto sample : channel)
                clean.back().push_back (static_cast<TestType> (sample));
        }

        const auto isReplaced = intruder.expected.total() > 0;
        auto dirty = clean;
        clean[1][500] = isReplaced ? TestType {} : intruder.value;
        dirty[1][500] = intruder.value;

        Engine engine;
        engine.prepare (48000.0, 2);
        engine.setSettings (settings);
        process (engine, dirty, 64);

        CAPTURE (shaping, intruder.expected.total(),
                 engine.reading (1).sinceReset.replaced.total());
        CHECK (areFinite (dirty));
        CHECK (areFinite (engine.reading (1).sinceReset));
        CHECK (engine.reading (0).sinceReset.replaced == ReplacedSamples {});
        CHECK (engine.reading (1).sinceReset.replaced == intruder.expected);
        CHECK (areSameBits (dirty, rendered (settings, clean)));
    }
}

TEMPLATE_TEST_CASE ("Every target's guard lets the same samples pass, and counts the same",
                    "[instrument][bad][target]", float, double)
{
    using Limits = std::numeric_limits<TestType>;
    const TestType kinds[] { TestType (0.0),
                             TestType (-0.0),
                             TestType (0.5),
                             TestType (-0.25),
                             Limits::infinity(),
                             -Limits::infinity(),
                             Limits::quiet_NaN(),
                             Limits::denorm_min(),
                             -Limits::min() / 2,
                             Limits::min(),
                             -Limits::max(),
                             Limits::max(),
                             std::numeric_limits<float>::max() };
    std::vector<TestType> input;
    std::uint32_t state = 1;

    for (int n = 0; n < 3'000; ++n)
    {
        state = state * 1664525u + 1013904223u;
        input.push_back (n < 200 ? TestType (0.5) : kinds[(state >> 16) % std::size (kinds)]);
    }

    for (const auto target : availableTargets())
        for (std::size_t count = 0; count < 400; ++count)
        {
            const auto part = std::span<const TestType> (input).subspan (7 * count, count % 50);
            std::vector<double> expected (part.size(), 9.0), found (part.size(), 9.0);
            const auto specified = guardInput (part, expected, Target::scalar);
            CAPTURE (nameOf (target), count);
            REQUIRE (guardInput (part, found, target) == specified);
            REQUIRE (std::equal (found.begin(), found.end(), expected.begin(),
                                 [] (double a, double b) {
                                     return std::bit_cast<std::uint64_t> (a)
                                            == std::bit_cast<std::uint64_t> (b);
                                 }));
        }
}

TEST_CASE ("Nothing but NaN gives nothing but silence", "[instrument][bad]")
{
    const Channels<float> bad (2, std::vector<float> (count, std::nanf ("")));
    const auto settings = settingsOf (16, Rounding::nearest, Dither::none, Shaping::fWeighted);
    CHECK (rendered (settings, bad) == Channels<float> (2, std::vector<float> (count, 0.0f)));
}

TEST_CASE ("Doubles too large for a float count as infinite and leave every sum finite",
           "[instrument][bad]")
{
    const auto huge = GENERATE (1e39, -1e39, 1e308, -std::numeric_limits<double>::max());
    CAPTURE (huge);
    Channels<double> signal (1, Signal (count, huge));
    Engine engine;
    engine.prepare (48000.0, 1);
    engine.setSettings (settingsOf (16, Rounding::nearest, Dither::none, Shaping::lipshitz));
    process (engine, signal, 100);
    CHECK (areFinite (signal));
    CHECK (areFinite (engine.reading (0).sinceReset));
    CHECK (engine.reading (0).sinceReset.replaced.infinite == count);
}

TEST_CASE ("The largest finite samples clip and leave every sum finite", "[instrument][bad]")
{
    const auto largest = static_cast<double> (std::numeric_limits<float>::max());
    Channels<double> signal (1, Signal (count, largest));
    Engine engine;
    engine.prepare (48000.0, 1);
    process (engine, signal, 100);
    CHECK (signal[0] == Signal (count, 1.0 - 1.0 / 32768.0));
    CHECK (areFinite (engine.reading (0).sinceReset));
    CHECK (engine.reading (0).sinceReset.clipped == count);
    CHECK (engine.reading (0).sinceReset.replaced.total() == 0);
}

TEST_CASE ("Blocks of no samples change nothing", "[instrument][bad]")
{
    const auto settings = settingsOf (16, Rounding::nearest, Dither::tpdf, Shaping::lipshitz);
    const auto input = musicLike (2, count);
    auto signal = input;
    Engine engine;
    engine.prepare (48000.0, 2);
    engine.setSettings (settings);
    const std::vector<double*> none (2, nullptr);
    const auto feed = std::make_unique<MeterFeed>();

    for (std::size_t start = 0; start < count; start += 100)
    {
        engine.process (std::span<double* const> (none), 0, feed.get());
        process (engine, signal, start, 100, 50);
    }

    engine.process (std::span<double* const> {}, 0);
    CHECK (areSameBits (signal, rendered (settings, input)));
    CHECK (engine.position() == count);
    CHECK (engine.reading (0).sinceReset.count == count);
}

TEST_CASE ("With fewer channels than prepared the others rest", "[instrument][bad]")
{
    const auto settings = settingsOf (16, Rounding::nearest, Dither::tpdf, Shaping::lipshitz);
    const auto input = musicLike (2, count);
    auto signal = input;
    Engine engine;
    engine.prepare (48000.0, 5);
    engine.setSettings (settings);
    process (engine, signal, 64);
    CHECK (areSameBits (signal, rendered (settings, input)));
    CHECK (engine.reading (1).sinceReset.count == count);
    CHECK (engine.reading (2).sinceReset.count == 0);
}

TEST_CASE ("With more channels than prepared the further ones fall silent", "[instrument][bad]")
{
    const auto settings = settingsOf (16, Rounding::nearest, Dither::tpdf, Shaping::none);
    const auto input = musicLike (4, count);
    auto signal = input;
    Engine engine;
    engine.prepare (48000.0, 2);
    engine.setSettings (settings);
    process (engine, signal, 64);
    const auto expected = rendered (settings, input);
    CHECK (areSameBits (signal[0], expected[0]));
    CHECK (areSameBits (signal[1], expected[1]));
    CHECK (signal[2] == Signal (count, 0.0));
    CHECK (signal[3] == Signal (count, 0.0));

    // Bypassed, they pass like all others.
    auto bypassed = settings;
    bypassed.bypassed = true;
    engine.setSettings (bypassed);
    signal = input;
    process (engine, signal, 64);
    CHECK (areSameBits (signal, input));
}

TEST_CASE ("An instrument that was never prepared gives silence, not a crash", "[instrument][bad]")
{
    Engine engine;
    auto signal = musicLike (2, 100);
    process (engine, signal, 100);
    CHECK (signal == Channels<double> (2, Signal (100, 0.0)));
}

TEMPLATE_TEST_CASE ("Bypassed, samples pass bit for bit: NaN payloads, infinities, -0.0, denormals",
                    "[instrument][bypass]", float, double)
{
    using Word = std::conditional_t<sizeof (TestType) == 4, std::uint32_t, std::uint64_t>;
    Random random { 6 };
    Channels<TestType> input (2);

    // Any bits at all: a 256th of random floats is NaN or infinite; the edges are added.
    for (auto& channel : input)
    {
        channel.resize (4000);
        std::vector<Word> words;

        for (std::size_t n = 0; n < channel.size(); ++n)
            words.push_back (static_cast<Word> (random.word()));

        for (const auto& intruder : intruders<TestType>())
            words[random.below (words.size())] = std::bit_cast<Word> (intruder.value);

        std::memcpy (static_cast<void*> (channel.data()), words.data(),
                     words.size() * sizeof (Word));
    }

    auto settings = settingsOf (4, Rounding::truncate, Dither::tpdf, Shaping::fWeighted);
    settings.bypassed = true;
    CHECK (areSameBits (rendered (settings, input, 333), input));
}

TEST_CASE ("Bypassed, a signal measures as no error", "[instrument][bypass]")
{
    auto signal = musicLike (1, count);
    Engine engine;
    engine.prepare (48000.0, 1);
    Settings settings;
    settings.bypassed = true;
    engine.setSettings (settings);
    process (engine, signal, 100);
    const auto sums = engine.reading (0).sinceReset;
    CHECK (sums.count == count);
    CHECK (sums.errorPeak == 0.0);
    CHECK (sums.errorSquared.value() == 0.0);
    CHECK (sums.inputSquared.value() == sums.outputSquared.value());
    CHECK (sums.inputSquared.value() > 0.0);
    CHECK (sums.clipped == 0);
}
