#include "Measurement/Error/ConditionalErrorStatistics.h"
#include "SimpleReductions.h"
#include "Support/Catch.h"
#include "Support/Statistics.h"

#include <type_traits>

using namespace requant;
using namespace requant::test;

namespace
{

constexpr double step = 0x1p-7;
constexpr std::size_t count = 1 << 18;
constexpr auto width = 1.0 / ConditionalErrorStatistics::phaseCount;

ConditionalErrorStatistics errorOf (const Signal& x, const Signal& y, std::size_t block = count)
{
    ConditionalErrorStatistics error;
    error.prepare (levelsAtStep (step));
    addInBlocks (error, x, y, block);
    return error;
}

ErrorPowers powersOf (const Signal& x, const Signal& y, std::size_t block = count)
{
    const auto powers = errorOf (x, y, block).powers();
    REQUIRE (powers);
    CHECK (powers->staticPart + powers->dynamicPart == Approx (powers->total).epsilon (1e-12));
    return *powers;
}

} // namespace

// The bin b of 64 holds x mod step = (b + u) / 64, u uniform, so truncation's error, which is that
// very number, has the bin mean (b + 1/2) / 64: mean square 1/3 - 1/(12 * 64^2). A bin's mean errs
// by the square root of (1 / (12 * 64^2)) / (count / 64), which is nothing beside the chance in how
// many samples fall into each bin: the variance of U^2 is 4/45. That of U is 1/12.
TEST_CASE ("Truncation without dither: all the error is static but for the width of a bin",
           "[measurement]")
{
    const auto x = noise (count, 0.5, 1);
    const auto powers = powersOf (x, truncated (x, step));
    CHECK (std::abs (powers.staticPart - (1.0 / 3.0 - width * width / 12.0))
           < toleranceOfMean (4.0 / 45.0, count));
    CHECK (std::abs (std::sqrt (powers.dc) - 0.5) < toleranceOfMean (1.0 / 12.0, count));
}

TEST_CASE ("There are 64 bins of equal width over a step", "[measurement]")
{
    // Two samples in each bin, truncated: its mean error is its middle, (b + 1/2) / 64.
    Signal x;
    double expected = 0.0;

    for (int b = 0; b < 64; ++b)
    {
        x.push_back ((b + 0.25) / 64.0 * step);
        x.push_back ((b + 0.75) / 64.0 * step);
        expected += (b + 0.5) * (b + 0.5) / (64.0 * 64.0 * 64.0);
    }

    const auto error = errorOf (x, constant (x.size(), 0.0));
    CHECK (error.powers()->staticPart == Approx (expected).epsilon (1e-12));

    for (std::size_t b = 0; b < 64; ++b)
    {
        CHECK (error.atPhase (b).count() == 2);
        CHECK (error.atPhase (b).mean() == Approx ((static_cast<double> (b) + 0.5) / 64.0));
        CHECK (error.atPhase (b).variance() == Approx (0.25 * 0.25 * width * width));
    }
}

// An error that knows nothing of x has a bin mean of variance power / (count / 64), so the static
// error is power * 64 / count, chi squared of 64 degrees: standard deviation sqrt (2 * 64) / 64 of
// it.
TEST_CASE ("An error independent of the input has no static part but for chance", "[measurement]")
{
    const auto x = noise (count, 0.5, 2), error = noise (count, step, 3);
    auto y = x;
    for (std::size_t n = 0; n < count; ++n)
        y[n] -= error[n];

    const auto expected = (1.0 / 3.0) * 64.0 / static_cast<double> (count);
    const auto tolerance = sigmas * expected * std::sqrt (128.0) / 64.0;
    CHECK (std::abs (powersOf (x, y).staticPart - expected) < tolerance);
    CHECK (std::abs (powersOf (x, y).unbiasedStaticPart) < tolerance);
}

