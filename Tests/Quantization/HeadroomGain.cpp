#include "Quantization/Reduction/Headroom.h"

#include "Modes.h"
#include "Reduced.h"
#include "Response.h"
#include "Shapers.h"

using namespace requant;
using namespace requant::test;

namespace
{

double gainOf (const ReductionSettings& settings, const NoiseTransferFunction& filter = {})
{
    Requantizer requantizer;
    requantizer.prepare (1, 44100.0);
    requantizer.setSettings (settings, filter);
    return requantizer.headroomGain();
}

Signal scaled (Signal signal, double gain)
{
    for (auto& sample : signal)
        sample *= gain;

    return signal;
}

std::size_t clippedOf (const ReductionSettings& settings, const NoiseTransferFunction& filter,
                       double gain)
{
    constexpr std::size_t count = 500;
    const std::vector<Signal> inputs { scaled (square (count, 1.0, 37), gain),
                                       scaled (sine (count, 1.0), gain), constant (count, gain),
                                       constant (count, -gain) };
    std::size_t clipped = 0;

    for (const auto ofChannel : reduce (settings, inputs, { .filter = filter }).clipped)
        clipped += ofChannel;

    return clipped;
}

} // namespace

// Codes are whole: 32768 gain + 1 (dither, never quite) + 1/2 (rounding) must not exceed 32768, one
// step above the highest.
TEST_CASE ("Headroom costs flat TPDF one and a half steps, and one quarter step less would clip",
           "[quantization][headroom]")
{
    const auto bits = GENERATE (8.0, 16.0, 24.0);
    CAPTURE (bits);
    const auto step = std::exp2 (1.0 - bits);
    ReductionSettings settings { .bits = bits, .headroom = true };
    const auto gain = gainOf (settings);

    CHECK (gain == 1.0 - 1.5 * step);
    CHECK (clippedOf (settings, {}, gain) == 0);
    CHECK (clippedOf (settings, {}, gain + 0.25 * step) > 0);

    settings.headroom = false;
    CHECK (gainOf (settings) == 1.0);
}

// Undithered: 32767.5 is a tie that goes to 32768, so it must not quite be reached.
TEST_CASE ("Headroom costs what a mode needs and no more", "[quantization][headroom]")
{
    const auto needed = [] (LatticeKind kind, Rounding rounding, Dither dither)
    {
        const ReductionSettings settings {
            .latticeKind = kind, .rounding = rounding, .dither = dither, .headroom = true
        };
        return (1.0 - gainOf (settings)) / settings.lattice().step();
    };
    const auto steps = [] (double lsb) { return Approx (lsb).margin (1e-6); };
    using enum LatticeKind;

    CHECK (needed (twosComplement, Rounding::nearest, Dither::none) == steps (0.5));
    CHECK (needed (twosComplement, Rounding::nearest, Dither::rpdf) == steps (1.0));
    CHECK (needed (twosComplement, Rounding::nearest, Dither::highPass) == steps (1.5));
    CHECK (needed (symmetric, Rounding::nearest, Dither::none) == steps (0.0));
    CHECK (needed (symmetric, Rounding::nearest, Dither::tpdf) == steps (0.5));
    CHECK (needed (endPoints, Rounding::nearest, Dither::tpdf) == steps (0.5));
}

// 2 bits: codes -2 .. 1, so full scale is 2 steps; 1 + 1 - 1.5 of them are left. At 1 bit the
// highest code is 0: undithered rounding takes what is below 1/2 there, and any dither more than
// there is.
TEST_CASE ("The shortest words have headroom as long as any signal is left, and none after that",
           "[quantization][headroom]")
{
    const auto sufficient = [] (double bits, Dither dither, double amount = 1.0) {
        return sufficientHeadroomGain ({ .bits = bits, .dither = dither, .ditherAmount = amount },
                                       {});
    };

    CHECK (sufficient (2.0, Dither::tpdf) == 0.25);
    CHECK (sufficient (1.0, Dither::none) == 0.5 * (1.0 - 0x1p-50));
    CHECK (sufficient (1.0, Dither::tpdf, 0.25) == 0.25);
    CHECK_FALSE (sufficient (1.0, Dither::rpdf));
    CHECK_FALSE (sufficient (1.0, Dither::tpdf));
    CHECK_FALSE (sufficient (2.0, Dither::tpdf, 1.5));
    CHECK (gainOf ({ .bits = 2.0, .headroom = true }) == 0.25);
    CHECK (gainOf ({ .bits = 1.0, .headroom = true }) == 1.0);
    CHECK (gainOf ({ .bits = 2.0 }) == 1.0);
}

TEST_CASE ("With headroom full scale never clips, with any shaper, dither, rounding and lattice",
           "[quantization][headroom][slow]")
{
    const auto bits = GENERATE (1.0, 2.0, 3.0, 5.0, 8.0, std::log2 (1001.0), 16.0, 24.0);
    const auto kind = GENERATE (each (everyLattice));
    const auto dither = GENERATE (each (everyDither));
    const auto amount = GENERATE (1.0, 2.0);

    if (kind == LatticeKind::symmetric && bits < 2.0)
        return;

    const auto rounding = kind == LatticeKind::symmetric   ? Rounding::truncate
                          : kind == LatticeKind::endPoints ? Rounding::towardZero
                                                           : Rounding::nearest;
    ReductionSettings settings { .bits = bits,
                                 .latticeKind = kind,
                                 .rounding = rounding,
                                 .dither = dither,
                                 .ditherAmount = amount,
                                 .headroom = true };
    auto shapers = everyShaper();
    shapers.push_back ({ "none", {} });

    for (const auto& shaper : shapers)
    {
        CAPTURE (bits, kind, dither, amount, shaper.name);
        const auto gain = sufficientHeadroomGain (settings, shaper.filter);
        CHECK (gainOf (settings, shaper.filter) == gain.value_or (1.0));

        // The noise's reach: rounding and dither, each as large as can be, in every past sample.
        const auto ofRounding = isToNearest (rounding) ? 0.5 : 1.0;
        const auto reach =
            (ofRounding + settings.ditherPeak()) * peakGainOf (responseOf (shaper.filter));
        const auto half = std::floor (0.5 * static_cast<double> (settings.lattice().levelCount()));
        CHECK ((gain.has_value() || reach >= half - 1.0));

        if (gain)
        {
            CHECK (*gain > 0.0);
            CHECK (*gain <= 1.0);
            CHECK (clippedOf (settings, shaper.filter, *gain) == 0);
        }
    }
}
