#include "AppliedReduction.h"

#include "Controls/Control.h"
#include "Instrument/Clipping.h"
#include "Instrument/HeadroomRemark.h"
#include "Measurement/ErrorFigures.h"

#include <algorithm>

namespace requant
{

double AppliedReduction::headroomDb() const noexcept { return amplitudeToDb (headroomGain); }

double AppliedReduction::headroomLsb() const noexcept
{
    return (1.0 - headroomGain) * settings.reduction.lattice().inverseStep();
}

std::optional<Expectation> AppliedReduction::expectation (const ErrorSums& sums,
                                                          const LeftAlone& leftAlone,
                                                          double sampleRateHz) const
{
    if (whyNoTheory (sums, leftAlone))
        return {};

    return Expectation (settings.reduction, shaper.filter, sampleRateHz);
}

std::optional<DiscrepancyReason> AppliedReduction::whyNoTheory (const ErrorSums& sums,
                                                                const LeftAlone& leftAlone) const
{
    if (doesClippingSpoilTheory (sums, settings.reduction.lattice()))
        return DiscrepancyReason::clipping;

    if (leftAlone.total() > 0)
        return DiscrepancyReason::passedUntouched;

    constexpr double anyRateHz = 48000.0;
    return Expectation (settings.reduction, shaper.filter, anyRateHz).error()
               ? std::nullopt
               : std::optional (DiscrepancyReason::noTheory);
}

std::optional<PredictedDensity> AppliedReduction::errorDensity() const
{
    return PredictedDensity::of (settings.reduction, shaper.filter);
}

std::optional<PlacedError> AppliedReduction::placedError() const
{
    return PlacedError::of (settings.reduction, shaper.filter);
}

std::string AppliedReduction::headroomRemark() const
{
    return requant::headroomRemark (settings.reduction, shaper);
}

std::size_t AppliedReduction::shaperOrder() const noexcept
{
    return std::max (shaper.filter.taps().size(), shaper.filter.poles().size());
}

std::string shapingId (Shaping shaping)
{
    return findControl (controlId::shaping)->idText (static_cast<double> (shaping));
}

std::string shapingName (Shaping shaping)
{
    return findControl (controlId::shaping)->text (static_cast<double> (shaping));
}

} // namespace requant
