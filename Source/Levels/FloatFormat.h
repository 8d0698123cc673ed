#pragma once

#include "Law.h"
#include "LevelTable.h"

#include <optional>

namespace requant
{

/** What becomes of numbers that are too large for a floating-point format. */
enum class Overflow
{
    saturate, ///< the largest finite level
    infinity  ///< infinity; NaN in a format without infinities
};

/** A binary floating-point format as a quantizer: its levels are the numbers that it can hold, its
    codes their bit patterns, sign first.

    Immutable and cheap to copy; all but table() may be called from any thread, in real time, and
    is exact on every machine: no function of the standard library decides.
*/
class FloatFormat
{
public:
    /** IEEE 754-2019, binary16: 1 sign, 5 exponent and 10 fraction bits, largest 65504. */
    static constexpr FloatFormat binary16() noexcept { return { 5, 10, true }; }

    /** The upper half of IEEE 754's binary32: 1 sign, 8 exponent and 7 fraction bits. */
    static constexpr FloatFormat bfloat16() noexcept { return { 8, 7, true }; }

    /** OCP 8-bit Floating Point Specification (OFP8) 1.0, E4M3: largest 448, no infinities, NaN is
        0x7F and 0xFF. Elsewhere it is called E4M3FN. */
    static constexpr FloatFormat float8E4M3() noexcept { return { 4, 3, false }; }

    /** OFP8 1.0, E5M2: largest 57344, with infinities. */
    static constexpr FloatFormat float8E5M2() noexcept { return { 5, 2, true }; }

    /** The code of the level nearest to x, ties to the even code; in one rounding, from double.

        x: any. -0 keeps its sign, and so does what becomes 0. Overflow is what would round to a
        larger number than the largest if the format went on: in binary16 from 65520 on, where the
        tie goes to the even code, that of infinity; in E4M3 above 464, where the even code is that
        of 448. An infinity overflows. NaN gives nan() with its sign.
    */
    std::int64_t code (double x, Overflow) const noexcept;

    /** The number that a code stands for: exact; an infinity or NaN for such codes. code: 0 to
        2^bits() - 1. */
    double value (std::int64_t code) const noexcept;

    /** Whether a code stands for a finite number. code: as above. */
    constexpr bool isFinite (std::int64_t code) const noexcept
    {
        return (code & ~signBit()) <= largestCode();
    }

    /** How long codes are: 8 or 16. */
    constexpr int bits() const noexcept { return 1 + exponentBits + fractionBits; }

    /** The code of the largest finite number. */
    constexpr std::int64_t largestCode() const noexcept { return infinityCode() - 1; }

    /** The code of infinity; of NaN where there is none. */
    constexpr std::int64_t infinityCode() const noexcept
    {
        const auto exponents = ((std::int64_t { 1 } << exponentBits) - 1) << fractionBits;
        return hasInfinity ? exponents : nan();
    }

    /** The code of NaN that NaN becomes: 0x7F in both 8-bit formats, 0x7E00, 0x7FC0. Codes between
        infinity and this, and above, are NaN as well. */
    constexpr std::int64_t nan() const noexcept
    {
        const auto all = signBit() - 1;
        const auto quietBit = std::int64_t { 1 } << (fractionBits - 1);
        return bits() == 8 ? all : (all >> fractionBits << fractionBits) + quietBit;
    }

    /** The finite levels, -0 and 0 as one of code 0; it rounds as `code` does and saturates.
        Allocates: any thread but the audio thread. */
    LevelTable table() const;

private:
    constexpr FloatFormat (int exponents, int fractions, bool withInfinity) noexcept
        : exponentBits (exponents), fractionBits (fractions), hasInfinity (withInfinity)
    {
    }

    constexpr std::int64_t signBit() const noexcept { return std::int64_t { 1 } << (bits() - 1); }

    /** Of the smallest normal number, and of all subnormal ones. */
    constexpr int lowestExponent() const noexcept { return 2 - (1 << (exponentBits - 1)); }

    int exponentBits, fractionBits;
    bool hasInfinity; ///< as IEEE 754 has them: the highest exponent holds infinities and NaN
};

/** The format whose numbers are a law's levels; empty for a law that is none of
    floatingPointLaws. Thread: any. Real time. */
constexpr std::optional<FloatFormat> floatFormatOf (Law law) noexcept
{
    switch (law)
    {
        case Law::float16:
            return FloatFormat::binary16();
        case Law::bfloat16:
            return FloatFormat::bfloat16();
        case Law::float8E4M3:
            return FloatFormat::float8E4M3();
        case Law::float8E5M2:
            return FloatFormat::float8E5M2();
        default:
            return {};
    }
}

} // namespace requant
