#include "PlacedError.h"

#include <cmath>

namespace requant
{

namespace
{

// Halfway between the kinks, which lie at multiples of a half and where the dither's edges come.
constexpr int placesInSplit = 128;

} // namespace

std::optional<PlacedError> PlacedError::of (const ReductionSettings& settings,
                                            const NoiseTransferFunction& filter)
{
    const auto overall = predictError (settings, filter);

    if (! overall)
        return {};

    return PlacedError { settings, filter, *overall };
}

PlacedError::PlacedError (const ReductionSettings& settings, const NoiseTransferFunction& filter,
                          const PredictedError& predicted)
    : dither (settings, filter), rounding (settings.rounding), overall (predicted)
{
}

ErrorMoments PlacedError::at (double placeLsb) const noexcept
{
    const auto positive = ofPositive (placeLsb);

    if (rounding != Rounding::towardZero)
        return positive;

    const auto mirrored = ofPositive (-placeLsb);
    const auto apart = 0.5 * (positive.meanLsb + mirrored.meanLsb);
    return { 0.5 * (positive.meanLsb - mirrored.meanLsb),
             0.5 * (positive.varianceLsb2 + mirrored.varianceLsb2) + apart * apart };
}

// Code j comes out where place + dither lies within one LSB from j + beginning on, and its error is
// place - j.
ErrorMoments PlacedError::ofPositive (double placeLsb) const noexcept
{
    if (dither.hidesPlace())
        return { overall.meanLsb, overall.powerLsb2 - overall.meanLsb * overall.meanLsb };

    const auto beginning = beginningOfStep (rounding) - placeLsb;
    const auto lowest = dither.meanLsb() - dither.reachLsb();
    const auto highest = dither.meanLsb() + dither.reachLsb();
    double below = 0.0, mean = 0.0, power = 0.0;

    for (auto code = std::floor (lowest - beginning); code + beginning <= highest; ++code)
    {
        const auto belowNext = dither.probabilityBelow (code + 1.0 + beginning);
        const auto error = placeLsb - code, probability = belowNext - below;
        mean += probability * error;
        power += probability * error * error;
        below = belowNext;
    }

    return { mean, power - mean * mean };
}

SplitPower PlacedError::split() const noexcept
{
    SplitPower power { 0.0, 0.0 };

    for (int i = 0; i < placesInSplit; ++i)
    {
        const auto moments = at ((i + 0.5) / placesInSplit - 0.5);
        power.staticLsb2 += moments.meanLsb * moments.meanLsb / placesInSplit;
        power.dynamicLsb2 += moments.varianceLsb2 / placesInSplit;
    }

    return power;
}

} // namespace requant
