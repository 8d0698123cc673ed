#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace requant
{

/** How many samples need which word length: on which lattice of two's complement they lie, exactly.

    Samples of 0 lie on each and are passed over. Thread: its owner's. Real time.
*/
class WordLengthHistogram
{
public:
    static constexpr int longest = 32;

    /** samples: finite. Returns how many of them were not 0. */
    std::uint64_t add (std::span<const double> samples) noexcept;

    std::uint64_t count() const noexcept { return samplesSeen; }

    /** How many are no codes of `bits` bits: finer, or outside [-1, 1). bits: 1 to 32. */
    std::uint64_t notHeldBy (int bits) const noexcept;

    /** The shortest word that holds at least this share of the samples, 1 to 32; 0 where even the
        longest does not, or without samples. share: above 0, at most 1. */
    int shortestHolding (double share) const noexcept;

private:
    std::array<std::uint64_t, longest + 1> needing {};
    std::uint64_t samplesSeen = 0;
};

} // namespace requant
