#pragma once

#include "ErrorModel.h"
#include "Quantization/Reduction/ReductionSettings.h"
#include "Quantization/Shaping/NoiseTransferFunction.h"

#include <optional>
#include <vector>

namespace requant
{

/** Everything that is added to a sample before it is rounded: the dither and, with shaping, the
    past errors that are fed back. Whatever the input is, QE = x - Q(x) = x - rounded (x + this).

    For a busy signal past errors are independent of where the sample lies inside its step, so that
    they act as dither does: an undithered shaper dithers itself. With shaping this holds for such a
    signal only; without, for any.

    Its distribution is exact without shaping (but for dither's granularity of 2^-16). With it, it
    is the inverse transform of the product of its sources' characteristic functions, good to 1e-5
    of the largest density of QE. Thread: any. Making one allocates and may take a millisecond.
*/
class EffectiveDither
{
public:
    /** Not for rounding toward zero with shaping, where past errors follow the signal's sign. */
    EffectiveDither (const ReductionSettings&, const NoiseTransferFunction&);

    /** The probability that it is less than this many LSB. */
    double probabilityBelow (double lsb) const noexcept;

    /** Truncation feeds its half steps back; else 0. */
    double meanLsb() const noexcept { return mean; }

    /** How far from its mean it goes at the most, with a probability of 1e-9 or less left out. */
    double reachLsb() const noexcept { return reach; }

    /** Whether it is so wide and smooth that mean and variance of QE do not tell, by more than 1e-9
        LSB^2, where the sample lies inside its step. false is no proof of the opposite. */
    bool hidesStepPhase() const noexcept { return isWide; }

private:
    void transformShaped (const ReductionSettings&, const NoiseTransferFunction&);

    Dither kind;
    double amount, mean = 0.0, reach;
    bool isWide = false;
    bool isShaped;
    std::vector<double>
        harmonics; // of the distribution over -reach to reach, less its straight rise
};

/** The probability density that theory gives QE of a busy signal that does not clip: what its
    histogram tends to.

    QE is the rounding error, uniform over 1 LSB, less all that was added before rounding. For
    rounding toward zero the signal is positive and negative equally often. Thread: any.
*/
class ErrorPdf
{
public:
    /** Empty for rounding toward zero with shaping. Allocates; may take a millisecond. */
    static std::optional<ErrorPdf> of (const ReductionSettings&, const NoiseTransferFunction&);

    /** The density in 1/LSB at a QE of this many LSB, within 1e-4 of its maximum. */
    double at (double lsb) const noexcept;

    /** Below lowest() and above highest(), in LSB, it is less than 1e-4 of its maximum. */
    double lowest() const noexcept { return low; }
    double highest() const noexcept { return high; }

private:
    ErrorPdf (const ReductionSettings&, const NoiseTransferFunction&, double meanLsb,
              double varianceLsb2);

    double ofPositiveInput (double lsb) const noexcept;

    EffectiveDither dither;
    Rounding rounding;
    double low, high;
};

/** Mean and variance of QE. */
struct ErrorMoments
{
    double meanLsb, varianceLsb2;

    double powerLsb2() const noexcept { return varianceLsb2 + meanLsb * meanLsb; }
};

/** Error power in two parts, in LSB^2. */
struct SplitPower
{
    double staticLsb2;  ///< of what repeats wherever the input lies at the same phase: distortion
    double dynamicLsb2; ///< what behaves as noise
};

/** What theory says of the error of those samples that lie at one phase of their step: the mean
    of QE there is what repeats, and how its variance depends on the phase is noise modulation.

    Without shaping it holds for any signal that does not clip. With it, only for one so busy that
    past errors do not tell where the next sample lies, or where dither ignores the input anyway.
    Place: LSB from the nearest level, -1/2 (there) to 1/2 (not). Thread: any.
*/
class ConditionalErrorMoments
{
public:
    /** Empty for rounding toward zero with shaping. Allocates; may take a millisecond. */
    static std::optional<ConditionalErrorMoments> of (const ReductionSettings&,
                                                      const NoiseTransferFunction&);

    /** Of positive and negative samples, equally many where that matters: toward zero. */
    ErrorMoments at (double stepPhaseLsb) const noexcept;

    /** The same of positive samples, further from 0 than dither reaches, which matters likewise.
        Those of negative samples are ofPositive (-stepPhaseLsb) with the mean's sign changed. */
    ErrorMoments ofPositive (double stepPhaseLsb) const noexcept;

    /** Over all phases, equally many samples at each. */
    SplitPower split() const noexcept;

private:
    ConditionalErrorMoments (const ReductionSettings&, const NoiseTransferFunction&,
                             const PredictedError&);

    EffectiveDither dither;
    Rounding rounding;
    PredictedError overall;
};

} // namespace requant
