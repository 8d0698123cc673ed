#include "Measurement/Error/WeightedError.h"
#include "Support/Catch.h"
#include "Support/Facts.h"
#include "Support/Signals.h"
#include "Support/Statistics.h"

#include <complex>
#include <numbers>

using namespace requant;
using namespace requant::test;

namespace
{

std::optional<double> levelDb (Weighting weighting, double rateHz, const Signal& error,
                               std::size_t block = 1 << 20)
{
    const Signal nothing (error.size());
    WeightedError meter;
    meter.prepare (rateHz);

    for (std::size_t n = 0; n < error.size(); n += block)
    {
        const auto length = std::min (block, error.size() - n);
        meter.add (std::span (error).subspan (n, length), std::span (nothing).subspan (n, length));
    }

    meter.finish();
    return meter.take().levelDb (weighting);
}

double powerOfDb (double db) { return std::pow (10.0, 0.1 * db); }

// The mean of |W|^2 over 0 to half the rate: what white noise of power 1 has left.
double meanWeight (Weighting weighting, double rateHz, int power = 1)
{
    constexpr int points = 200000;
    double sum = 0.0;

    for (int i = 0; i < points; ++i)
        sum += std::pow (weightingPower (weighting, 0.5 * rateHz * (i + 0.5) / points), power);

    return sum / points;
}

} // namespace

// Power estimates of white noise have, over count samples, a relative standard deviation of
// sqrt (2 / count * mean (w^2) / mean (w)^2), w = |W|^2: the weighting leaves fewer free samples.
TEST_CASE ("White noise comes out as the mean of the weighting over frequency",
           "[measurement][slow]")
{
    const auto weighting = GENERATE (from_range (weightings));
    const auto rateHz = GENERATE (8000.0, 44100.0, 48000.0, 96000.0);
    constexpr std::size_t count = 1 << 21;
    const auto error = noise (count, 0.3, 1);
    const auto mean = meanWeight (weighting, rateHz);
    const auto expected = meanSquare (error) * mean;
    const auto spread = std::sqrt (2.0 / static_cast<double> (count)
                                   * meanWeight (weighting, rateHz, 2) / (mean * mean));

    const auto level = levelDb (weighting, rateHz, error);
    CAPTURE (weightingId (weighting), rateHz);
    REQUIRE (level);
    CHECK (sigmas * spread < 0.023); // 0.1 dB
    CHECK (std::abs (powerOfDb (*level) / expected - 1.0) < sigmas * spread + 1e-4);
}

// One sample of height 1 is white: sum over the spectrum = the mean weight, over `count` samples.
TEST_CASE ("Files shorter than a segment keep their power, wherever it lies", "[measurement][slow]")
{
    const auto count = GENERATE (as<std::size_t>(), 1, 2, 100, 4096, 4097, 10000);
    const auto where = GENERATE (0.0, 0.5, 1.0);
    const auto weighting = GENERATE (from_range (weightings));
    Signal error (count);
    error[static_cast<std::size_t> (where * static_cast<double> (count - 1))] = 1.0;

    const auto level = levelDb (weighting, 44100.0, error);
    REQUIRE (level);
    CHECK (
        powerOfDb (*level)
        == Approx (meanWeight (weighting, 44100.0) / static_cast<double> (count)).epsilon (1e-3));
}

// Its beginning and its end are steps: energy 1 / (4 sin^2 (pi f / rate)) each at every frequency.
// Between them the weighting of 0 Hz is all there is, and the 25 millionth part that the window
// leaks to where hearing is keen: 0.02 dB beside the ends of 10 s.
TEST_CASE ("A constant error is weighted as 0 Hz, and its two ends as steps", "[measurement]")
{
    constexpr double rateHz = 44100.0, height = 0.5;
    constexpr int points = 200000, count = 441000;
    double ends = 0.0;

    for (int i = 0; i < points; ++i)
    {
        const auto hz = 20.0 + (0.5 * rateHz - 20.0) * (i + 0.5) / points;
        const auto sine = std::sin (std::numbers::pi * hz / rateHz);
        ends += 2.0 * weightingPower (Weighting::hearing, hz) / (4.0 * sine * sine) / points;
    }

    const auto expected =
        height * height * (ends / count + weightingPower (Weighting::hearing, 0.0));
    const auto level = levelDb (Weighting::hearing, rateHz, constant (count, height));
    REQUIRE (level);
    CHECK (std::abs (*level - 10.0 * std::log10 (expected)) < 0.05);
}

