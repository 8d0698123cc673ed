#include "Theory.h"

#include <cmath>

namespace requant
{

std::optional<PredictedError> predictError (const ReductionSettings& settings,
                                            const NoiseTransferFunction& filter) noexcept
{
    const auto isTowardZero = settings.rounding == Rounding::towardZero;

    if (isTowardZero && ! filter.isFlat())
        return {};

    const auto gain = filter.powerGain();
    auto ditherGain = gain;

    // A difference of successive values is white noise through 1 - z^-1, of twice its power.
    if (settings.dither == Dither::highPass)
        ditherGain -= filter.responseProduct (1);

    const auto meanOfQe = settings.rounding == Rounding::truncate ? 0.5 : 0.0;
    const auto mean = meanOfQe * filter.gainAtDc();
    const auto ofSign = isTowardZero ? 0.25 : 0.0; // half a step against the signal's sign

    return PredictedError { mean, gain / 12.0 + ditherGain * settings.ditherPower() + mean * mean
                                      + ofSign };
}

bool ignoresInput (const ReductionSettings& settings, const NoiseTransferFunction& filter) noexcept
{
    const auto amount = settings.ditherAmount;
    const auto isTriangular =
        settings.dither == Dither::tpdf || (settings.dither == Dither::highPass && filter.isFlat());

    return isTriangular && amount >= 1.0 && amount == std::floor (amount)
           && settings.rounding != Rounding::towardZero;
}

double PredictedError::snrDb (double signalPower, const Lattice& lattice) const noexcept
{
    const auto step = lattice.step();
    return 10.0 * std::log10 (signalPower / (powerLsb2 * step * step));
}

} // namespace requant
