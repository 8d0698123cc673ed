#include "Offline/TestSignal.h"
#include "Support/Catch.h"

#include <cmath>
#include <numbers>
#include <vector>

using namespace requant;

namespace
{

constexpr int second = 44100;

std::vector<float> samplesOf (TestSignal signal, const TestTone& tone, int count,
                              std::uint64_t from = 0, double rateHz = second)
{
    std::vector<float> samples (static_cast<std::size_t> (count));
    fillWithTestSignal (signal, tone, rateHz, from, samples);
    return samples;
}

double meanSquare (const std::vector<float>& samples)
{
    auto sum = 0.0;

    for (const auto x : samples)
        sum += static_cast<double> (x) * static_cast<double> (x);

    return sum / static_cast<double> (samples.size());
}

// Of a sine that fits into the samples with whole periods; by correlation.
double amplitudeOf (const std::vector<float>& samples, double hz)
{
    auto inPhase = 0.0;

    for (std::size_t n = 0; n < samples.size(); ++n)
        inPhase += static_cast<double> (samples[n])
                   * std::sin (2.0 * std::numbers::pi * hz * static_cast<double> (n) / second);

    return 2.0 * inPhase / static_cast<double> (samples.size());
}

double amplitude (double levelDbfs) { return std::pow (10.0, levelDbfs / 20.0); }

} // namespace

// A second holds a whole number of periods. AES17: 0 dBFS is a sine of amplitude 1. A float keeps
// 24 bits, and so does each term.
TEST_CASE ("The test sine has the level and the frequency that were chosen", "[offline][signals]")
{
    const auto level = GENERATE (0.0, -3.01, -20.0, -80.0, -160.0);
    const auto hz = GENERATE (1.0, 440.0, 997.0, 20000.0);
    const auto samples = samplesOf (TestSignal::sine, { level, hz }, second);
    const auto a = amplitude (level);
    CHECK (meanSquare (samples) == Approx (a * a / 2.0).epsilon (1.0e-6));
    CHECK (amplitudeOf (samples, hz) == Approx (a).epsilon (1.0e-6));
}

TEST_CASE ("The test sine's phase is exact after hours", "[offline][signals]")
{
    constexpr std::uint64_t hours = 100ull * 3600 * second;
    CHECK (samplesOf (TestSignal::sine, { -1.0, 997.0 }, 1000, hours)
           == samplesOf (TestSignal::sine, { -1.0, 997.0 }, 1000));
}

TEST_CASE ("The fading sine loses one bit a second, for 16 seconds, and begins anew",
           "[offline][signals]")
{
    const TestTone tone { -6.0, 997.0 };
    const auto first = samplesOf (TestSignal::fadingSine, tone, 1000, 500);

    // One second is a whole number of periods, so only the gain differs: to a float's 24 bits.
    for (int bits = 1; bits < 16; ++bits)
    {
        const auto later = samplesOf (TestSignal::fadingSine, tone, 1000,
                                      500 + static_cast<std::uint64_t> (bits) * second);

        for (std::size_t n = 0; n < first.size(); ++n)
            REQUIRE (later[n] == Approx (std::ldexp (first[n], -bits)).epsilon (2.0e-7));
    }

    CHECK (samplesOf (TestSignal::fadingSine, tone, 1000, 500 + 16 * second) == first);

    // e^-t/T falls by 2^-(n / rate): the first sample's amplitude is the sine's.
    CHECK (first[100]
           == Approx (std::exp2 (-600.0 / second)
                      * static_cast<double> (samplesOf (TestSignal::sine, tone, 1, 600).front()))
                  .epsilon (1.0e-6));
}

TEST_CASE ("The chord is three sines of a third of the power each, 4 to 5 to 6",
           "[offline][signals]")
{
    const auto samples = samplesOf (TestSignal::chord, { -20.0, 400.0 }, second);
    CHECK (meanSquare (samples) == Approx (0.1 * 0.1 / 2.0).epsilon (1.0e-6));

    for (const auto hz : { 400.0, 500.0, 600.0 })
        CHECK (amplitudeOf (samples, hz) == Approx (0.1 / std::sqrt (3.0)).epsilon (1.0e-6));
}

// An even distribution between +-a has the mean square a^2 / 3 and, since its fourth moment is a^4
// / 5, an estimate of it from N samples a relative deviation of sqrt (4 / 5 / N).
TEST_CASE ("The noise has the level that was chosen, and no sample tells of another",
           "[offline][signals]")
{
    constexpr int count = 1 << 17;
    const auto root = std::sqrt (static_cast<double> (count));
    const auto samples = samplesOf (TestSignal::noise, { -20.0, 997.0 }, count);
    const auto power = meanSquare (samples), bound = 0.1 * std::sqrt (1.5);
    CHECK (power == Approx (0.005).epsilon (5.0 * std::sqrt (0.8) / root));

    for (const auto x : samples)
        REQUIRE (std::abs (static_cast<double> (x)) <= bound * (1.0 + 1.0e-7));

    for (std::size_t lag = 1; lag <= 8; ++lag)
    {
        auto sum = 0.0;

        for (std::size_t n = lag; n < samples.size(); ++n)
            sum += static_cast<double> (samples[n]) * static_cast<double> (samples[n - lag]);

        CHECK (std::abs (sum / count / power) < 5.0 / root);
    }
}

TEST_CASE ("A test signal is the same every time, in blocks of any size", "[offline][signals]")
{
    const auto signal =
        GENERATE (TestSignal::sine, TestSignal::fadingSine, TestSignal::chord, TestSignal::noise);
    const auto whole = samplesOf (signal, {}, 1000, 700000);

    for (const std::size_t size : { 1u, 7u, 64u })
    {
        std::vector<float> pieces (whole.size());

        for (std::size_t start = 0; start < whole.size(); start += size)
            fillWithTestSignal (
                signal, {}, second, 700000 + start,
                std::span (pieces).subspan (start, std::min (size, whole.size() - start)));

        CHECK (pieces == whole);
    }
}

TEST_CASE ("A sine that the sample rate cannot hold is left out rather than folded back",
           "[offline][signals]")
{
    CHECK (meanSquare (samplesOf (TestSignal::sine, { 0.0, 16000.0 }, 1000, 1, 32000.0)) == 0.0);
    CHECK (meanSquare (samplesOf (TestSignal::sine, { 0.0, 15000.0 }, 1000, 1, 32000.0)) > 0.1);
}
