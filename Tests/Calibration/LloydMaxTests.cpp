#include "Calibration/LloydMax.h"
#include "Support/Catch.h"
#include "Support/Facts.h"
#include "Support/Signals.h"
#include "Support/Statistics.h"

#include <algorithm>
#include <limits>

using namespace requant;
using namespace requant::test;

namespace
{

constexpr Density densities[] = { Density::uniform, Density::gaussian, Density::laplacian };

std::size_t codeOf (const LloydMaxLevels& levels, double x)
{
    return static_cast<std::size_t> (
        std::upper_bound (levels.decisions.begin(), levels.decisions.end(), x)
        - levels.decisions.begin());
}

// Of standard deviation 1.
double densityAt (Density density, double x)
{
    switch (density)
    {
        case Density::uniform:
            return std::abs (x) <= std::numbers::sqrt3 ? 0.5 / std::numbers::sqrt3 : 0.0;
        case Density::gaussian:
            return std::exp (-0.5 * x * x) / std::sqrt (2.0 * std::numbers::pi);
        case Density::laplacian:
            break;
    }

    return std::exp (-std::numbers::sqrt2 * std::abs (x)) / std::numbers::sqrt2;
}

struct Integrals
{
    long double probability = 0, first = 0, second = 0;
};

// Around a point, by Simpson's rule: nothing is shared with the code under test.
Integrals integrate (Density density, double low, double high, double around)
{
    const auto parts = std::max (64, 2 * static_cast<int> ((high - low) / 4e-4));
    Integrals result;

    for (int i = 0; i <= parts; ++i)
    {
        const auto x = low + (high - low) * i / parts;
        const auto weight = static_cast<long double> ((i == 0 || i == parts ? 1
                                                       : i % 2 == 0         ? 2
                                                                            : 4)
                                                      * densityAt (density, x));
        const auto distance = static_cast<long double> (x - around);
        result.probability += weight;
        result.first += weight * distance;
        result.second += weight * distance * distance;
    }

    const auto width = static_cast<long double> (high - low) / parts / 3.0L;
    return { result.probability * width, result.first * width, result.second * width };
}

SignalHistogram histogramOf (std::span<const double> signal)
{
    SignalHistogram histogram;
    histogram.add (signal);
    return histogram;
}

double meanSquareError (const LloydMaxLevels& levels, std::span<const double> signal)
{
    std::vector<double> errors;

    for (const auto x : signal)
        errors.push_back (x - levels.levels[codeOf (levels, x)]);

    return meanSquare (errors);
}

// The least sum of squared distances to the means of `cells` runs of sorted values, by trying all.
double leastByTrying (std::span<const double> sorted, std::size_t cells)
{
    const auto around = [] (std::span<const double> run)
    {
        const auto centre = mean (run);
        auto sum = 0.0;

        for (const auto value : run)
            sum += (value - centre) * (value - centre);

        return sum;
    };

    if (cells == 1)
        return around (sorted);

    auto least = around (sorted);

    for (std::size_t n = 1; n < sorted.size(); ++n)
        least = std::min (least, around (sorted.first (n))
                                     + leastByTrying (sorted.subspan (n), cells - 1));

    return least;
}

} // namespace

// Tests/Data/lloyd-max.json: Max's printed table, and Laplacian levels computed with scipy. Inputs
// lie on levels and close to both sides of each decision value.
TEST_CASE ("Lloyd-Max levels are those of Max's table and of others' computations",
           "[calibration][lloyd-max]")
{
    CHECK (lloydMaxFacts().size() >= 4);

    for (const auto& fact : lloydMaxFacts())
    {
        CAPTURE (fact.id);
        REQUIRE ((fact.density == "gaussian" || fact.density == "laplacian"));
        const auto levels =
            lloydMax (fact.density == "gaussian" ? Density::gaussian : Density::laplacian,
                      fact.bits, fact.scale);

        for (std::size_t n = 0; n < fact.input.size(); ++n)
        {
            CAPTURE (fact.input[n]);
            const auto code = codeOf (levels, fact.input[n]);
            CHECK (code == fact.codes[n]);
            CHECK (std::abs (levels.levels[code] - fact.values[n]) <= fact.tolerance);
        }
    }
}

// Max, "Quantizing for minimum distortion", 1960, table I. What he computed is off by up to
// 0.23 % at 5 bits: the exact errors are 0.034548, 0.009501 and 0.002505 from 3 bits on, as the
// integrals of the test after next show.
TEST_CASE ("The least error of a Gaussian of 1 to 5 bits is what Max printed",
           "[calibration][lloyd-max]")
{
    constexpr double printed[] = { 0.3634, 0.1175, 0.03454, 0.009497, 0.002499 };

    for (int bits = 1; bits <= 5; ++bits)
    {
        CAPTURE (bits);
        const auto error = lloydMax (Density::gaussian, bits, 1.0).meanSquareError;
        CHECK (error == Approx (printed[bits - 1]).epsilon (3e-3));
    }
}

