#pragma once

#include <cstdint>
#include <span>

namespace requant
{

/** The noise that is added before rounding. */
enum class Dither
{
    tpdf, ///< triangular density, 2 LSB wide: the error's mean and power ignore the signal
    none
};

/** Dither as a pure function of (seed, channel, position): no state, so any block size, start
    point or thread gives the same values, and no two channels share a stream.
*/
class DitherSource
{
public:
    explicit DitherSource (std::uint64_t seedToUse = 1) noexcept : seed (seedToUse) {}

    /** Fills `lsb` with the dither of samples position, position + 1, ... of a channel, in LSB.

        TPDF: (a - b) / 2^16 with a and b independent and uniform on 0 .. 2^16 - 1, so the mean
        is exactly 0, the largest value 1 - 2^-16 and the power (1 - 2^-32) / 6.
        Position p takes word (p mod 32) / 8 of Philox block 8 (p / 32) + p mod 8, an order in
        which eight lanes write consecutive samples.
        Thread: any. Real time.
    */
    void fill (Dither kind, std::uint32_t channel, std::uint64_t position,
               std::span<double> lsb) const noexcept;

    /** The largest |value| that fill() can give, in LSB. */
    static double peak (Dither kind) noexcept { return kind == Dither::tpdf ? 1.0 : 0.0; }

    /** The power of what fill() gives, in LSB^2. */
    static double power (Dither kind) noexcept { return kind == Dither::tpdf ? 1.0 / 6.0 : 0.0; }

private:
    std::uint64_t seed;
};

} // namespace requant
