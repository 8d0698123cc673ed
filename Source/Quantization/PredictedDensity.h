#pragma once

#include "EffectiveDither.h"

#include <optional>

namespace requant
{

/** The probability density that theory gives QE of a busy signal that does not clip: what its
    histogram tends to.

    QE is the rounding error, uniform over 1 LSB, less all that was added before rounding. For
    rounding toward zero the signal is positive and negative equally often. Thread: any.
*/
class PredictedDensity
{
public:
    /** Empty for rounding toward zero with shaping. Allocates; may take a millisecond. */
    static std::optional<PredictedDensity> of (const ReductionSettings&,
                                               const NoiseTransferFunction&);

    /** The density in 1/LSB at a QE of this many LSB, within 1e-4 of its maximum. */
    double at (double lsb) const noexcept;

    /** Below lowest() and above highest(), in LSB, it is less than 1e-4 of its maximum. */
    double lowest() const noexcept { return low; }
    double highest() const noexcept { return high; }

private:
    PredictedDensity (const ReductionSettings&, const NoiseTransferFunction&, double meanLsb,
                      double varianceLsb2);

    double ofPositiveInput (double lsb) const noexcept;

    EffectiveDither dither;
    Rounding rounding;
    double low, high;
};

} // namespace requant
