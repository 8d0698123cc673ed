#pragma once

#include "Vectors/Target.h"

#include <cstdint>
#include <span>

namespace requant
{

/** The noise that is added before rounding, at its nominal amount. */
enum class Dither
{
    tpdf, ///< triangular, 2 LSB wide: the error's mean and power ignore the signal
    none,
    rpdf,     ///< uniform, 1 LSB wide: the mean ignores the signal, the power follows it
    highPass, ///< difference of successive uniform numbers: triangular, weaker at low frequencies
    gaussian  ///< normal, sigma 1/2 LSB: as a noisy analogue stage before a converter
};

/** How the streams of the channels are related. */
enum class DitherStreams
{
    independent, ///< each channel its own
    identical,   ///< all channels the first one's: the noise sits in the middle
    midSide ///< of each pair of channels the second has the first one's inverted: all in the side
};

/** Dither as a pure function of (seed, stream, position): no state, so any block size, start
    point or thread gives the same values, no two streams are related, and none repeats within 2^64
    samples.

    Source of the random words: Philox4x32-7, keyed by the seed; position p takes word
    (p mod 32) / 8 of block 8 (p / 32) + p mod 8, an order in which eight lanes write consecutive
    samples. With u = (word + 1/2) / 2^32 - 1/2, uniform within (-1/2, 1/2), and a, b the word's
    lower and upper 16 bits:

        tpdf       (a - b) / 2^16       power (1 - 2^-32) / 6
        rpdf       u                    power 1/12
        high-pass  u[p] - u[p - 1]      power 1/6, spectrum 4 sin^2(pi f / fs) / 12
        gaussian   invNormal(u) / 2     power 1/4

    all of mean exactly 0 and in LSB.
*/
class DitherSource
{
public:
    explicit DitherSource (std::uint64_t seedToUse = 1) noexcept : seed (seedToUse) {}

    /** Fills `lsb` with `scale` times the dither of samples position, position + 1, ... of a
        stream. target: available; they all give the same. Thread: any. Real time. */
    void fill (Dither kind, double scale, std::uint32_t stream, std::uint64_t position,
               std::span<double> lsb, Target target = activeTarget()) const noexcept;

    /** The largest |value| that fill() can give at scale 1, in LSB. */
    static double peak (Dither) noexcept;

    /** The power of what fill() gives at scale 1, in LSB^2. */
    static double power (Dither) noexcept;

    /** The probability that a value of fill() at scale 1 is less than this many LSB, but for the
        2^-16 of granularity. */
    static double probabilityBelow (Dither, double lsb) noexcept;

private:
    std::uint64_t seed;
};

} // namespace requant
