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
    if (leftAlone.total() > 0 || doesClippingSpoilTheory (sums, settings.reduction.lattice()))
        return {};

    Expectation expected (settings.reduction, shaper.filter, sampleRateHz);
    return expected.error() ? std::optional (std::move (expected)) : std::nullopt;
}

std::optional<PredictedDensity> AppliedReduction::errorDensity() const
{
    return PredictedDensity::of (settings.reduction, shaper.filter);
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
