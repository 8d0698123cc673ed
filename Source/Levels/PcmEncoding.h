#pragma once

#include "Lattice.h"

#include <optional>
#include <span>

namespace requant
{

/** The whole numbers that stand for the codes of a lattice in a PCM file: k itself, or
    k - 2^(bits - 1) for end-points, whose codes begin at 0; left-justified in 32 bits.

    So a receiver that multiplies a word of its length by 1 / 2^(bits - 1), two's complement, or by
    1 / (2^(bits - 1) - 1), symmetric, has the levels. Thread: any.
*/
class PcmEncoding
{
public:
    /** Empty for a fractional number of bits: no word length has exactly those levels. */
    static std::optional<PcmEncoding> of (const Lattice&) noexcept;

    /** 1 to 32: how long the words are. */
    int bits() const noexcept { return wordLength; }

    /** Writes the words of the levels that are nearest to samples, in the upper bits, each `stride`
        behind the one before, as interleaved channels have them. samples: finite. to: room for all
        of them. Found from the code: scaling the sample would be off wherever a step is no power of
        two. */
    void write (std::span<const double> samples, std::int32_t* to,
                std::size_t stride) const noexcept;

    /** The sample that a word stands for: exactly the lattice's level for each of its codes, and
        between two levels for what lies between two codes. pcm: word / 2^31. */
    double sample (double pcm) const noexcept;

private:
    PcmEncoding (const Lattice&, int bits) noexcept;

    Lattice lattice;
    int wordLength;
    std::int64_t codeOfZero; ///< the code whose word is 0
};

} // namespace requant
