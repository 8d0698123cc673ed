#pragma once

#include "Levels/Rounding.h"

#include <cstdint>
#include <span>

namespace requant
{

/** How a block of samples shares one exponent. */
struct BlockFormat
{
    static constexpr int mostSamples = 4096, mostExponentBits = 8, mostMantissaBits = 24;

    int blockLength = 32;    ///< 1 to mostSamples
    int highestExponent = 7; ///< 0 to 2^mostExponentBits - 1; exponents start at 0
    int mantissaBits = 8;    ///< 1 to mostMantissaBits, two's complement
    int sourceBits = 0;      ///< above 0: samples become two's complement of so many bits first
    Rounding rounding = Rounding::nearest; ///< of mantissas

    /** Of so many bits of exponent, 1 to mostExponentBits. What is out of range counts as the
        nearest value. */
    static BlockFormat make (int mantissaBits, int blockLength = 32, int exponentBits = 3) noexcept;

    /** NICAM-728's companding, 14 bits to 10 in blocks of 32, at any sample rate: exponent 0 to 4
        is coding range 5 to 1, and so many of the lower bits are dropped (rounded down). They come
        back as zeros. Sources: ETS 300 163, "NICAM 728: transmission of two-channel digital sound
        with terrestrial television systems B, G, H, I, K1 and L"; Bower, "NICAM 728: digital
        two-channel stereo for terrestrial television", BBC Research Department report 1990/6. */
    static BlockFormat nicam() noexcept;

    /** Between two levels of a block, in full-scale units. exponent: 0 to highestExponent. */
    double step (int exponent) const noexcept;

    bool operator== (const BlockFormat&) const = default;
};

/** Block floating point: each block has the smallest exponent with which all its mantissas fit.

        level = mantissa * step (exponent)
        step (exponent) = 2^(1 - mantissaBits + exponent - highestExponent)

    so at the highest exponent the levels are those of two's complement over full scale, and each
    exponent below halves them. "Fits" is asked of the rounded mantissas: where rounding would carry
    one beyond the highest, the block gets the next exponent. At the highest exponent it is clamped.
    An error is hence at most half a step of its block, but for what clips.

    All numbers are powers of two or whole, so each is exact on any machine. Thread: any. Real time.
*/
class BlockFloatingPoint
{
public:
    explicit BlockFloatingPoint (const BlockFormat&) noexcept;

    const BlockFormat& format() const noexcept { return form; }

    /** The mantissas of a block, and its exponent, which is returned. samples: finite, at most a
        block, as many as mantissas. None: exponent 0. */
    int encode (std::span<const double> samples, std::span<std::int32_t> mantissas) const noexcept;

    /** Whether a sample was clamped, in a block of that exponent. */
    bool isClamped (double sample, int exponent) const noexcept;

    /** The same of a block: 1 for each sample that was. clamped: as many as samples. */
    void findClamped (std::span<const double> samples, int exponent,
                      std::span<char> clamped) const noexcept;

    /** The values of a block, which need nothing but these. values: as many as mantissas. */
    void decode (int exponent, std::span<const std::int32_t> mantissas,
                 std::span<double> values) const noexcept;

private:
    bool isClampedBy (double inverseStep, double sample) const noexcept;
    double sourceValue (double sample) const noexcept;
    double mantissa (double value, double inverseStep) const noexcept;
    bool fits (double lowest, double highest, int exponent) const noexcept;

    BlockFormat form;
    double lowestMantissa, highestMantissa, sourceEnd;
};

} // namespace requant
