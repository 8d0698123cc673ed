#pragma once

#include "NoiseTransferFunction.h"
#include "ReductionSettings.h"

namespace requant
{

/** The power spectral density that theory gives QE of a busy signal that does not clip.

    Rounding error and dither are white, or through 1 - z^-1 for high-pass dither, and then through
    the noise transfer function. The mean is not in it: it is a line at 0 Hz of power meanLsb^2. Nor
    is what rounding toward zero adds, half a step against the signal's sign, 1/4 LSB^2: its
    spectrum is that of the sign. A plain value. Thread: any.
*/
class PredictedSpectrum
{
public:
    /** sampleRateHz: above 0. */
    PredictedSpectrum (const ReductionSettings&, const NoiseTransferFunction&,
                       double sampleRateHz) noexcept;

    /** In LSB^2 per Hz, one-sided: over 0 to half the sample rate it integrates to the variance of
        QE. frequencyHz: 0 to half the sample rate. */
    double densityAt (double frequencyHz) const noexcept;

    double sampleRateHz() const noexcept { return sampleRate; }

private:
    NoiseTransferFunction filter;
    double sampleRate, whitePower, highPassPower;
};

} // namespace requant
