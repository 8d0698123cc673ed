#include "PredictedDensity.h"

#include "Theory.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

// A normal density is there 4e-5 of its maximum; one with uniform parts falls faster.
constexpr double negligibleSigmas = 4.5;

} // namespace

std::optional<PredictedDensity> PredictedDensity::of (const ReductionSettings& settings,
                                                      const NoiseTransferFunction& filter)
{
    const auto predicted = predictError (settings, filter);

    if (! predicted)
        return {};

    const auto mean = predicted->meanLsb;
    return PredictedDensity { settings, filter, mean, predicted->powerLsb2 - mean * mean };
}

PredictedDensity::PredictedDensity (const ReductionSettings& settings,
                                    const NoiseTransferFunction& filter, double meanLsb,
                                    double varianceLsb2)
    : dither (settings, filter), rounding (settings.rounding)
{
    const auto isTowardZero = rounding == Rounding::towardZero;
    const auto farthest = dither.reachLsb() + (isTowardZero ? 1.0 : 0.5);
    const auto halfWidth = std::min (farthest, negligibleSigmas * std::sqrt (varianceLsb2));
    low = meanLsb - halfWidth;
    high = meanLsb + halfWidth;
}

double PredictedDensity::at (double lsb) const noexcept
{
    return rounding == Rounding::towardZero ? 0.5 * (ofPositiveInput (lsb) + ofPositiveInput (-lsb))
                                            : ofPositiveInput (lsb);
}

// QE = r - D, r uniform: the density at v is the probability that D = r - v, for which r has 1 LSB.
double PredictedDensity::ofPositiveInput (double lsb) const noexcept
{
    const auto edge = beginningOfStep (rounding) - lsb;
    return dither.probabilityBelow (edge + 1.0) - dither.probabilityBelow (edge);
}

} // namespace requant
