#include "DitherDensity.h"
#include "Modes.h"
#include "Reduced.h"
#include "Support/Histogram.h"

using namespace requant;
using namespace requant::test;

// With an input spread evenly over the positions inside a step, QE is the sum of independent
// densities: a rectangle one LSB wide for rounding and the dither's, as wide as its amount. None: a
// rectangle; RPDF: a triangle; TPDF: three rectangles; Gaussian: a bell as wide as 1/3 LSB^2.
// Truncation moves it half a step, and so does rounding toward zero, with the input's sign where
// dither does not reach across zero. Every other sample, since neighbours share a number under
// high-pass dither.
TEST_CASE ("The error's histogram is the one that theory draws", "[quantization][theory]")
{
    const auto dither = GENERATE (each (everyDither));
    const auto rounding = GENERATE (each (everyRounding));
    const auto kind = GENERATE (each (everyLattice));
    const auto [bits, amount] = GENERATE (
        table<double, double> ({ { 10.0, 0.5 }, { 10.0, 1.0 }, { 16.0, 1.0 }, { 16.0, 2.0 } }));
    CAPTURE (dither, amount, rounding, kind, bits);

    constexpr std::size_t count = 1 << 16;
    const ReductionSettings settings { .bits = bits,
                                       .latticeKind = kind,
                                       .rounding = rounding,
                                       .dither = dither,
                                       .ditherAmount = amount,
                                       .seed = 4 };
    const auto step = settings.lattice().step();
    const auto top = std::floor (static_cast<double> (settings.lattice().levelCount()) / 2.0) - 9.0;
    const auto input = noise (count, top * step, 14);
    const auto errors = errorsInLsb (input, reduceMono (settings, input), step);
    const auto reach = 1.0 + settings.ditherPeak();
    std::vector<double> values;

    for (std::size_t n = 0; n < count; n += 2)
    {
        if (isToNearest (rounding))
            values.push_back (errors[n]);
        else if (rounding == Rounding::truncate)
            values.push_back (errors[n] - 0.5);
        else if (const auto position = input[n] / step; std::abs (position) > std::ceil (reach))
            values.push_back (std::copysign (1.0, position) * errors[n] - 0.5);
    }

    const auto end = 0.5 + (dither == Dither::gaussian ? 1.5 * amount : settings.ditherPeak());
    const auto below = [dither = dither, amount = amount] (double edge)
    {
        return ditherBelowIntegral (dither, amount, edge + 0.5)
               - ditherBelowIntegral (dither, amount, edge - 0.5);
    };

    CHECK (values.size() > count / 3);
    CHECK (std::abs (chiSquaredInSigmas (values, -end, end, 64, below)) < sigmas);

    if (dither != Dither::gaussian)
        CHECK (std::all_of (values.begin(), values.end(),
                            [end] (double e) { return std::abs (e) <= end + 1e-6; }));
}
