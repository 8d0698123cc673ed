#pragma once

#include "DetectedLattice.h"
#include "DistinctValues.h"

#include <optional>

namespace requant
{

/** A lattice that needs no measured gain or offset to describe it. */
struct StandardLattice
{
    LevelKind kind = LevelKind::unknown; ///< symmetric or endPoints
    int bits = 0, scaleBits = 0;         ///< as in DetectedLattice
    CandidateLevels levels;

    /** bits: 2 to scaleBits; scaleBits: 2 to 32. */
    static StandardLattice symmetric (int bits, int scaleBits) noexcept;

    /** bits: 1 to 24. */
    static StandardLattice endPoints (int bits) noexcept;
};

/** The coarsest of them, of up to 24 bits, that nearly all values lie on.

    Some hundred are tried, so that the chance of arbitrary values to lie on one has to be below
    2^-40; and more than half of the lattice's levels, or 5 of many, have to be seen.
    Thread: any. Allocates at the first call.
*/
std::optional<StandardLattice> findStandardLattice (const DistinctValues&);

} // namespace requant
