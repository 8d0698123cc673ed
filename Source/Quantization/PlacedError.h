#pragma once

#include "EffectiveDither.h"
#include "Theory.h"

#include <optional>

namespace requant
{

/** Mean and variance of QE. */
struct ErrorMoments
{
    double meanLsb, varianceLsb2;

    double powerLsb2() const noexcept { return varianceLsb2 + meanLsb * meanLsb; }
};

/** Error power in two parts, in LSB^2. */
struct SplitPower
{
    double staticLsb2;  ///< of what repeats wherever the input lies at the same place: distortion
    double dynamicLsb2; ///< what behaves as noise
};

/** What theory says of the error of those samples that lie at one place inside their step: the mean
    of QE there is what repeats, and how its variance depends on the place is noise modulation.

    Without shaping it holds for any signal that does not clip. With it, only for one so busy that
    past errors do not tell where the next sample lies, or where dither ignores the input anyway.
    Place: LSB from the nearest level, -1/2 (there) to 1/2 (not). Thread: any.
*/
class PlacedError
{
public:
    /** Empty for rounding toward zero with shaping. Allocates; may take a millisecond. */
    static std::optional<PlacedError> of (const ReductionSettings&, const NoiseTransferFunction&);

    /** Of positive and negative samples, equally many where that matters: toward zero. */
    ErrorMoments at (double placeLsb) const noexcept;

    /** The same of positive samples, further from 0 than dither reaches, which matters likewise.
        Those of negative samples are ofPositive (-placeLsb) with the mean's sign changed. */
    ErrorMoments ofPositive (double placeLsb) const noexcept;

    /** Over all places, equally many samples at each. */
    SplitPower split() const noexcept;

private:
    PlacedError (const ReductionSettings&, const NoiseTransferFunction&, const PredictedError&);

    EffectiveDither dither;
    Rounding rounding;
    PredictedError overall;
};

} // namespace requant
