#include "PredictedSpectrum.h"

#include <cmath>
#include <numbers>

namespace requant
{

PredictedSpectrum::PredictedSpectrum (const ReductionSettings& settings,
                                      const NoiseTransferFunction& filterToUse,
                                      double sampleRateHz) noexcept
    : filter (filterToUse), sampleRate (sampleRateHz), whitePower (1.0 / 12.0), highPassPower (0.0)
{
    (settings.dither == Dither::highPass ? highPassPower : whitePower) += settings.ditherPower();
}

double PredictedSpectrum::densityAt (double frequencyHz) const noexcept
{
    // |1 - z^-1|^2 = 4 sin^2, of mean 2.
    const auto sine = std::sin (std::numbers::pi * frequencyHz / sampleRate);
    const auto power = whitePower + highPassPower * 2.0 * sine * sine;
    return power * filter.powerAt (frequencyHz, sampleRate) * 2.0 / sampleRate;
}

} // namespace requant
