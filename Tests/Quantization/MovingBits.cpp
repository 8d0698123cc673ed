#include "Modes.h"
#include "Reduced.h"
#include "Shapers.h"
#include "Support/Statistics.h"

using namespace requant;
using namespace requant::test;

namespace
{

// The largest |QE| in LSB of the word length asked for, while that moves from one to another.
double largestErrorWhileMoving (ReductionSettings settings, const NoiseTransferFunction& filter,
                                double fromBits, double toBits)
{
    constexpr std::size_t chunk = 16, chunks = 600;
    const auto input = sine (chunk * chunks, 0.3);
    Requantizer requantizer;
    requantizer.prepare (1, 44100.0);
    double largest = 0.0;

    for (std::size_t c = 0; c < chunks; ++c)
    {
        settings.bits = fromBits + (toBits - fromBits) * static_cast<double> (c) / chunks;
        requantizer.setSettings (settings, filter);
        const auto first = input.begin() + static_cast<std::ptrdiff_t> (c * chunk);
        const Signal part (first, first + chunk);
        const auto output = reduceWith (requantizer, { part }, chunk, c * chunk).outputs[0];

        for (const auto error : errorsInLsb (part, output, settings.lattice().step()))
            largest = std::max (largest, std::abs (error));
    }

    return largest;
}

} // namespace

// An unshaped sample is within half a step, and the dither, of its input on any lattice that
// reaches it, so where the word length moves it jumps by no more than that on both.
TEST_CASE ("Bits that move continuously make no click", "[quantization][lattice]")
{
    const auto kind = GENERATE (each (everyLattice));
    const auto dither = GENERATE (each (everyDither));
    CAPTURE (kind, dither);
    const ReductionSettings settings { .latticeKind = kind, .dither = dither };

    CHECK (largestErrorWhileMoving (settings, {}, 4.5, 14.0) <= 0.5 + settings.ditherPeak());
    CHECK (largestErrorWhileMoving (settings, {}, 14.0, 4.5) <= 0.5 + settings.ditherPeak());
}

// Past errors are in LSB, whichever step that was: what H does to them is bounded in any.
TEST_CASE ("Bits that move continuously keep every shaper's error within its bound",
           "[quantization][lattice][shaping]")
{
    for (const auto& shaper : everyShaper())
    {
        CAPTURE (shaper.name);
        const auto bound = 1.5 * shaper.filter.peakGain() + 1e-6;
        CHECK (largestErrorWhileMoving ({}, shaper.filter, 11.0, 18.0) <= bound);
        CHECK (largestErrorWhileMoving ({}, shaper.filter, 18.0, 11.0) <= bound);
    }
}
