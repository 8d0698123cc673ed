#include "Published.h"
#include "Reduced.h"
#include "Support/Catch.h"
#include "Support/Statistics.h"

using namespace requant;
using namespace requant::test;

namespace
{

bool isOnLattice (const Signal& output, const Lattice& lattice)
{
    return std::all_of (output.begin(), output.end(),
                        [&] (double y)
                        {
                            const auto code = y / lattice.step();
                            return std::isfinite (y) && code == std::floor (code)
                                   && code >= static_cast<double> (lattice.lowest())
                                   && code <= static_cast<double> (lattice.highest());
                        });
}

Signal joined (Signal first, const Signal& second)
{
    first.insert (first.end(), second.begin(), second.end());
    return first;
}

// The largest |QE| in LSB that a sample can have where nothing clips.
double largestError (const ReductionSettings& settings)
{
    const auto ofRounding = settings.rounding == Rounding::truncate ? 1.0 : 0.5;
    const auto ofDither = settings.dither == Dither::tpdf ? 1.0 : 0.0;
    return (ofRounding + ofDither) * peakGainOf (publishedTransferFunction (settings.shaping));
}

} // namespace

TEST_CASE ("Whatever comes in, what comes out lies on a level", "[quantization][shaping][safety]")
{
    const auto bits = GENERATE (range (1, 25));
    const auto rounding = GENERATE (Rounding::nearest, Rounding::truncate);
    const auto dither = GENERATE (Dither::none, Dither::tpdf);
    const auto shaping = GENERATE (Shaping::none, Shaping::lipshitz, Shaping::fWeighted);
    CAPTURE (bits, rounding, dither, shaping);

    const ReductionSettings settings { bits, rounding, dither, shaping, 1 };
    const auto lattice = settings.lattice();
    constexpr std::size_t count = 600;

    CHECK (isOnLattice (reduceMono (settings, square (count, 1.0, 25)), lattice));
    CHECK (isOnLattice (reduceMono (settings, constant (count, 0.0)), lattice));
    CHECK (isOnLattice (reduceMono (settings, noise (count, 2.0, 4)), lattice)); // +6 dBFS
    CHECK (isOnLattice (reduceMono (settings, square (count, 1.0e30, 3)), lattice));

    for (int sixteenth = 0; sixteenth < 16; ++sixteenth)
    {
        CAPTURE (sixteenth);
        const auto dc = constant (count, sixteenth / 16.0 * lattice.step());
        CHECK (isOnLattice (reduceMono (settings, dc), lattice));
    }
}

// While a sample clips, the error that is fed back is limited to what an unclipped one can have, so
// the first sample within range is already as good as any. From 7 bits on the range has room for
// the shaped noise (1.5 LSB * 22.4 = 34 LSB) on both sides of silence.
TEST_CASE ("After an overload the error is as small as ever within 64 samples",
           "[quantization][shaping][safety]")
{
    const auto bits = GENERATE (range (8, 25));
    const auto rounding = GENERATE (Rounding::nearest, Rounding::truncate);
    const auto dither = GENERATE (Dither::none, Dither::tpdf);
    const auto shaping = GENERATE (Shaping::lipshitz, Shaping::fWeighted);
    const auto overload = GENERATE (2.0, -2.0, 1.0e6);
    CAPTURE (bits, rounding, dither, shaping, overload);

    const ReductionSettings settings { bits, rounding, dither, shaping, 1 };
    const auto input = joined (constant (1000, overload), constant (1000, 0.0));
    const auto errors =
        errorsInLsb (input, reduceMono (settings, input), settings.lattice().step());
    const auto limit = largestError (settings) + 1e-6;

    CHECK (std::all_of (errors.begin() + 1064, errors.end(),
                        [limit] (double e) { return std::abs (e) <= limit; }));
}

TEST_CASE ("The error of an unclipped sample never exceeds what the shaper can make of one LSB's",
           "[quantization][shaping][safety]")
{
    const auto bits = GENERATE (8, 16, 24);
    const auto rounding = GENERATE (Rounding::nearest, Rounding::truncate);
    const auto dither = GENERATE (Dither::none, Dither::tpdf);
    const auto shaping = GENERATE (Shaping::none, Shaping::lipshitz, Shaping::fWeighted);
    CAPTURE (bits, rounding, dither, shaping);

    const ReductionSettings settings { bits, rounding, dither, shaping, 1 };
    const auto step = settings.lattice().step();
    const auto input = noise (1 << 15, 1.0 - 60.0 * step, 8);
    const auto errors = errorsInLsb (input, reduceMono (settings, input), step);
    const auto limit = largestError (settings) + 1e-6;

    CHECK (std::all_of (errors.begin(), errors.end(),
                        [limit] (double e) { return std::abs (e) <= limit; }));
}