// One bit, by hand: E|x| of a Gaussian is sqrt (2 / pi), of a Laplacian 1 / sqrt (2), and the error
// is 1 - (E|x|)^2.
TEST_CASE ("One bit of a density is its mean magnitude, up and down", "[calibration][lloyd-max]")
{
    const auto gaussian = lloydMax (Density::gaussian, 1, 1.0);
    CHECK (gaussian.levels[1] == Approx (std::sqrt (2.0 / std::numbers::pi)).epsilon (1e-15));
    CHECK (gaussian.levels[0] == -gaussian.levels[1]);
    CHECK (gaussian.decisions == std::vector { 0.0 });
    CHECK (gaussian.meanSquareError == Approx (1.0 - 2.0 / std::numbers::pi).epsilon (1e-14));

    const auto laplacian = lloydMax (Density::laplacian, 1, 1.0);
    CHECK (laplacian.levels[1] == Approx (std::numbers::sqrt2 / 2.0).epsilon (1e-15));
    CHECK (laplacian.meanSquareError == Approx (0.5).epsilon (1e-14));
}

// Levels within 1e-13 of the means: Simpson's rule with parts of 2e-4 errs by their fourth power.
// The last cells are followed out to where a density is below 1e-26.
TEST_CASE ("Each level is the mean of its cell, each decision halfway between two levels",
           "[calibration][lloyd-max][slow]")
{
    const auto density = GENERATE (from_range (std::begin (densities), std::end (densities)));
    const auto bits = GENERATE (range (1, 13));
    CAPTURE (static_cast<int> (density), bits);
    const auto found = lloydMax (density, bits, 1.0);
    const auto count = std::size_t { 1 } << bits;
    REQUIRE (found.levels.size() == count);
    REQUIRE (found.decisions.size() == count - 1);

    const auto end = density == Density::uniform    ? std::numbers::sqrt3
                     : density == Density::gaussian ? 11.0
                                                    : 43.0;
    auto furthest = 0.0, unlevel = 0.0;
    auto error = 0.0L;

    // The other half is its mirror image.
    for (std::size_t i = count / 2; i < count; ++i)
    {
        const auto low = found.decisions[i - 1], high = i + 1 < count ? found.decisions[i] : end;
        const auto all = integrate (density, low, high, found.levels[i]);
        furthest =
            std::max (furthest, static_cast<double> (std::abs (all.first / all.probability)));
        error += 2.0L * all.second;
        unlevel =
            std::max (unlevel, std::abs (low - 0.5 * (found.levels[i - 1] + found.levels[i])));
        CHECK (found.levels[i] == -found.levels[count - 1 - i]);
    }

    CAPTURE (furthest * 1e15, unlevel * 1e15);
    CHECK (furthest < 1e-13);
    CHECK (unlevel < 3e-14); // some last digits of values up to 7
    CHECK (found.meanSquareError == Approx (static_cast<double> (error)).epsilon (1e-9));
}

TEST_CASE ("For a uniform density the best levels are at equal steps", "[calibration][lloyd-max]")
{
    const auto bits = GENERATE (range (1, 13));
    const auto found = lloydMax (Density::uniform, bits, 0.25 / std::numbers::sqrt3); // +-1/4
    const auto step = std::exp2 (-1 - bits);

    for (std::size_t i = 0; i < found.levels.size(); ++i)
        CHECK (found.levels[i]
               == Approx (-0.25 + (static_cast<double> (i) + 0.5) * step).margin (1e-16));

    CHECK (found.meanSquareError == Approx (step * step / 12.0).epsilon (1e-14));
}

// Panter, Dite (1951): for many levels N, error * N^2 tends to (integral of f^(1/3))^3 / 12, which
// is sqrt (3) pi / 2 for a Gaussian and 9 / 2 for a Laplacian; what is missing falls as 1 / N.
TEST_CASE ("With many levels the error falls by a quarter a bit, as Panter and Dite found",
           "[calibration][lloyd-max]")
{
    for (const auto bits : { 8, 10, 12 })
    {
        CAPTURE (bits);
        const auto n = std::exp2 (bits);
        const auto gaussian = lloydMax (Density::gaussian, bits, 1.0).meanSquareError * n * n;
        const auto laplacian = lloydMax (Density::laplacian, bits, 1.0).meanSquareError * n * n;
        CHECK (gaussian == Approx (0.5 * std::numbers::pi * std::numbers::sqrt3).epsilon (3.0 / n));
        CHECK (laplacian == Approx (4.5).epsilon (3.0 / n));
    }
}

TEST_CASE ("Levels grow with the standard deviation", "[calibration][lloyd-max]")
{
    const auto density = GENERATE (from_range (std::begin (densities), std::end (densities)));
    const auto one = lloydMax (density, 4, 1.0), eighth = lloydMax (density, 4, 0.125);

    for (std::size_t i = 0; i < one.levels.size(); ++i)
        CHECK (eighth.levels[i] == 0.125 * one.levels[i]);

    CHECK (eighth.meanSquareError == one.meanSquareError / 64.0);
}

