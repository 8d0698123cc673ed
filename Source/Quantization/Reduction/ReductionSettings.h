#pragma once

#include "Levels/Lattice.h"
#include "Levels/Rounding.h"
#include "Quantization/Dither/Dither.h"
#include "Quantization/Shaping/Shaping.h"

namespace requant
{

/** Everything that decides which codes come out. Plain values; the defaults suit a 16-bit
    master. */
struct ReductionSettings
{
    double bits = 16.0; ///< Lattice::minimumBits to Lattice::maximumBits; a fraction: 2^bits levels
    LatticeKind latticeKind = LatticeKind::twosComplement;
    Rounding rounding = Rounding::nearest;

    Dither dither = Dither::tpdf;
    double ditherAmount = 1.0; ///< 0 to 2, times the nominal width
    DitherStreams ditherStreams = DitherStreams::independent;

    Shaping shaping = Shaping::none;
    double shapingDepthDb = 40.0;     ///< 0 to 80; designed shapers only
    int shapingOrder = 16;            ///< 2 to 32; designed shapers only
    double shapingCutoffHz = 15000.0; ///< above 0; Shaping::designedLowPass only

    std::uint32_t seed = 1;  ///< same input, settings and seed give the same codes
    bool freshNoise = false; ///< other noise at every start instead of the seed's

    bool autoBlank = false;         ///< digital silence stays digital silence
    double blankAfterSeconds = 0.5; ///< above 0: how long it must last first
    bool passExact = false;         ///< input that lies on the lattice passes untouched
    bool headroom =
        false; ///< the input is lowered by what keeps dithered, shaped peaks from clipping

    Lattice lattice() const noexcept { return Lattice::make (latticeKind, bits); }

    /** The largest |dither| in LSB. */
    double ditherPeak() const noexcept { return ditherAmount * DitherSource::peak (dither); }

    /** The dither's power in LSB^2. */
    double ditherPower() const noexcept
    {
        return ditherAmount * ditherAmount * DitherSource::power (dither);
    }

    bool operator== (const ReductionSettings&) const = default;
};

} // namespace requant
