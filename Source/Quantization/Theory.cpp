#include "Theory.h"

#include <cmath>

namespace requant
{

PredictedError predictError (const ReductionSettings& settings) noexcept
{
    const auto& shaper = noiseShaper (settings.shaping);
    const auto variance = 1.0 / 12.0 + DitherSource::power (settings.dither);
    const auto meanOfQe = settings.rounding == Rounding::truncate ? 0.5 : 0.0;
    const auto mean = meanOfQe * shaper.gainAtDc();

    return { mean, variance * shaper.powerGain() + mean * mean };
}

double PredictedError::snrDb (double signalPower, const Lattice& lattice) const noexcept
{
    const auto step = lattice.step();
    return 10.0 * std::log10 (signalPower / (powerLsb2 * step * step));
}

} // namespace requant
