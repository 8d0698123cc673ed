#include "Prediction.h"

#include "Measurement/Error/ErrorFigures.h"
#include "Quantization/Reduction/Headroom.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

// Evenly spaced below, evenly spaced in log f above this, since that is how weightings vary.
constexpr double straightBelowHz = 200.0;

// A step is then at most 0.9 % of its frequency up to 96 kHz: a sixth of a semitone, and a quarter
// of the finest ripple that a filter of 54 taps has.
constexpr int stepsInBand = 768;

// What rounding leaves of 0.
constexpr double negligibleLsb2 = 1e-12;

std::optional<double> powerOnLattice (const ReductionSettings& settings,
                                      const NoiseTransferFunction& filter)
{
    const auto unshaped = ConditionalErrorMoments::of (settings, {})->ofPositive (0.0).powerLsb2();
    return filter.isFlat() || unshaped < negligibleLsb2 ? std::optional (unshaped) : std::nullopt;
}

} // namespace

Prediction::Prediction (const ReductionSettings& settings, const NoiseTransferFunction& filter,
                        double sampleRateHz)
    : stepSize (settings.lattice().step()),
      largestLsb (requant::largestErrorLsb (settings, filter)),
      predicted (predictError (settings, filter)), noise (settings, filter, sampleRateHz),
      chance (settings, filter), holdsForAll (requant::ignoresInput (settings, filter)),
      errsApart (holdsForAll && settings.ditherStreams == DitherStreams::independent),
      letsPass (settings.autoBlank || settings.passExact
                || (settings.ditherPower() == 0.0 && ! filter.isFlat())),
      isTowardZero (settings.rounding == Rounding::towardZero),
      areStepsUneven (requant::hasUnevenSteps (settings.law))
{
    integrateSpectrum (sampleRateHz);
    density = ErrorPdf::of (settings, filter);
    moments = ConditionalErrorMoments::of (settings, filter);

    if (moments)
        parts = moments->split();

    if (predicted)
        onLattice = powerOnLattice (settings, filter);
}

void Prediction::integrateSpectrum (double sampleRateHz)
{
    const auto top = std::asinh (0.5 * sampleRateHz / straightBelowHz);
    const auto edgeHz = [top] (int i)
    { return straightBelowHz * std::sinh (top * i / stepsInBand); };
    const ErrorPsd plain ({}, {}, sampleRateHz);
    double peak = 0.0, total = 0.0;

    for (int i = 0; i < stepsInBand; ++i)
    {
        const auto middleHz = 0.5 * (edgeHz (i) + edgeHz (i + 1));
        const auto noiseDensity = noise.densityAt (middleHz);
        const auto power = noiseDensity * (edgeHz (i + 1) - edgeHz (i));
        peak = std::max (peak, noiseDensity);
        total += power;

        for (std::size_t w = 0; w < weightings.size(); ++w)
            weightedLsb2[w] += power * weightingPower (weightings[w], middleHz);

        plainHeardLsb2 += plain.densityAt (middleHz) * (edgeHz (i + 1) - edgeHz (i))
                          * weightingPower (Weighting::hearing, middleHz);
    }

    peakRatio = peak * 0.5 * sampleRateHz / total;

    if (predicted)
        for (std::size_t w = 0; w < weightings.size(); ++w)
            weightedLsb2[w] +=
                predicted->meanLsb * predicted->meanLsb * weightingPower (weightings[w], 0.0);
}

std::optional<double> Prediction::snrDb (double signalPower) const noexcept
{
    if (! predicted)
        return {};

    return powerToDb (signalPower / (predicted->powerLsb2 * stepSize * stepSize));
}

std::optional<double> Prediction::enobBits() const noexcept
{
    if (! predicted)
        return {};

    return enobOfMsqe (predicted->powerLsb2 * stepSize * stepSize);
}

std::optional<double> Prediction::psqnrDb() const noexcept
{
    if (! predicted)
        return {};

    return -powerToDb (predicted->powerLsb2 * stepSize * stepSize);
}

double Prediction::plainDitherHeardDb() const noexcept
{
    return powerToDb (plainHeardLsb2 * stepSize * stepSize);
}

// Without dither a density jumps, where a bin has its middle. An even number of points, none of
// them there, gives the bin its half.
std::optional<double> Prediction::binDensityPerLsb (double centreLsb,
                                                    double widthLsb) const noexcept
{
    if (! density)
        return {};

    constexpr int points = 8;
    auto sum = 0.0;

    for (int p = 0; p < points; ++p)
        sum += density->at (centreLsb + ((p + 0.5) / points - 0.5) * widthLsb);

    return sum / points;
}

std::optional<double> Prediction::weightedErrorDb (Weighting weighting) const noexcept
{
    if (isTowardZero || areStepsUneven)
        return {};

    return powerToDb (weightedLsb2[static_cast<std::size_t> (weighting)] * stepSize * stepSize);
}

} // namespace requant
