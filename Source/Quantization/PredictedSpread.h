#pragma once

#include "NoiseTransferFunction.h"
#include "ReductionSettings.h"

#include <cstdint>

namespace requant
{

/** How much chance moves the mean square of QE, measured over a number of samples.

    QE is a linear process, whose mean square has the variance

        (2 sum over lags of c^2 + sum over sources of k4 (sum h^2)^2 + 4 m^2 S(0)) / count

    with c the autocorrelation of QE, k4 and h a source's fourth cumulant and response, m the mean
    and S(0) the power density at 0 Hz. Source: M. S. Bartlett, "On the theoretical specification
    and sampling properties of autocorrelated time-series", J. R. Stat. Soc. Suppl. 8(1), 1946.
    Thread: any. Making one allocates.
*/
class PredictedSpread
{
public:
    /** Where dither ignores the input, good for any input, and so the widest of all; else for a
        busy one. Rounding toward zero with shaping: as truncation. */
    PredictedSpread (const ReductionSettings&, const NoiseTransferFunction&);

    /** The standard deviation, in LSB^2, of the mean square of `count` (1 or more) samples. */
    double ofPowerLsb2 (std::uint64_t count) const noexcept;

private:
    double varianceOfOne; // of as many samples as make one independent
};

} // namespace requant
