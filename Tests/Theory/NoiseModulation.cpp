#include "Quantization/DitherDensity.h"
#include "Quantization/Modes.h"
#include "Quantization/Reduced.h"
#include "Quantization/Response.h"
#include "Quantization/Shapers.h"
#include "Support/Statistics.h"
#include "TextbookError.h"

#include <numbers>

using namespace requant;
using namespace requant::test;

// Theory: Lipshitz, Wannamaker, Vanderkooy, "Quantization and dither: a theoretical survey", JAES
// 40(5), 1992: with the input at rest somewhere inside a step, what do mean and power of QE do?
namespace
{

constexpr std::size_t positionCount = 64, count = 1 << 14;

// DC a few steps above 0, and above a code where 0 is none.
double positionInLsb (std::size_t index)
{
    return 3.0 + static_cast<double> (index) / positionCount;
}

struct Moments
{
    double mean, power;
};

Moments measuredAt (const ReductionSettings& settings, double positionLsb,
                    const NoiseTransferFunction& filter = {})
{
    const auto lattice = settings.lattice();
    const auto zero = -lattice.offset();
    const auto input = constant (count, (positionLsb + std::ceil (zero) - zero) * lattice.step());
    const auto output = reduceMono (settings, input, { .filter = filter });
    const auto errors = errorsInLsb (input, output, lattice.step());
    return { mean (errors), meanSquare (errors) };
}

// Dither of 2^-16 LSB's coarseness moves the weights of codes by as much.
constexpr double coarseness = 0x1p-14;

// High-pass values share a number with their neighbours: that at most doubles the variance of a
// mean of squares, and makes that of a mean smaller.
double spreadOf (Dither dither) { return dither == Dither::highPass ? 2.0 : 1.0; }

} // namespace

// Truncation, also that toward zero above zero, is rounding half a step lower and half a step of
// DC.
TEST_CASE ("The error's mean and power follow the position inside a step as theory says",
           "[quantization][dither][theory][slow]")
{
    const auto bits = GENERATE (each (tableBits));
    const auto kind = GENERATE (each (everyLattice));
    const auto rounding = GENERATE (each (everyRounding));
    const auto dither = GENERATE (each (everyNoise));
    const auto amount = GENERATE (0.5, 1.0);
    const auto offset = isToNearest (rounding) ? 0.0 : 0.5;
    const ReductionSettings settings { .bits = bits,
                                       .latticeKind = kind,
                                       .rounding = rounding,
                                       .dither = dither,
                                       .ditherAmount = amount,
                                       .seed = 5 };

    // Every fourth position here; all 64 at 16 bits in the tests that follow.
    for (std::size_t i = 0; i < positionCount; i += 4)
    {
        CAPTURE (bits, kind, rounding, dither, amount, i);
        const auto measured = measuredAt (settings, positionInLsb (i));
        const ErrorAtRest expected { dither, amount, positionInLsb (i) - offset, offset };

        CHECK (std::abs (measured.mean - expected.mean)
               < toleranceOfMean (expected.variance(), count) + coarseness);
        CHECK (std::abs (measured.power - expected.power)
               < toleranceOfMean (spreadOf (dither) * expected.varianceOfSquare, count)
                     + coarseness);
    }
}

TEST_CASE ("Triangular dither: the error's mean and power ignore the signal",
           "[quantization][dither][theory]")
{
    const auto dither = GENERATE (Dither::tpdf, Dither::highPass);
    const auto amount = GENERATE (1.0, 2.0);
    const auto power = 1.0 / 12.0 + amount * amount / 6.0;

    for (std::size_t i = 0; i < positionCount; ++i)
    {
        CAPTURE (dither, amount, i);
        const auto measured =
            measuredAt ({ .dither = dither, .ditherAmount = amount, .seed = 6 }, positionInLsb (i));
        const ErrorAtRest theory { dither, amount, positionInLsb (i) };
        CHECK (theory.mean == Approx (0.0).margin (1e-12));
        CHECK (theory.power == Approx (power));
        CHECK (std::abs (measured.mean) < toleranceOfMean (power, count) + coarseness);
        CHECK (std::abs (measured.power - power)
               < toleranceOfMean (spreadOf (dither) * theory.varianceOfSquare, count) + coarseness);
    }
}

// However the past errors move the place that is rounded, TPDF gives each total error e a mean of 0
// and a power of p = 1/12 + amount^2 / 6 of its own: e is white, and QE has the power p * sum h^2.
// Its estimate is a sum of martingale differences
//     d[n] = r[0] (e[n]^2 - p) + 2 e[n] sum over l > 0 of r[l] e[n - l],  r: autocorrelation of h,
// whose deviation is by the triangle inequality at most that of the first plus that of the second,
// r[0] sd (e^2) + 2 p sqrt (sum r[l]^2), sd (e^2) that of the worst place.
TEST_CASE ("Triangular dither with a shaper: the error's mean and power ignore the signal",
           "[quantization][dither][theory][shaping]")
{
    const auto amount = GENERATE (1.0, 2.0);
    const auto index = GENERATE (range (std::size_t { 0 }, fewShapers().size()));
    const auto& shaper = fewShapers()[index];
    const ReductionSettings settings { .ditherAmount = amount, .seed = 7 };
    const ErrorModel model { settings, shaper.filter };
    const auto response = responseOf (shaper.filter);
    const auto p = 1.0 / 12.0 + amount * amount / 6.0;
    double worst = 0.0, correlated = 0.0;

    for (std::size_t i = 0; i < positionCount; ++i)
        worst = std::max (worst,
                          ErrorAtRest { Dither::tpdf, amount, positionInLsb (i) }.varianceOfSquare);

    for (std::size_t lag = 1; lag < response.size(); ++lag)
        correlated += std::pow (productOf (response, lag), 2.0);

    const auto deviation =
        productOf (response) * std::sqrt (worst) + 2.0 * p * std::sqrt (correlated);

    for (std::size_t i = 0; i < positionCount; i += 4)
    {
        CAPTURE (shaper.name, amount, i);
        const auto measured = measuredAt (settings, positionInLsb (i), shaper.filter);
        CHECK (std::abs (measured.mean)
               < model.toleranceOfMean (count) + coarseness * peakGainOf (response));
        CHECK (std::abs (measured.power - p * productOf (response))
               < toleranceOfMean (deviation * deviation, count)
                     + coarseness * productOf (response));
    }
}

