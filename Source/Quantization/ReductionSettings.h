#pragma once

#include "Dither.h"
#include "Lattice.h"
#include "NoiseShaper.h"
#include "Rounding.h"

namespace requant
{

/** Everything that decides which codes come out. Plain values; the defaults suit a 16-bit master. */
struct ReductionSettings
{
    int bits = 16; ///< Lattice::minimumBits to Lattice::maximumBits
    Rounding rounding = Rounding::nearest;
    Dither dither = Dither::tpdf;
    Shaping shaping = Shaping::none;
    std::uint32_t seed = 1; ///< same input, settings and seed give the same codes

    Lattice lattice() const noexcept { return Lattice::twosComplement (bits); }
    bool operator== (const ReductionSettings&) const = default;
};

} // namespace requant