// At 0 Hz each curve is 0, or hearing -84.1 dB. Bins of 2.7 Hz see what their neighbours weigh: of
// the least steep curve, 468 with 6 dB an octave, -29.9 - 20 log10 (31.5 / 2.7) = -51 dB one bin
// from DC, of which the weights take off what they can.
TEST_CASE ("DC is heard by next to nothing", "[measurement]")
{
    constexpr double rateHz = 44100.0, height = 0.5;
    const auto weighting = GENERATE (from_range (weightings));
    const auto error = constant (1 << 18, height);
    const Signal nothing (error.size());
    WeightedError meter;
    meter.prepare (rateHz);
    meter.add (error, nothing);
    meter.take(); // with it, the step at its beginning
    meter.add (error, nothing);
    CAPTURE (weightingId (weighting));
    CHECK (meter.take().levelDb (weighting).value_or (-300.0) < 20.0 * std::log10 (height) - 57.0);
}

TEST_CASE ("The weighted error does not depend on where blocks end, and channels add up",
           "[measurement]")
{
    const auto error = noise (30000, 0.1, 1), other = noise (30000, 0.2, 2);
    const Signal nothing (30000);
    const auto whole = levelDb (Weighting::f, 44100.0, error);
    CHECK (levelDb (Weighting::f, 44100.0, error, 1) == whole);
    CHECK (levelDb (Weighting::f, 44100.0, error, 480) == whole);

    WeightedError first, second;
    first.prepare (44100.0);
    second.prepare (44100.0);
    first.add (error, nothing);
    second.add (other, nothing);
    first.finish();
    second.finish();
    auto both = first.take();
    const auto a = powerOfDb (*both.levelDb (Weighting::a));
    const auto ofSecond = second.take();
    const auto b = powerOfDb (*ofSecond.levelDb (Weighting::a));
    both += ofSecond;
    CHECK (powerOfDb (*both.levelDb (Weighting::a)) == Approx (0.5 * (a + b)).epsilon (1e-12));
}

// A live meter reads before the end. The first segment holds half the energy of its 8192 samples,
// of some 4000 independent values in the narrowest weighting's band: their power errs by sqrt (2 /
// 2000), 5 sigma are 16 % or 0.65 dB, and half the energy would be 3 dB.
TEST_CASE ("The level of steady noise is right from the first segment on", "[measurement]")
{
    constexpr double rateHz = 44100.0, amplitude = 0.1;
    constexpr std::size_t hop = 8192;
    const auto error = noise (4 * hop, amplitude, 3);
    const Signal nothing (hop);
    WeightedError meter;
    WeightedEnergy soFar;
    meter.prepare (rateHz);

    for (std::size_t n = 0; n < error.size(); n += hop)
    {
        meter.add (std::span (error).subspan (n, hop), nothing);
        soFar += meter.take();
        CAPTURE (n);
        REQUIRE (soFar.count == n + hop / 2);

        for (const auto weighting : weightings)
        {
            CAPTURE (weightingId (weighting));
            const auto expected = amplitude * amplitude / 3.0 * meanWeight (weighting, rateHz);
            CHECK (std::abs (*soFar.levelDb (weighting) - 10.0 * std::log10 (expected)) < 0.65);
        }
    }
}

TEST_CASE ("Two meters at different rates at once do not disturb each other", "[measurement]")
{
    const auto error = noise (20000, 0.1, 1);
    const Signal nothing (20000);
    WeightedError cd, studio;
    cd.prepare (44100.0);
    studio.prepare (96000.0);

    for (std::size_t n = 0; n < error.size(); n += 1000)
        for (auto* meter : { &cd, &studio })
            meter->add (std::span (error).subspan (n, 1000), std::span (nothing).first (1000));

    cd.finish();
    studio.finish();
    CHECK (cd.take().levelDb (Weighting::a) == levelDb (Weighting::a, 44100.0, error));
    CHECK (studio.take().levelDb (Weighting::a) == levelDb (Weighting::a, 96000.0, error));
}

TEST_CASE ("No samples or no error: no level", "[measurement]")
{
    CHECK (! levelDb (Weighting::a, 44100.0, {}));
    CHECK (! levelDb (Weighting::a, 44100.0, constant (1000, 0.0)));
}
