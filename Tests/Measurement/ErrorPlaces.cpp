#include "Measurement/Error/ConditionalErrorStatistics.h"
#include "SimpleReductions.h"
#include "Support/Catch.h"
#include "Support/Statistics.h"

using namespace requant;
using namespace requant::test;

// Theory: Lipshitz, Wannamaker, Vanderkooy, "Quantization and dither: a theoretical survey", JAES
// 40(5), 1992: mean and variance of QE given where the input lies inside a step.
namespace
{

constexpr double step = 0x1p-7;
constexpr std::size_t count = 1 << 18;
constexpr auto width = 1.0 / ConditionalErrorStatistics::phaseCount;

ConditionalErrorStatistics errorOf (const Signal& x, const Signal& y)
{
    ConditionalErrorStatistics error;
    error.prepare (levelsAtStep (step));
    error.add (x, y);
    return error;
}

double middleOf (std::size_t place) { return (static_cast<double> (place) + 0.5) * width; }

// How far a place's middle lies above the nearest level, in LSB.
double aboveNearest (std::size_t place)
{
    const auto middle = middleOf (place);
    return middle < 0.5 ? middle : middle - 1.0;
}

} // namespace

// Inside a place QE runs over a line of its width: mean its middle f, or f - 1 from 1/2 on, where
// the next level is nearer; variance width^2 / 12, whose estimate varies by width^4 (1/80 - 1/144).
TEST_CASE ("Rounding without dither: the mean error over the place in the step is a sawtooth",
           "[measurement][place]")
{
    const auto x = noise (count, 0.5, 2);
    const auto error = errorOf (x, undithered (x, step));
    const auto variance = width * width / 12.0;

    for (std::size_t p = 0; p < ConditionalErrorStatistics::phaseCount; ++p)
    {
        const auto place = error.atPhase (p);
        const auto samples = static_cast<std::size_t> (place.count());
        CAPTURE (p);
        CHECK (std::abs (place.mean() - aboveNearest (p)) < toleranceOfMean (variance, samples));
        CHECK (std::abs (place.variance() - variance)
               < toleranceOfMean (std::pow (width, 4.0) * (1.0 / 80.0 - 1.0 / 144.0), samples));
    }

    CHECK (error.powers()->dynamicPart / error.powers()->total < 0.001);
}

// At the place f the level below is taken with probability 1 - f, the one above with f: QE is f or
// f - 1, of mean 0 and variance g = f (1 - f). E QE^4 = f^4 (1 - f) + (1 - f)^4 f = g (1 - 3 g), so
// QE^2 varies by g - 4 g^2. Over a place g is on average that of its middle less width^2 / 12.
TEST_CASE ("Rectangular dither: no static error, and noise that follows the place in the step",
           "[measurement][place]")
{
    const auto x = noise (count, 0.5, 3);
    const auto error = errorOf (x, withRpdf (x, step, 4));

    for (std::size_t p = 0; p < ConditionalErrorStatistics::phaseCount; ++p)
    {
        const auto place = error.atPhase (p);
        const auto f = middleOf (p);
        const auto g = f * (1.0 - f) - width * width / 12.0;
        const auto samples = static_cast<std::size_t> (place.count());
        CAPTURE (p);
        CHECK (std::abs (place.mean()) < toleranceOfMean (g, samples));
        CHECK (std::abs (place.meanSquare() - g) < toleranceOfMean (g - 4.0 * g * g, samples));
    }
}

