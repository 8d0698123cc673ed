#pragma once

#include "Measurement/Statistics/Moments.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace requant
{

/** The two ways of looking at a sample as a word of 32 bits. */
enum class BitView
{
    twosComplement, ///< x 2^31: bit 0 is the sign, worth -1
    magnitude       ///< |x| 2^31: bit 0 is worth 1 and is set by -1.0 alone
};

/** Bits, one a bit of each mask: the mask's 2^b stands for bit b of the words, which counts from
    the top. */
struct StuckBits
{
    std::uint32_t atZero = 0, atOne = 0;

    // bit: 0 to 31.
    bool isAtZero (std::size_t bit) const noexcept { return (atZero >> bit & 1u) != 0; }
    bool isAtOne (std::size_t bit) const noexcept { return (atOne >> bit & 1u) != 0; }

    bool operator== (const StuckBits&) const = default;
};

/** Which of 32 bits have moved in a stretch of samples, how long their words truly are, and what
    else is seen on single samples.

    Bits are numbered from the top: bit b is worth 2^-b, so that a word of n bits has bits 0 to n -
    1. A word holds a sample rounded down to 2^-31; a sample outside [-1, 1) is clipped first, as a
    converter would. A plain value: `= {}` starts anew, and stretches that adjoin add up to the
    whole. The block size changes nothing, not even the last bit of the mean. Thread: its owner's.
    Allocates nothing.
*/
class BitActivity
{
public:
    static constexpr std::size_t bitCount = 32;

    /** samples: finite, full scale 1.0. */
    void add (std::span<const double> samples) noexcept;

    /** Adds what follows immediately: the step between the two stretches counts as a transition, so
        the counts are those of the whole, and the mean is but for its last bits. */
    void operator+= (const BitActivity& next) noexcept;

    /** Adds another channel, to which no bit moves from this one. Nothing is to follow. */
    void addChannel (const BitActivity& other) noexcept;

    std::uint64_t count() const noexcept { return samplesSeen; }

    /** Pairs of neighbouring samples, of which moves() counts some. */
    std::uint64_t transitions() const noexcept { return pairsSeen; }

    /** How often a bit differed from one sample to the next. bit: 0 to 31. */
    std::uint64_t moves (BitView, std::size_t bit) const noexcept;

    /** The share of transitions in which a bit moved: 0 to 1, 0 without any; about 1/2 for a bit
        that is as good as random. bit: 0 to 31. */
    double activity (BitView, std::size_t bit) const noexcept;

    /** The shortest word that holds every sample, 1 to 32; 0 where all are 0 or there are none, and
        `beyond32` where some needs more (floating point). */
    int wordLength() const noexcept;
    static constexpr int beyond32 = 33;

    /** Samples that no word of 24 bits, or of 32, holds without rounding: 24-bit audio after
        processing in floating point. */
    std::uint64_t finerThan24() const noexcept { return beyond24Count; }
    std::uint64_t finerThan32() const noexcept { return beyond32Count; }

    /** Samples of |x| above 1.0: 1.0 itself is full scale, though no code of two's complement. */
    std::uint64_t beyondFullScale() const noexcept { return beyondCount; }

    /** Whether there were samples and each one was 0. */
    bool isDigitalSilence() const noexcept { return samplesSeen > 0 && largest == 0.0; }

    /** DC: 0 without samples. */
    double mean() const noexcept;

    /** The largest |x|, unclipped. */
    double peak() const noexcept { return largest; }

    /** Bits of the two's complement that are in use and yet never moved.

        Bits above the signal follow its sign and bits below its word length rest at 0: neither is
        stuck. A bit is, when it never moved although others above it did and either others below
        did, too, or it is 1 at the bottom of the word. In a signal that passes through neighbouring
        levels this cannot be: on the way from one value of the upper bits to the next, each bit
        below takes both values.

        Of several channels a bit is told that is stuck in all of them, at one value.

        A signal that jumps between few levels would give false alarm, so that a verdict needs some
        32 different words, 64 moves of a bit above and of one below, and bits above that do not all
        move in step, as those above a quiet signal or of a noisy square wave do. The bit next to
        the sign is never called stuck, therefore.
    */
    StuckBits stuckBits() const noexcept;

private:
    void addCounts (const BitActivity&) noexcept;

    std::uint64_t samplesSeen = 0, pairsSeen = 0, beyond24Count = 0, beyond32Count = 0,
                  beyondCount = 0;
    std::uint64_t firstWords = 0, lastWords = 0; // magnitude above, two's complement below
    std::uint64_t wordsApart = 0;                // what differs from one channel to the next
    std::uint64_t differentWords = 0;            // one bit for each of 64 hashes that was seen
    std::array<std::uint64_t, 2 * bitCount> moved {};
    CompensatedSum sum;
    double largest = 0.0;
    int longestWord = 0;
};

} // namespace requant