// All partitions of up to 12 sorted values into up to 4 cells. Whole 128ths lie in bins of their
// own.
TEST_CASE ("Levels learned from a few numbers are the best of all, as trying every one shows",
           "[calibration][lloyd-max]")
{
    const auto seed = GENERATE (range (1, 21));
    const auto bits = GENERATE (1, 2);
    CAPTURE (seed, bits);
    Random random { static_cast<std::uint64_t> (seed) };
    std::vector<double> values (12);

    // Most are small, as with audio.
    for (auto& value : values)
        value = std::round (128.0 * std::pow (random.bipolar(), 3)) / 128.0;

    std::sort (values.begin(), values.end());
    const auto found = lloydMax (histogramOf (values), bits);
    const auto least = leastByTrying (values, std::size_t { 1 } << bits) / 12.0;

    CHECK (found.meanSquareError == Approx (least).margin (1e-14));
    CHECK (meanSquareError (found, values) == Approx (least).margin (1e-14));
}

// The levels of a density are the best for it; what is learned from N samples
// of it is at least as good for them. By how much: about (levels / N) of the error. The error's own
// estimate has a relative deviation of less than 3 / sqrt (N).
TEST_CASE ("Levels learned from noise are as good for it as those of its density, or better",
           "[calibration][lloyd-max][slow]")
{
    const auto bits = GENERATE (2, 4, 7, 9, 12);
    CAPTURE (bits);
    constexpr std::size_t count = 200'000;
    Random random { 7 };
    std::vector<double> signal (count);

    // Sums of 12 uniform numbers: Gaussian enough for the comparison below.
    for (auto& x : signal)
    {
        x = 0.0;

        for (int i = 0; i < 12; ++i)
            x += 0.05 * random.bipolar();
    }

    const auto learned = lloydMax (histogramOf (signal), bits);
    const auto known = lloydMax (Density::gaussian, bits, 0.1);
    const auto learnedError = meanSquareError (learned, signal);
    CHECK (learnedError <= meanSquareError (known, signal));

    // Sums of 12 have thinner tails, which many levels make use of.
    if (bits <= 4)
        CHECK (learnedError == Approx (known.meanSquareError).epsilon (0.05));

    // The means of bins leave out what is within bins, at most 2^-14 of the largest |x| wide.
    CHECK (learned.meanSquareError
           == Approx (learnedError).margin (std::exp2 (-28)).epsilon (1e-3));
}

// 2^22 / 65,536 bins are 64 levels: from 7 bits on it is Lloyd's iteration.
TEST_CASE ("Many learned levels are better than as many at equal steps", "[calibration][lloyd-max]")
{
    const auto bits = GENERATE (7, 10, 12);
    CAPTURE (bits);
    auto signal = sine (100'000, 0.9);
    const auto other = noise (signal.size(), 0.1, 3);

    for (std::size_t n = 0; n < signal.size(); ++n)
        signal[n] = signal[n] * signal[n] * signal[n] + other[n];

    const auto found = lloydMax (histogramOf (signal), bits);
    REQUIRE (found.levels.size() == std::size_t { 1 } << bits);
    CHECK (std::is_sorted (found.levels.begin(), found.levels.end(), std::less_equal<> {}));
    CHECK (std::is_sorted (found.decisions.begin(), found.decisions.end(), std::less_equal<> {}));

    const auto step = 2.0 / std::exp2 (bits);
    CHECK (meanSquareError (found, signal) < 0.9 * step * step / 12.0);
}

TEST_CASE ("Fewer values than levels have a level each, without error; silence has one at 0",
           "[calibration][lloyd-max]")
{
    using Values = std::vector<double>;
    constexpr auto tiny = std::numeric_limits<double>::denorm_min();
    constexpr auto huge = std::numeric_limits<double>::max();

    const auto levelsOf = [] (const Values& signal)
    {
        const auto found = lloydMax (histogramOf (signal), 4);
        CHECK (found.decisions.size() + 1 == found.levels.size());
        return found.levels;
    };

    CHECK (levelsOf ({}) == Values { 0.0 });
    CHECK (levelsOf ({ 0.0, 0.0 }) == Values { 0.0 });
    CHECK (levelsOf ({ 0.3 }) == Values { 0.3 });
    CHECK (levelsOf ({ 0.3, 0.3, 0.3 }) == Values { 0.3 });
    CHECK (levelsOf ({ 0.5, -0.25, 0.5, 0.125 }) == Values { -0.25, 0.125, 0.5 });
    CHECK (levelsOf ({ huge, -huge }) == Values { -huge, huge });
    CHECK (levelsOf ({ tiny }) == Values { tiny });
    CHECK (lloydMax (histogramOf (Values { 0.5, -0.25, 0.5 }), 1).meanSquareError == 0.0);
}
