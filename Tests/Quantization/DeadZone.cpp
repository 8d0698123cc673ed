#include "DitherDensity.h"
#include "Modes.h"
#include "Reduced.h"
#include "Support/Statistics.h"

using namespace requant;
using namespace requant::test;

namespace
{

constexpr std::size_t count = 1 << 14;

// Dither of 2^-16 LSB's coarseness moves the weights of codes by as much.
constexpr double coarseness = 0x1p-14;

/** Mean and power of QE in LSB, and the variance of its square, of an input that rests `position`
    LSB from zero. offset: from zero to the first level above it, 0 or 1/2. */
struct TowardZeroAtRest
{
    double mean = 0.0, power = 0.0, varianceOfSquare = 0.0;

    TowardZeroAtRest (Dither dither, double amount, double position, double offset)
    {
        double fourth = 0.0;

        // A level holds what lies between it and the next one away from zero; the innermost ones
        // reach down to zero, and a level at zero reaches to both sides.
        const auto add = [&] (double level, double from, double to)
        {
            const auto weight = ditherBelow (dither, amount, to - position)
                                - ditherBelow (dither, amount, from - position);
            const auto square = (position - level) * (position - level);
            mean += weight * (position - level);
            power += weight * square;
            fourth += weight * square * square;
        };

        if (offset == 0.0)
            add (0.0, -1.0, 1.0);

        for (auto level = offset == 0.0 ? 1.0 : offset; level < 20.0; ++level)
        {
            const auto inner = level < 1.0 ? 0.0 : level;
            add (level, inner, level + 1.0);
            add (-level, -level - 1.0, -inner);
        }

        varianceOfSquare = std::max (0.0, fourth - power * power);
    }

    double variance() const { return std::max (0.0, power - mean * mean); }
};

// High-pass values share a number with their neighbours, which at most doubles the variance of a
// mean of squares.
double spreadOf (Dither dither) { return dither == Dither::highPass ? 2.0 : 1.0; }

} // namespace

// Around zero the step is twice as wide: without dither every input below a step is silence, and
// dither makes noise of it whose mean is not the input, on either side alike.
TEST_CASE (
    "Toward zero, the error's mean and power follow the input through the dead zone as theory "
    "says",
    "[quantization][dither][theory][slow]")
{
    const auto kind = GENERATE (each (everyLattice));
    const auto dither = GENERATE (each (everyDither));
    const auto amount = GENERATE (0.5, 1.0, 2.0);
    const ReductionSettings settings { .latticeKind = kind,
                                       .rounding = Rounding::towardZero,
                                       .dither = dither,
                                       .ditherAmount = amount,
                                       .seed = 5 };
    const auto step = settings.lattice().step();
    const auto offset = kind == LatticeKind::endPoints ? 0.5 : 0.0;

    // Odd sixteenths: no tie, and other places on either side.
    for (int sixteenths = -55; sixteenths <= 55; sixteenths += 6)
    {
        const auto position = sixteenths / 16.0;
        CAPTURE (kind, dither, amount, position);
        const auto input = constant (count, position * step);
        const auto errors = errorsInLsb (input, reduceMono (settings, input), step);
        const TowardZeroAtRest expected { dither, amount, position, offset };

        CHECK (std::abs (mean (errors) - expected.mean)
               <= toleranceOfMean (expected.variance(), count) + coarseness);
        CHECK (std::abs (meanSquare (errors) - expected.power)
               <= toleranceOfMean (spreadOf (dither) * expected.varianceOfSquare, count)
                      + coarseness);
    }
}

TEST_CASE ("Toward zero, the error of an input is that of its opposite, with the other sign",
           "[quantization][theory]")
{
    const auto kind = GENERATE (each (everyLattice));
    const ReductionSettings settings { .latticeKind = kind,
                                       .rounding = Rounding::towardZero,
                                       .dither = Dither::none };
    const auto input = noise (10000, 0.9, 8);
    auto opposite = input;

    for (auto& sample : opposite)
        sample = -sample;

    const auto output = reduceMono (settings, input), mirrored = reduceMono (settings, opposite);
    CHECK (std::equal (output.begin(), output.end(), mirrored.begin(),
                       [] (double a, double b) { return a == -b; }));
}
