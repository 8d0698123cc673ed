#include "Measurement/StaticError.h"
#include "Support/Catch.h"
#include "Support/Random.h"
#include "Support/Signals.h"
#include "Support/Statistics.h"

using namespace requant;
using namespace requant::test;

namespace
{

constexpr double step = 0x1p-7;
constexpr std::size_t count = 1 << 18;

double staticPower (const Signal& x, const Signal& y, std::size_t block = count)
{
    StaticError meter;
    meter.prepare (step);

    for (std::size_t n = 0; n < x.size(); n += block)
    {
        const auto length = std::min (block, x.size() - n);
        meter.add (std::span (x).subspan (n, length), std::span (y).subspan (n, length));
    }

    REQUIRE (meter.powerLsb2());
    return *meter.powerLsb2();
}

} // namespace

// The bin b of 64 holds x mod step = (b + u) / 64, u uniform, so truncation's error, which is that
// very number, has the bin mean (b + 1/2) / 64: mean square 1/3 - 1/(12 * 64^2). A bin's mean errs by
// the square root of (1 / (12 * 64^2)) / (count / 64), which is nothing beside the chance in how many
// samples fall into each bin: the variance of U^2 is 4/45.
TEST_CASE ("Truncation without dither: all the error is static but for the width of a bin",
           "[measurement]")
{
    const auto x = noise (count, 0.5, 1);
    auto y = x;
    for (auto& sample : y)
        sample = std::floor (sample / step) * step;

    CHECK (std::abs (staticPower (x, y) - (1.0 / 3.0 - 1.0 / (12.0 * 64.0 * 64.0)))
           < toleranceOfMean (4.0 / 45.0, count));
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

    CHECK (staticPower (x, constant (x.size(), 0.0)) == Approx (expected).epsilon (1e-12));
}

// An error that knows nothing of x has a bin mean of variance power / (count / 64), so the static
// error is power * 64 / count, chi squared of 64 degrees: standard deviation sqrt (2 * 64) / 64 of it.
TEST_CASE ("An error independent of the input has no static part but for chance", "[measurement]")
{
    const auto x = noise (count, 0.5, 2), error = noise (count, step, 3);
    auto y = x;
    for (std::size_t n = 0; n < count; ++n)
        y[n] -= error[n];

    const auto expected = (1.0 / 3.0) * 64.0 / static_cast<double> (count);
    CHECK (std::abs (staticPower (x, y) - expected) < sigmas * expected * std::sqrt (128.0) / 64.0);
}

TEST_CASE ("The static error does not depend on where blocks end, and parts add up",
           "[measurement]")
{
    const auto x = noise (5000, 0.5, 4), y = noise (5000, 0.5, 5);
    const auto whole = staticPower (x, y);
    CHECK (staticPower (x, y, 1) == Approx (whole).epsilon (1e-13));
    CHECK (staticPower (x, y, 480) == Approx (whole).epsilon (1e-13));

    StaticError first, second;
    first.prepare (step);
    second.prepare (step);
    first.add (std::span (x).first (1234), std::span (y).first (1234));
    second.add (std::span (x).subspan (1234), std::span (y).subspan (1234));
    first += second;
    CHECK (*first.powerLsb2() == Approx (whole).epsilon (1e-13));
}

TEST_CASE ("Without samples there is no static error; a tiny negative sample has a bin",
           "[measurement]")
{
    StaticError meter;
    meter.prepare (step);
    CHECK (! meter.powerLsb2());

    const Signal x { -1e-300 }, y { -step };
    meter.add (x, y);
    CHECK (*meter.powerLsb2() == Approx (1.0));
}