// Between two levels, at p from the lower one, the upper is chosen with probability p: the mean is
// 0, the power p (1 - p): from nothing on a level to 1/4 halfway.
TEST_CASE ("Rectangular dither: the error's mean ignores the signal, its power is a parabola",
           "[quantization][dither][theory]")
{
    for (std::size_t i = 0; i < positionCount; ++i)
    {
        CAPTURE (i);
        const auto p = static_cast<double> (i) / positionCount;
        const auto power = p * (1.0 - p);
        const auto variance = p * std::pow (1.0 - p, 4.0) + (1.0 - p) * std::pow (p, 4.0);
        const auto measured = measuredAt ({ .dither = Dither::rpdf, .seed = 6 }, positionInLsb (i));
        CHECK (std::abs (measured.mean) <= toleranceOfMean (power, count));
        CHECK (std::abs (measured.power - power)
               <= toleranceOfMean (std::max (0.0, variance - power * power), count));
    }
}

// QE's characteristic function at position x is the sum over k of sinc (u - k) P (u - k) e^(2 pi i
// k x), P the dither's, for a normal one e^(-2 pi^2 sigma^2 u^2). Its derivatives at u = 0 give
// ripples
//     mean:  sum over k > 0 of (-1)^k P (k) sin (2 pi k x) / (pi k)
//     power: sum over k > 0 of (-1)^k P (k) cos (2 pi k x) (1 / (pi k)^2 + 4 sigma^2)
// and for sigma = 1/2 the first term, 0.0023 and 0.0079, is all but 1e-9.
TEST_CASE ("Gaussian dither: what is left of the signal in the error's mean and power is under 1 %",
           "[quantization][dither][theory]")
{
    const auto ripple = std::exp (-0.5 * std::numbers::pi * std::numbers::pi);
    const auto ofPower = ripple * (1.0 / (std::numbers::pi * std::numbers::pi) + 1.0);

    for (std::size_t i = 0; i < positionCount; ++i)
    {
        CAPTURE (i);
        const auto position = positionInLsb (i);
        const auto angle = 2.0 * std::numbers::pi * position;
        const ErrorAtRest theory { Dither::gaussian, 1.0, position };
        CHECK (std::abs (theory.mean) < ripple / std::numbers::pi * 1.0001);
        CHECK (theory.power == Approx (1.0 / 3.0 - ofPower * std::cos (angle)).margin (1e-7));

        const auto measured = measuredAt ({ .dither = Dither::gaussian, .seed = 6 }, position);
        CHECK (std::abs (measured.mean - theory.mean) < toleranceOfMean (theory.variance(), count));
        CHECK (std::abs (measured.power - theory.power)
               < toleranceOfMean (theory.varianceOfSquare, count));
    }
}

TEST_CASE ("Without dither the error is a sawtooth of the signal", "[quantization][theory]")
{
    const auto bits = GENERATE (each (tableBits));
    const auto rounding = GENERATE (each (everyRounding));

    for (std::size_t i = 0; i < positionCount; ++i)
    {
        CAPTURE (bits, rounding, i);
        // The level below or the nearest: at i = 32 of 64 the tie goes up, to the even code 4.
        const auto inside = static_cast<double> (i) / positionCount;
        const auto goesUp = isToNearest (rounding) && i >= positionCount / 2;
        const auto expected = goesUp ? inside - 1.0 : inside;
        const auto measured = measuredAt (
            { .bits = bits, .rounding = rounding, .dither = Dither::none }, positionInLsb (i));

        CHECK (measured.mean == expected);
        CHECK (measured.power == expected * expected);
    }
}

// Ardour's gdither gave silence a DC of half an LSB: dithered silence must have none.
TEST_CASE ("Dithered silence has no DC and reaches no further than dither and rounding do",
           "[quantization][dither]")
{
    const auto bits = GENERATE (4.0, 8.0, 16.0, 24.0);
    const auto dither = GENERATE (each (everyNoise));
    CAPTURE (bits, dither);
    constexpr std::size_t length = 1 << 16;
    const ReductionSettings settings { .bits = bits, .dither = dither, .seed = 3 };
    const auto silence = constant (length, 0.0);
    const auto errors =
        errorsInLsb (silence, reduceMono (settings, silence), settings.lattice().step());
    const auto farthest = std::floor (0.5 + settings.ditherPeak());

    CHECK (std::abs (mean (errors)) < toleranceOfMean (1.0 / 3.0, length));
    CHECK (std::all_of (errors.begin(), errors.end(),
                        [farthest] (double e) { return std::abs (e) <= farthest; }));
}
