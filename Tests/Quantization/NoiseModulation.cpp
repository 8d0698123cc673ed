#include "Reduced.h"
#include "Support/Catch.h"
#include "Support/Statistics.h"

using namespace requant;
using namespace requant::test;

namespace
{

constexpr std::size_t positionCount = 64;

// DC inside a step, a few steps from 0.
double positionInLsb (std::size_t index)
{
    return 3.0 + static_cast<double> (index) / positionCount;
}

struct Conditional
{
    double mean, power;
};

Conditional errorAt (const ReductionSettings& settings, double positionLsb, std::size_t count)
{
    const auto step = settings.lattice().step();
    const auto input = constant (count, positionLsb * step);
    const auto errors = errorsInLsb (input, reduceMono (settings, input), step);
    return { mean (errors), meanSquare (errors) };
}

// The weight that TPDF dither gives the level at a distance of d LSB: the density of a sum of three
// rectangles, which rounding with two rectangles of dither samples at the levels.
double weight (double d)
{
    d = std::abs (d);

    if (d <= 0.5)
        return 0.75 - d * d;

    return d <= 1.5 ? 0.5 * (1.5 - d) * (1.5 - d) : 0.0;
}

} // namespace

// Lipshitz, Wannamaker, Vanderkooy (1992): with TPDF dither the first two moments of the total error
// do not depend on the input. Power = 2/12 (dither) + 1/12 (rounding) = 1/4 step squared.
TEST_CASE ("Triangular dither: the error's mean and power ignore the signal",
           "[quantization][dither][theory]")
{
    const auto bits = GENERATE (from_range (std::begin (tableBits), std::end (tableBits)));
    const auto rounding = GENERATE (Rounding::nearest, Rounding::truncate);
    constexpr std::size_t count = 1 << 13;

    for (std::size_t i = 0; i < positionCount; ++i)
    {
        CAPTURE (bits, rounding, i);
        // Truncation is rounding half a step lower, and leaves half a step of DC.
        const auto offset = rounding == Rounding::truncate ? 0.5 : 0.0;
        const auto position = positionInLsb (i);
        const auto measured =
            errorAt ({ bits, rounding, Dither::tpdf, Shaping::none, 5 }, position, count);

        // var (e^2), conditional on the position, from the weights of the levels in reach.
        double fourth = 0.0;

        for (double level = 0.0; level <= 8.0; ++level)
        {
            const auto centred = position - offset - level;
            const auto e = position - level;
            fourth += weight (centred) * e * e * e * e;
        }

        const auto power = 0.25 + offset * offset;
        const auto varianceOfSquare = std::max (0.0, fourth - power * power);

        // 2^-14: dither comes in steps of 2^-16 LSB, so the weights are off by as much.
        CHECK (std::abs (measured.mean - offset) < toleranceOfMean (0.25, count) + 0x1p-14);
        CHECK (std::abs (measured.power - power)
               < toleranceOfMean (varianceOfSquare, count) + 0x1p-14);
    }
}

TEST_CASE ("Without dither the error is a function of the signal alone", "[quantization][theory]")
{
    const auto bits = GENERATE (from_range (std::begin (tableBits), std::end (tableBits)));
    const auto rounding = GENERATE (Rounding::nearest, Rounding::truncate);

    for (std::size_t i = 0; i < positionCount; ++i)
    {
        CAPTURE (bits, rounding, i);
        // The level below or the nearest: at i = 32 of 64 the tie goes up, to the even code 4.
        const auto inside = static_cast<double> (i) / positionCount;
        const auto goesUp = rounding == Rounding::nearest && i >= positionCount / 2;
        const auto expected = goesUp ? inside - 1.0 : inside;
        const auto measured =
            errorAt ({ bits, rounding, Dither::none, Shaping::none, 5 }, positionInLsb (i), 300);

        CHECK (measured.mean == expected);
        CHECK (measured.power == expected * expected);
    }
}

TEST_CASE ("Digital silence without dither stays digital silence", "[quantization]")
{
    const auto bits = GENERATE (range (1, 25));
    const auto rounding = GENERATE (Rounding::nearest, Rounding::truncate);
    const auto shaping = GENERATE (Shaping::none, Shaping::lipshitz, Shaping::fWeighted);
    CAPTURE (bits, rounding, shaping);

    const auto silence = constant (1000, 0.0);
    CHECK (reduceMono ({ bits, rounding, Dither::none, shaping, 1 }, silence) == silence);
}

// Ardour's gdither gave silence a DC of half an LSB: dithered silence must have none.
TEST_CASE ("Dithered silence has no DC and reaches no further than one LSB", "[quantization]")
{
    const auto bits = GENERATE (2, 8, 16, 24);
    CAPTURE (bits);
    constexpr std::size_t count = 1 << 16;
    const ReductionSettings settings { bits, Rounding::nearest, Dither::tpdf, Shaping::none, 3 };
    const auto step = settings.lattice().step();
    const auto silence = constant (count, 0.0);
    const auto errors = errorsInLsb (silence, reduceMono (settings, silence), step);

    CHECK (std::abs (mean (errors)) < toleranceOfMean (0.25, count));
    CHECK (
        std::all_of (errors.begin(), errors.end(), [] (double e) { return std::abs (e) <= 1.0; }));
}
