#pragma once

#include "Quantization/Reduction/ReductionSettings.h"
#include "Quantization/Shaping/NoiseTransferFunction.h"

#include <cstdint>
#include <optional>
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

    Holds for a busy signal: one whose step phases are spread evenly and tell nothing of
    each other. Source: Lipshitz, Wannamaker, Vanderkooy, "Quantization and dither: a theoretical
    survey", JAES 40(5), 1992. Thread: any. Not real time: allocates.
*/
std::vector<ErrorSource> errorSources (const ReductionSettings&, const NoiseTransferFunction&);

/** What theory says of a reduction of a busy signal that does not clip.

    Source: Lipshitz, Wannamaker, Vanderkooy, "Quantization and dither: a theoretical survey",
    JAES 40(5), 1992; with shaping, each moment of the total error times what H does to it.
*/
struct PredictedError
{
    double meanLsb;   ///< mean of QE = x - Q(x): truncation leaves half a step
    double powerLsb2; ///< mean of QE^2

    /** SNR in dB of a signal of this mean square (full scale = 1.0). */
    double snrDb (double signalPower, const Lattice&) const noexcept;
};

/** What a reduction through this noise transfer function leaves; nothing for rounding toward zero
    with shaping, where the error's sign follows the signal's and H then filters that, nor for a law
    whose steps differ. Thread: any. */
std::optional<PredictedError> predictError (const ReductionSettings&,
                                            const NoiseTransferFunction&) noexcept;

/** Whether that mean and power hold for any input, not only for a busy one: the density of TPDF
    dither of whole width has a transform that is 0, and flat, at every multiple of the lattice's
    frequency. With shaping, high-pass dither does not have it, since the last error, which is fed
    back, knows a number of the next dither. Thread: any. */
bool ignoresInput (const ReductionSettings&, const NoiseTransferFunction&) noexcept;

/** The power spectral density that theory gives QE of a busy signal that does not clip.

    Rounding error and dither are white, or through 1 - z^-1 for high-pass dither, and then through
    the noise transfer function. The mean is not in it: it is a line at 0 Hz of power meanLsb^2. Nor
    is what rounding toward zero adds, half a step against the signal's sign, 1/4 LSB^2: its
    spectrum is that of the sign. A plain value. Thread: any.
*/
class ErrorPsd
{
public:
    /** sampleRateHz: above 0. */
    ErrorPsd (const ReductionSettings&, const NoiseTransferFunction&, double sampleRateHz) noexcept;

    /** In LSB^2 per Hz, one-sided: over 0 to half the sample rate it integrates to the variance of
        QE. frequencyHz: 0 to half the sample rate. */
    double densityAt (double frequencyHz) const noexcept;

    double sampleRateHz() const noexcept { return sampleRate; }

private:
    NoiseTransferFunction filter;
    double sampleRate, whitePower, highPassPower;
};

/** How much chance moves the mean square of QE, measured over a number of samples.

    QE is a linear process, whose mean square has the variance

        (2 sum over lags of c^2 + sum over sources of k4 (sum h^2)^2 + 4 m^2 S(0)) / count

    with c the autocorrelation of QE, k4 and h a source's fourth cumulant and response, m the mean
    and S(0) the power density at 0 Hz. Source: M. S. Bartlett, "On the theoretical specification
    and sampling properties of autocorrelated time-series", J. R. Stat. Soc. Suppl. 8(1), 1946.
    Thread: any. Making one allocates.
*/
class PowerVariance
{
public:
    /** Where dither ignores the input, good for any input, and so the widest of all; else for a
        busy one. Rounding toward zero with shaping: as truncation. */
    PowerVariance (const ReductionSettings&, const NoiseTransferFunction&);

    /** The standard deviation, in LSB^2, of the mean square of `count` (1 or more) samples. */
    double ofPowerLsb2 (std::uint64_t count) const noexcept;

private:
    double varianceOfOne; // of as many samples as make one independent
};

} // namespace requant