// g = f (1 - f) has mean 1/6 and mean square 1/30: a spread of sqrt (1/180) / (1/6) = 0.447. The
// mean over a place 1/16 wide is (1/16)^2 / 12 below the middle's. The variance S^2 of the 16
// varies by at most 4 S^2 / (16 count) since g - 4 g^2 <= 1/16, their mean by 1 / (16 count): to
// first order the spread r = S / (1/6) errs by at most 6 (1 + r) times 5 / sqrt (16 count).
TEST_CASE ("Noise modulation: 0.45 of rectangular dither, but for chance none of triangular",
           "[measurement][place]")
{
    const auto x = noise (count, 0.5, 5);
    const auto samples = static_cast<double> (count);
    double meanOfG = 0.0, squares = 0.0;

    for (int place = 0; place < 16; ++place)
    {
        const auto f = (place + 0.5) / 16.0;
        const auto g = f * (1.0 - f) - 1.0 / (12.0 * 256.0);
        meanOfG += g / 16.0;
        squares += g * g / 16.0;
    }

    const auto expected = std::sqrt (squares - meanOfG * meanOfG) / meanOfG;
    const auto modulation = errorOf (x, withRpdf (x, step, 6)).noiseModulation();
    REQUIRE (modulation);
    CHECK (std::abs (*modulation - expected)
           < 6.0 * (1.0 + expected) * sigmas / std::sqrt (16.0 * samples));

    // TPDF's total error has the fourth moment 0.1625, so a place's variance varies by
    // (0.1625 / (1/4)^2 - 1) of its square per sample; the squared spread is a chi squared of 15.
    const auto steady = errorOf (x, withTpdf (x, step, 7)).noiseModulation();
    REQUIRE (steady);
    CHECK (*steady * *steady
           < 1.6 * 16.0 / samples * (15.0 / 16.0) * (1.0 + sigmas * std::sqrt (2.0 / 15.0)));
}

// The weights of the codes -1, 0, 1 about the nearest level are a quadratic spline of f, the
// distance from it, and give the moments of QE; the second does not depend on f, the fourth does.
TEST_CASE ("Triangular dither: error of mean 0 and variance 1/4 wherever the input lies",
           "[measurement][place]")
{
    const auto x = noise (count, 0.5, 8);
    const auto error = errorOf (x, withTpdf (x, step, 9));

    for (std::size_t p = 0; p < ConditionalErrorStatistics::phaseCount; ++p)
    {
        const auto place = error.atPhase (p);
        const auto f = aboveNearest (p);
        const auto fourth = std::pow (f, 4.0) * (0.75 - f * f)
                            + std::pow (f - 1.0, 4.0) * 0.5 * (0.5 + f) * (0.5 + f)
                            + std::pow (f + 1.0, 4.0) * 0.5 * (0.5 - f) * (0.5 - f);
        const auto samples = static_cast<std::size_t> (place.count());
        CAPTURE (p);
        CHECK (std::abs (place.mean()) < toleranceOfMean (0.25, samples));
        CHECK (std::abs (place.meanSquare() - 0.25)
               < toleranceOfMean (fourth - 1.0 / 16.0, samples));
    }
}

// Above zero the error is the place, below zero the place less 1: together their means are half a
// step nearer to zero, so that 1/3 - 1/12 = 1/4 hides in the variance.
TEST_CASE ("Rounding toward zero: all the error repeats once the signs are kept apart",
           "[measurement][place]")
{
    const auto x = noise (count, 0.5, 10);
    const auto error = errorOf (x, roundedTowardZero (x, step));
    const auto apart = error.powersOfSignsApart(), together = error.powers();
    const auto tolerance = toleranceOfMean (4.0 / 45.0, count);
    REQUIRE (apart);
    CHECK (std::abs (apart->staticPart - (1.0 / 3.0 - width * width / 12.0)) < tolerance);
    CHECK (apart->dynamicPart == Approx (width * width / 12.0).epsilon (0.05));
    CHECK (apart->dc == Approx (together->dc));
    CHECK (apart->total == Approx (together->total));

    // A place's mean is half a step less than the middle; chance puts a variance of 1/4 into it.
    const auto chance = 0.25 * 64.0 / static_cast<double> (count);
    CHECK (std::abs (together->staticPart - (1.0 / 12.0 + chance))
           < toleranceOfMean (1.0 / 180.0 + 1.0 / 12.0, count));

    for (std::size_t p = 0; p < ConditionalErrorStatistics::phaseCount; ++p)
    {
        const auto middle = middleOf (p);
        CAPTURE (p);
        CHECK (error.atPhase (p, InputSign::nonNegative).mean()
               == Approx (middle).margin (width / 4));
        CHECK (error.atPhase (p, InputSign::negative).mean()
               == Approx (middle - 1.0).margin (width / 4));
    }

    // Of one sign it is truncation, or its mirror image: a mean of half a step.
    CHECK (std::abs (std::sqrt (error.powers (InputSign::negative)->dc) - 0.5)
           < toleranceOfMean (1.0 / 12.0, count / 3));
    CHECK (error.error (InputSign::negative).mean() < 0.0);
    CHECK (error.error (InputSign::nonNegative).mean() > 0.0);
    CHECK (error.error (InputSign::nonNegative).count() + error.error (InputSign::negative).count()
           == count);
}
