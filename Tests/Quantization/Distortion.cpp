#include "Reduced.h"
#include "Support/Catch.h"
#include "Support/Statistics.h"

#include <complex>
#include <numbers>

using namespace requant;
using namespace requant::test;

namespace
{

constexpr std::size_t period = 500, periods = 4000, count = period * periods;
constexpr int highestHarmonic = 30;

// Coherent averaging: what repeats with the sine stays, what does not falls with the square root of
// the number of periods. Amplitudes in LSB, of harmonics 0, 1, ...
std::vector<double> harmonicsOf (const Signal& output, double step)
{
    Signal averaged (period);

    for (std::size_t n = 0; n < count; ++n)
        averaged[n % period] += output[n] / (step * static_cast<double> (periods));

    std::vector<double> amplitudes;

    for (int harmonic = 0; harmonic <= highestHarmonic; ++harmonic)
    {
        std::complex<double> sum;

        for (std::size_t n = 0; n < period; ++n)
            sum += averaged[n]
                   * std::polar (1.0, -2.0 * std::numbers::pi * harmonic * static_cast<double> (n)
                                          / static_cast<double> (period));

        amplitudes.push_back (2.0 * std::abs (sum) / static_cast<double> (period));
    }

    return amplitudes;
}

Signal quietSine (double amplitude) { return sine (count, amplitude, 1.0 / period); }

} // namespace

// -90 dBFS are 1.036 LSB of 16 bits. Undithered that is a staircase of -1, 0 and 1 that steps at
// the angle t = asin (0.5 / 1.036): odd harmonics 4 / (pi h) cos (h t). With TPDF dither the mean
// of the output is the input, so only the sine is left, and noise of variance 1/4: a harmonic's
// amplitude is then Rayleigh distributed with sigma^2 = 2 / (4 count), and exceeds 5.4 sigma as
// rarely as a normal variate 5 sigma.
TEST_CASE ("A -90 dBFS sine at 16 bits is distorted without dither and clean with TPDF",
           "[quantization][dither][theory]")
{
    const auto amplitude = std::pow (10.0, -90.0 / 20.0);
    const auto step = std::exp2 (-15.0);
    const auto input = quietSine (amplitude);

    const auto distorted = harmonicsOf (reduceMono ({ .dither = Dither::none }, input), step);
    const auto clean = harmonicsOf (reduceMono ({}, input), step);
    const auto angle = std::asin (0.5 * step / amplitude);
    const auto noiseLevel = 5.4 * std::sqrt (0.5 / static_cast<double> (count));

    for (int harmonic = 1; harmonic <= highestHarmonic; ++harmonic)
    {
        CAPTURE (harmonic);
        const auto index = static_cast<std::size_t> (harmonic);
        const auto staircase = harmonic % 2 == 0 ? 0.0
                                                 : 4.0 / (std::numbers::pi * harmonic)
                                                       * std::abs (std::cos (harmonic * angle));
        // The four steps of a period fall between samples: each is moved by at most one.
        CHECK (std::abs (distorted[index] - staircase) < 4.0 * 2.0 / period);
        CHECK (std::abs (clean[index] - (harmonic == 1 ? amplitude / step : 0.0)) < noiseLevel);
    }

    CHECK (distorted[5] > 0.2);
    CHECK (distorted[5] > 50.0 * noiseLevel);
}

// Below half a step nothing comes out at all without dither; with it, all of the sine does.
TEST_CASE ("A sine of a third of a step vanishes without dither and is whole with it",
           "[quantization][dither][theory]")
{
    const auto dither = GENERATE (Dither::rpdf, Dither::tpdf, Dither::highPass);
    CAPTURE (dither);
    const auto step = std::exp2 (-15.0);
    const auto input = quietSine (step / 3.0);
    const auto noiseLevel = 5.4 * std::sqrt (0.5 / static_cast<double> (count));
    const auto heard = harmonicsOf (reduceMono ({ .dither = dither }, input), step);

    CHECK (harmonicsOf (reduceMono ({ .dither = Dither::none }, input), step)[1] == 0.0);
    CHECK (std::abs (heard[1] - 1.0 / 3.0) < noiseLevel);
    CHECK (heard[3] < noiseLevel);
}
