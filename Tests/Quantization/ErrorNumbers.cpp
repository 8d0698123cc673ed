#include "Published.h"
#include "Reduced.h"
#include "Support/Catch.h"
#include "Support/Statistics.h"

#include <numbers>

using namespace requant;
using namespace requant::test;

// Theory: Lipshitz, Wannamaker, Vanderkooy, "Quantization and dither: a theoretical survey", JAES
// 40(5), 1992. Where the input is spread evenly over the positions inside a step, e = k - w has the
// density of a sum of rectangles one LSB wide: one for rounding and two more for TPDF dither.
// Truncation is the same moved by half a step. H then filters e.
namespace
{

struct Moments
{
    double mean, variance, varianceOfSquare;
};

// varianceOfSquare = E e^4 - (E e^2)^2. Rectangle: E s^4 = 1/80. Three rectangles: variance 1/4,
// excess kurtosis -1.2 / 3, so E s^4 = 2.6 / 16. With e = s - 1/2: var (s^2 - s) = var s^2 + var s,
// since s is symmetric.
Moments momentsOf (Rounding rounding, Dither dither)
{
    const auto isDithered = dither == Dither::tpdf;
    const auto variance = isDithered ? 1.0 / 4.0 : 1.0 / 12.0;
    const auto fourth = isDithered ? 2.6 / 16.0 : 1.0 / 80.0;
    const auto varianceOfSquare = fourth - variance * variance;

    if (rounding == Rounding::truncate)
        return { 0.5, variance, varianceOfSquare + variance };

    return { 0.0, variance, varianceOfSquare };
}

// Variance of the mean square of n samples of h * e. White e: as above. Otherwise
// var = 2 / n * sum over all lags of r^2 for a Gaussian, an upper bound here since e's kurtosis is
// below 3, and 4 mean^2 r(lag) more where the mean is not 0.
double varianceOfPower (const std::vector<double>& h, const Moments& e)
{
    if (h.size() == 1)
        return e.varianceOfSquare;

    const auto mean = e.mean * gainAtDcOf (h);
    double sum = 0.0;

    for (std::size_t lag = 0; lag < h.size(); ++lag)
    {
        double r = 0.0;

        for (std::size_t i = 0; i + lag < h.size(); ++i)
            r += h[i] * h[i + lag];

        r *= e.variance;
        sum += (lag == 0 ? 1.0 : 2.0) * (2.0 * r * r + 4.0 * mean * mean * std::abs (r));
    }

    return sum;
}

} // namespace

TEST_CASE ("Every mode has the error power and the mean error that theory gives it",
           "[quantization][theory]")
{
    const auto bits = GENERATE (from_range (std::begin (tableBits), std::end (tableBits)));
    const auto rounding = GENERATE (Rounding::nearest, Rounding::truncate);
    const auto dither = GENERATE (Dither::none, Dither::tpdf);
    const auto shaping = GENERATE (Shaping::none, Shaping::lipshitz, Shaping::fWeighted);
    CAPTURE (bits, rounding, dither, shaping);

    // Spread over a whole number of steps, so that every position inside a step is equally likely;
    // 40 steps from the ends, more than any shaper here reaches.
    constexpr std::size_t count = 1 << 18;
    const auto step = std::ldexp (1.0, 1 - bits);
    const auto input = noise (count, 1.0 - 40.0 * step, 11);
    const auto output = reduceMono ({ bits, rounding, dither, shaping, 1 }, input);
    const auto errors = errorsInLsb (input, output, step);

    const auto h = publishedTransferFunction (shaping);
    const auto e = momentsOf (rounding, dither);
    const auto expectedMean = e.mean * gainAtDcOf (h);
    const auto expectedPower = e.variance * powerGainOf (h) + expectedMean * expectedMean;

    // A sum of n filtered values is H(0) times the sum of e, but for the last few at either end.
    const auto ends = 2.0 * 2.0 * peakGainOf (h) * static_cast<double> (h.size() - 1)
                      / static_cast<double> (count);
    const auto meanTolerance =
        toleranceOfMean (e.variance, count) * std::abs (gainAtDcOf (h)) + ends;

    CHECK (std::abs (mean (errors) - expectedMean) < meanTolerance);
    CHECK (std::abs (meanSquare (errors) - expectedPower)
           < toleranceOfMean (varianceOfPower (h, e), count));
}

// design.md's table: 6.02 b + 1.76 dB and so on hold for an amplitude of exactly 1. Two's complement
// has no level there, so the sine is 3 steps smaller, lest TPDF's +-1 clips it, which costs
// 20 log10 (1 - 3 step).
//
// A sine's positions inside a step are not spread quite evenly; that leaves the undithered power
//     1/12 + 1/pi^2 sum over k of (-1)^k / k^2 * J0 (2 pi k A / step)
// (Gray, "Quantization noise spectra", IEEE Trans. IT 36(6), 1990), for truncation without the sign
// and only in the spread about its mean. J0 (z) is sqrt (2 / (pi z)) cos (z - pi/4) within
// 1 / (8 z) of its envelope for large z. Dither of two rectangles makes the power independent of it.
TEST_CASE ("A full-scale sine of b bits has the SNR of the textbook", "[quantization][theory]")
{
    struct Row
    {
        Rounding rounding;
        Dither dither;
        double constantDb;
    };

    const auto row = GENERATE (Row { Rounding::nearest, Dither::none, 1.76 },
                               Row { Rounding::truncate, Dither::none, -4.26 },
                               Row { Rounding::nearest, Dither::tpdf, -3.01 },
                               Row { Rounding::truncate, Dither::tpdf, -6.02 });
    const auto bits = GENERATE (from_range (std::begin (tableBits), std::end (tableBits)));
    CAPTURE (bits, row.rounding, row.dither);

    constexpr std::size_t count = 1 << 18;
    const auto step = std::ldexp (1.0, 1 - bits);
    const auto amplitude = 1.0 - 3.0 * step;
    const auto input = sine (count, amplitude);
    const auto result = reduce ({ bits, row.rounding, row.dither, Shaping::none, 1 }, { input });
    REQUIRE (result.clipped[0] == 0);

    const auto errors = errorsInLsb (input, result.outputs[0], step);
    const auto snrDb = 10.0 * std::log10 (meanSquare (input) / (meanSquare (errors) * step * step));

    auto unevenness = 0.0;
    const auto isTruncated = row.rounding == Rounding::truncate;

    for (int k = 1; row.dither == Dither::none && k < 1000; ++k)
    {
        const auto z = 2.0 * std::numbers::pi * k * amplitude / step;
        const auto j0 =
            std::sqrt (2.0 / (std::numbers::pi * z)) * std::cos (z - 0.25 * std::numbers::pi);
        unevenness += (k % 2 == 1 && ! isTruncated ? -1.0 : 1.0) * j0
                      / (std::numbers::pi * std::numbers::pi * k * k);
    }

    const auto e = momentsOf (row.rounding, row.dither);
    const auto evenPower = e.variance + e.mean * e.mean;
    const auto tableDb = 6.02 * bits + row.constantDb + 20.0 * std::log10 (amplitude);
    const auto unevennessDb = 10.0 * std::log10 ((evenPower + unevenness) / evenPower);
    // The table's 6.02 and its constants are rounded to 0.01 dB: 6.0206 - 6.02 < 0.001.
    const auto roundedTable = 0.001 * bits + 0.005;
    const auto statistical = toleranceInDb (toleranceOfMean (e.varianceOfSquare, count), evenPower);

    CHECK (std::abs (snrDb - (tableDb - unevennessDb)) < statistical + roundedTable);
}
