#pragma once

#include "Levels/Lattice.h"

#include <cstdint>
#include <optional>

namespace requant
{

/** What kind of lattice samples lie on. b: its bits. */
enum class LevelKind
{
    unknown, ///< too few levels were seen to tell, as in silence
    none,    ///< no lattice that could be told: as fine as floating point, or 25 bits and more
    twosComplement, ///< k 2^(1-b), within [-1, 1)
    symmetric,      ///< k / (2^(b-1) - 1), "scaled by 32767", or that of a longer word: scaleBits
    endPoints,      ///< odd multiples of 1 / (2^b - 1): min-max, -1 and 1 are the outermost levels
    scaled          ///< two's complement after a gain, an addition of DC, or both
};

/** What LatticeDetector has found: plain facts. Full scale 1.0. */
struct DetectedLattice
{
    LevelKind kind = LevelKind::unknown;

    int bits = 0;      ///< b, 1 to 24; 0 for unknown and none
    double step = 0.0; ///< the distance of neighbouring levels; 0 for unknown and none

    /** The level nearest to 0, in [-step / 2, step / 2]: half a step for end-points; what DC leaves
        of itself for scaled. */
    double offset = 0.0;

    /** step relative to that of b bits of two's complement. For symmetric and end-points it follows
        from b. For scaled, b bits and a gain are the same as b + 1 bits and 6.02 dB less: of these
        descriptions the plausible one is told (LatticeDetector). */
    double gainDb = 0.0;

    /** How far gainDb may be off, for scaled: levels within that of 0 dB may have no gain. */
    double gainErrorDb = 0.0;

    /** For symmetric: 1.0 is the highest code of so many bits, 2^(scaleBits-1) - 1. As many as b;
        or 16, 24 or 32, where the codes are the top b bits of such words. */
    int scaleBits = 0;

    /** Samples that were compared with the lattice, and those of them that are no levels. Samples
        of 0 and those held too coarsely to tell take no part, nor do those from before a lattice
        other than two's complement was found: heard counts all samples but those of 0. */
    std::uint64_t compared = 0, offLattice = 0, heard = 0;

    /** PCM of so many bits, up to 32, holds the samples (or 95 % of them, up to 24); 0 where it
        takes floating point. */
    int containerBits = 0;

    /** Up to this b a lattice of another kind than two's complement would have been told: four bits
        less than the container has; 24, the most, in floating point. In 32-bit floating point only
        samples below some 2^20 steps tell, so that 24 bits are told from the quiet ones. */
    int toldUpToBits() const noexcept
    {
        constexpr int most = 24, rounding = 4;
        const auto told = containerBits - rounding;
        return containerBits == 0 || told > most ? most : told < 0 ? 0 : told;
    }

    bool operator== (const DetectedLattice&) const = default;

    /** 0 to 1; 0 where nothing was compared. */
    double shareOnLattice() const noexcept
    {
        return compared == 0
                   ? 0.0
                   : static_cast<double> (compared - offLattice) / static_cast<double> (compared);
    }

    /** As many levels as the word length has, with the codes of a reduction to it; of scaled ones
        as many as before they were scaled. Empty for no lattice. */
    std::optional<Lattice> levels() const noexcept
    {
        if (bits == 0)
            return {};

        const auto half = std::int64_t { 1 } << (bits - 1);

        switch (kind)
        {
            case LevelKind::symmetric:
                return Lattice::uniform (step, 0.0, 1 - half, half - 1);
            case LevelKind::endPoints:
                return Lattice::uniform (step, 0.5 - static_cast<double> (half), 0, 2 * half - 1);
            default:
                return Lattice::uniform (step, offset / step, -half, half - 1);
        }
    }
};

} // namespace requant
