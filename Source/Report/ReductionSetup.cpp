#include "ReductionSetup.h"

#include "Clipping.h"
#include "Measurement/Error/ErrorFigures.h"
#include "Parameters/Parameter.h"
#include "Quantization/Reduction/Headroom.h"

#include <algorithm>

namespace requant
{

double ReductionSetup::headroomDb() const noexcept { return amplitudeToDb (headroomGain); }

double ReductionSetup::headroomLsb() const noexcept
{
    return (1.0 - headroomGain) * settings.reduction.lattice().inverseStep();
}

std::optional<DiscrepancyReason>
ReductionSetup::whyNoPrediction (const ErrorSums& sums, const UnprocessedCounts& unprocessed) const
{
    if (doesClippingSpoilTheory (sums, settings.reduction.lattice()))
        return DiscrepancyReason::clipping;

    if (unprocessed.total() > 0)
        return DiscrepancyReason::passedUntouched;

    return predictError (settings.reduction, shaper.filter)
               ? std::nullopt
               : std::optional (DiscrepancyReason::noTheory);
}

std::string ReductionSetup::headroomRemark() const
{
    return requant::headroomRemark (settings.reduction, shaper);
}

std::size_t ReductionSetup::shaperOrder() const noexcept
{
    return std::max (shaper.filter.taps().size(), shaper.filter.poles().size());
}

std::string shapingId (Shaping shaping)
{
    return findParameter (parameterId::shaping)->idText (static_cast<double> (shaping));
}

std::string shapingName (Shaping shaping)
{
    return findParameter (parameterId::shaping)->text (static_cast<double> (shaping));
}

} // namespace requant
