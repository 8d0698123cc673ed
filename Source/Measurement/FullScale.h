#pragma once

#include <cmath>

namespace requant
{

/** Which signal a level meter calls 0 dBFS. Peaks are re 1.0 either way. */
enum class FullScale
{
    sine,  ///< a sine whose peaks are 1.0 reads 0 dBFS (AES17-2020, 3.12.1; IEC 61606-3)
    square ///< a square of height 1.0 does, and that sine reads -3.01 dBFS
};

/** The mean square that reads 0 dBFS. Thread: any. */
constexpr double referencePower (FullScale fullScale) noexcept
{
    return fullScale == FullScale::sine ? 0.5 : 1.0;
}

/** The level of a mean square in dBFS; -infinity for 0. Thread: any. */
inline double levelDbfs (double meanSquare, FullScale fullScale) noexcept
{
    return 10.0 * std::log10 (meanSquare / referencePower (fullScale));
}

} // namespace requant
