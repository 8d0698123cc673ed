#pragma once

#include "NoiseTransferFunction.h"
#include "ReductionSettings.h"

#include <vector>

namespace requant
{

/** One of the noises that QE of a busy signal is the sum of: independent of the others, white, of
    mean 0, and then through a filter. */
struct ErrorSource
{
    enum class Density
    {
        uniform,
        normal
    };

    Density density = Density::uniform;
    double widthLsb = 1.0;        ///< normal: its standard deviation
    int count = 1;                ///< how many such noises there are, each through this response
    std::vector<double> response; ///< h[0], h[1], ...

    /** Of all of them together before the filter, in LSB^2. */
    double variance() const noexcept;

    /** Likewise, in LSB^4: -w^4 / 120 for a uniform one, 0 for a normal one. */
    double fourthCumulant() const noexcept;
};

/** What QE, less its mean, consists of: first the rounding error, uniform over one LSB, then, where
    there is dither, its numbers, each through the noise transfer function. Rounding toward zero: as
    truncation, whose error it has with the sign of the input.

    Holds for a busy signal: one whose places inside a step are spread evenly and tell nothing of
    each other. Source: Lipshitz, Wannamaker, Vanderkooy, "Quantization and dither: a theoretical
    survey", JAES 40(5), 1992. Thread: any. Not real time: allocates.
*/
std::vector<ErrorSource> errorSources (const ReductionSettings&, const NoiseTransferFunction&);

} // namespace requant
