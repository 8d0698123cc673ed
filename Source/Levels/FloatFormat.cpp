#include "FloatFormat.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace requant
{

namespace
{

// IEEE 754's binary64.
constexpr int doubleFractionBits = 52, doubleBias = 1023;
constexpr auto doubleOne = std::uint64_t { 1 } << doubleFractionBits;

// value / 2^shift, to the nearest whole number, ties to even. shift: 1 or more; value: below 2^53.
std::int64_t shiftedRight (std::uint64_t value, int shift) noexcept
{
    if (shift > doubleFractionBits + 1)
        return 0;

    const auto whole = value >> shift;
    const auto rest = value - (whole << shift), half = std::uint64_t { 1 } << (shift - 1);
    const auto goesUp = rest > half || (rest == half && (whole & 1) != 0);
    return static_cast<std::int64_t> (whole + (goesUp ? 1 : 0));
}

} // namespace

std::int64_t FloatFormat::code (double x, Overflow overflow) const noexcept
{
    const auto pattern = std::bit_cast<std::uint64_t> (x);
    const auto magnitude = pattern & ~(std::uint64_t { 1 } << 63);
    const auto sign = magnitude != pattern ? signBit() : 0;
    const auto exponent = static_cast<int> (magnitude >> doubleFractionBits) - doubleBias;

    if (exponent > doubleBias && magnitude % doubleOne != 0)
        return sign | nan();

    // Subnormal doubles are far below half the smallest level.
    if (exponent <= -doubleBias)
        return sign;

    // In units of the last bit that the format has at this size. A carry into the next exponent
    // gives the right code by itself.
    const auto atLeast = std::max (exponent, lowestExponent());
    const auto units = shiftedRight (magnitude % doubleOne + doubleOne,
                                     doubleFractionBits - fractionBits + atLeast - exponent);
    const auto code =
        units + (static_cast<std::int64_t> (atLeast - lowestExponent()) << fractionBits);
    const auto largest = overflow == Overflow::saturate ? largestCode() : infinityCode();
    return sign | std::min (code, largest);
}

double FloatFormat::value (std::int64_t code) const noexcept
{
    const auto magnitude = code & (signBit() - 1);
    const auto sign = (code & signBit()) != 0 ? -1.0 : 1.0;

    if (magnitude > largestCode())
        return hasInfinity && magnitude == infinityCode()
                   ? sign * std::numeric_limits<double>::infinity()
                   : std::numeric_limits<double>::quiet_NaN();

    // Subnormal numbers have the exponent of the smallest normal ones, and no leading 1.
    const auto field = static_cast<int> (magnitude >> fractionBits);
    const auto fraction = magnitude & ((std::int64_t { 1 } << fractionBits) - 1);
    const auto leading = field > 0 ? std::int64_t { 1 } << fractionBits : 0;
    return sign
           * std::ldexp (static_cast<double> (leading + fraction),
                         std::max (field - 1, 0) + lowestExponent() - fractionBits);
}

LevelTable FloatFormat::table() const
{
    std::vector<double> levels;
    std::vector<std::int64_t> codes;

    for (auto magnitude = -largestCode(); magnitude <= largestCode(); ++magnitude)
    {
        codes.push_back (magnitude < 0 ? signBit() - magnitude : magnitude);
        levels.push_back (value (codes.back()));
    }

    auto decisions = LevelTable::midpoints (levels);
    return { std::move (levels), std::move (decisions), std::move (codes), Ties::toEvenCode };
}

} // namespace requant
