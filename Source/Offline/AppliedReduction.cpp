#include "AppliedReduction.h"

#include "Controls/Control.h"
#include "Measurement/ErrorFigures.h"

#include <algorithm>

namespace requant
{

double AppliedReduction::headroomDb() const noexcept { return amplitudeToDb (headroomGain); }

double AppliedReduction::headroomLsb() const noexcept
{
    return (1.0 - headroomGain) * settings.reduction.lattice().inverseStep();
}

std::optional<PredictedError> AppliedReduction::prediction() const noexcept
{
    return predictError (settings.reduction, shaper.filter);
}

std::optional<double> AppliedReduction::predictedSnrDb (const ErrorSums& sums) const noexcept
{
    const auto error = prediction();
    const auto energy = sums.inputSquared.value();

    if (! error || ! (energy > 0.0))
        return {};

    return error->snrDb (energy / static_cast<double> (sums.count), settings.reduction.lattice());
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
