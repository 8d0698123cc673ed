#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace requant
{

/** What a short block of codes shows of how it was quantized. Unit: LSB. Real time. */
struct CodeBlock
{
    static constexpr std::size_t size = 256;
    using Codes = std::array<double, size>;

    /** codes: whole numbers. */
    explicit CodeBlock (const Codes&) noexcept;

    double mean = 0.0, variance = 0.0;
    double range = 0.0; ///< the highest code less the lowest

    /** Half the mean square difference of successive codes: of white noise its variance, of noise
        on a slow signal still that of the noise alone (von Neumann and others, "The mean square
        successive difference", Annals of Mathematical Statistics, 1941). */
    double fastVariance = 0.0;

    /** How many different codes it rests at, 8 samples or more in a row each; counted up to 2. */
    int restingCodes = 0;

    /** Whether it begins or ends with one code 32 times in a row, as a block does that programme
        has just begun or ended in: of codes with triangular dither, one in some 10^6 does. */
    bool touchesSilence = false;

    /** How much the differences of successive codes repeat: their largest autocorrelation, 0 to 1,
        at lags of 32 to 127. Noise, shaped or not, stays near 0; a tone does not. codes: within
        1000 of one another. */
    static double repetition (const Codes&) noexcept;
};

} // namespace requant
