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

std::optional<PredictedError>
AppliedReduction::prediction (const ErrorSums& sums, const LeftAlone& leftAlone) const noexcept
{
    if (leftAlone.total() > 0 || doesClippingSpoilTheory (sums, settings.reduction.lattice()))
        return {};

    return predictError (settings.reduction, shaper.filter);
}

std::optional<double> AppliedReduction::predictedSnrDb (const ErrorSums& sums,
                                                        const LeftAlone& leftAlone) const noexcept
{
    const auto error = prediction (sums, leftAlone);
    const auto energy = sums.inputSquared.value();

    if (! error || ! (energy > 0.0))
        return {};

    return error->snrDb (energy / static_cast<double> (sums.count), settings.reduction.lattice());
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
