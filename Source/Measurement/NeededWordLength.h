#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

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

} // namespace requant
