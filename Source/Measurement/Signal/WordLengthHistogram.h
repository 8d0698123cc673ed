#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>

namespace requant
{

/** The shortest word of two's complement that holds a sample without rounding: the smallest b >= 1
    of which it is a whole multiple of 2^(1-b); 0 for a sample of 0.

    Only how fine a sample is counts, not whether it lies within [-1, 1). sample: finite.
    Thread: any. Real time.
*/
inline int neededWordLength (double sample) noexcept
{
    constexpr int digits = 52, bias = 1023;
    constexpr auto hiddenBit = std::uint64_t { 1 } << digits;
    const auto word = std::bit_cast<std::uint64_t> (sample);
    const auto exponent = static_cast<int> (word >> digits & 0x7FF);
    const auto mantissa = (word & (hiddenBit - 1)) | (exponent != 0 ? hiddenBit : 0);

    if (mantissa == 0)
        return 0;

    const auto lowestBit = std::max (exponent, 1) - (bias + digits) + std::countr_zero (mantissa);
    return std::max (1 - lowestBit, 1);
}

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

    /** Whether codes of `bits` bits are used as a signal uses them: about half of what they hold
        needs the last bit, about half of the rest the one before, and so once more. A few values,
        or codes of a longer word that happen to end in zeros, do not. bits: 1 to 32; false below
        6, of which too few end in three zeros. */
    bool isFullyUsed (int bits) const noexcept;

private:
    std::array<std::uint64_t, longest + 1> needing {};
    std::uint64_t samplesSeen = 0;
};

} // namespace requant