// 512 samples are 8 a place: noise of power 1/3 leaves 1/3 / 8 in the squares of the means. With a
// repeating error of 1/4 LSB on top, unbiased stays 1/16. A session's figure varies by that of a
// chi squared, 1/3 / 8 * sqrt (2/64), and by the product of both errors, 2 (1/4) sqrt (1/3 / 512);
// the variance taken off by less than both.
TEST_CASE ("What chance adds to the static error is taken off the unbiased one",
           "[measurement][place]")
{
    constexpr std::size_t sessions = 400, samples = 512;
    const auto constantPart = GENERATE (0.0, 0.25);
    double plain = 0.0, unbiased = 0.0;

    for (std::size_t s = 0; s < sessions; ++s)
    {
        const auto x = noise (samples, 0.5, 2 * s), error = noise (samples, step, 2 * s + 1);
        auto y = x;
        for (std::size_t n = 0; n < samples; ++n)
            y[n] -= error[n] + constantPart * step;

        const auto powers = powersOf (x, y);
        plain += powers.staticPart / sessions;
        unbiased += powers.unbiasedStaticPart / sessions;
    }

    const auto repeating = constantPart * constantPart, chance = 1.0 / 3.0 / 8.0;
    const auto variance = chance * chance * 2.0 / 64.0 + 4.0 * repeating / 3.0 / samples;
    CHECK (std::abs (plain - (repeating + chance)) < toleranceOfMean (variance, sessions));
    CHECK (std::abs (unbiased - repeating) < toleranceOfMean (2.0 * variance, sessions));
}

TEST_CASE ("The static error does not depend on where blocks end, and parts add up",
           "[measurement]")
{
    const auto x = noise (5000, 0.5, 4), y = noise (5000, 0.5, 5);
    const auto whole = powersOf (x, y).staticPart;
    CHECK (powersOf (x, y, 1).staticPart == Approx (whole).epsilon (1e-13));
    CHECK (powersOf (x, y, 480).staticPart == Approx (whole).epsilon (1e-13));

    ConditionalErrorStatistics first, second;
    first.prepare (levelsAtStep (step));
    second.prepare (levelsAtStep (step));
    first.add (std::span (x).first (1234), std::span (y).first (1234));
    second.add (std::span (x).subspan (1234), std::span (y).subspan (1234));
    first += second;
    CHECK (first.powers()->staticPart == Approx (whole).epsilon (1e-13));
    CHECK (first.powersOfSignsApart()->staticPart
           == Approx (errorOf (x, y).powersOfSignsApart()->staticPart).epsilon (1e-13));
    STATIC_REQUIRE (std::is_trivially_copyable_v<ConditionalErrorStatistics>);
}

TEST_CASE ("Without samples there is no static error; a tiny negative sample has a bin",
           "[measurement]")
{
    ConditionalErrorStatistics error;
    error.prepare (levelsAtStep (step));
    CHECK (! error.powers());
    CHECK (! error.powersOfSignsApart());
    CHECK (! error.noiseModulation());

    const Signal x { -1e-300 }, y { -step };
    error.add (x, y);
    CHECK (error.powers()->staticPart == Approx (1.0));
    CHECK (error.atPhase (63, InputSign::negative).count() == 1);
    CHECK (! error.powers (InputSign::nonNegative));
}

TEST_CASE ("Noise modulation is told once half of the places were visited, 512 times each",
           "[measurement][place]")
{
    ConditionalErrorStatistics error;
    error.prepare (levelsAtStep (step));

    const auto visit = [&] (int place, std::size_t samples)
    {
        const auto x = constant (samples, (place + 0.5) / 16.0 * step);
        error.add (x, noise (samples, step, 1));
    };

    for (int place = 0; place < 8; ++place)
        visit (place, 511);

    CHECK (! error.noiseModulation());

    for (int place = 0; place < 8; ++place)
    {
        CHECK (! error.noiseModulation());
        visit (place, 1);
    }

    CHECK (error.noiseModulation());
    CHECK (error.noiseModulation (InputSign::nonNegative));
    CHECK (! error.noiseModulation (InputSign::negative));
}

// 256 inputs to a step, as 24-bit input has at 16 bits: of these the tie goes either way, to even,
// and is all that varies.
TEST_CASE ("An undithered error has no noise of which one could say that it is modulated",
           "[measurement]")
{
    auto x = noise (count, 0.5, 8), nearest = x;

    for (std::size_t n = 0; n < count; ++n)
    {
        x[n] = std::round (x[n] * 256.0 / step) * step / 256.0;
        nearest[n] = std::nearbyint (x[n] / step) * step;
    }

    CHECK_FALSE (errorOf (x, nearest).noiseModulation().has_value());
    CHECK_FALSE (errorOf (x, truncated (x, step)).noiseModulation().has_value());
    CHECK (errorOf (x, withTpdf (x, step, 9)).noiseModulation().has_value());
}
