#include "ErrorModel.h"

#include <cmath>
#include <numbers>
#include <numeric>

namespace requant
{

namespace
{

// What follows is too small to move a probability by 1e-6.
constexpr double negligible = 1e-8;

std::vector<double> responseOf (const NoiseTransferFunction& filter)
{
    const auto h = filter.impulseResponse();
    auto length = h.size();

    while (length > 1 && std::abs (h[length - 1]) < negligible)
        --length;

    return { h.begin(), h.begin() + static_cast<std::ptrdiff_t> (length) };
}

// Through 1 - z^-1 as well.
std::vector<double> differenceOf (std::vector<double> h)
{
    h.push_back (0.0);

    for (auto n = h.size() - 1; n > 0; --n)
        h[n] -= h[n - 1];

    return h;
}

ErrorSource ditherSource (const ReductionSettings& settings, const std::vector<double>& h)
{
    using enum ErrorSource::Density;
    const auto amount = settings.ditherAmount;

    switch (settings.dither)
    {
        case Dither::tpdf:
            return { uniform, amount, 2, h };
        case Dither::highPass:
            return { uniform, amount, 1, differenceOf (h) };
        case Dither::gaussian:
            return { normal, std::sqrt (settings.ditherPower()), 1, h };
        case Dither::rpdf:
        case Dither::none:
            break;
    }

    return { uniform, amount, 1, h };
}

// Sum of h[n] h[n + lag].
double productOf (const std::vector<double>& h, std::size_t lag)
{
    if (lag >= h.size())
        return 0.0;

    return std::inner_product (h.begin() + static_cast<std::ptrdiff_t> (lag), h.end(), h.begin(),
                               0.0);
}

double autocorrelation (const std::vector<ErrorSource>& sources, std::size_t lag)
{
    double sum = 0.0;

    for (const auto& source : sources)
        sum += source.variance() * productOf (source.response, lag);

    return sum;
}

// TPDF dither keeps mean and power from telling where the input lies, and not what comes after: an
// input that rests on a level has a total error of 0 (3/4) and -1 and 1 (1/8 each), whose fourth
// moment, 1/4, is 7/80 above that of a busy one, and at whatever whole width is the farthest from
// it. Neighbours share a number of high-pass dither: 1/48 - 1/180 more for each of both.
double ofWorstPlace (const ReductionSettings& settings)
{
    return settings.dither == Dither::highPass ? 7.0 / 80.0 + 2.0 * (1.0 / 48.0 - 1.0 / 180.0)
                                               : 7.0 / 80.0;
}

} // namespace

double ErrorSource::variance() const noexcept
{
    const auto square = widthLsb * widthLsb;
    return count * (density == Density::normal ? square : square / 12.0);
}

double ErrorSource::fourthCumulant() const noexcept
{
    const auto square = widthLsb * widthLsb;
    return density == Density::normal ? 0.0 : count * -square * square / 120.0;
}

std::vector<ErrorSource> errorSources (const ReductionSettings& settings,
                                       const NoiseTransferFunction& filter)
{
    const auto h = responseOf (filter);
    std::vector<ErrorSource> sources { { .response = h } };

    if (settings.ditherPower() > 0.0)
        sources.push_back (ditherSource (settings, h));

    return sources;
}

std::optional<PredictedError> predictError (const ReductionSettings& settings,
                                            const NoiseTransferFunction& filter) noexcept
{
    const auto isTowardZero = settings.rounding == Rounding::towardZero;

    if (hasUnevenSteps (settings.law) || (isTowardZero && ! filter.isFlat()))
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

    return isTriangular && ! hasUnevenSteps (settings.law) && amount >= 1.0
           && amount == std::floor (amount) && settings.rounding != Rounding::towardZero;
}

double PredictedError::snrDb (double signalPower, const Lattice& lattice) const noexcept
{
    const auto step = lattice.step();
    return 10.0 * std::log10 (signalPower / (powerLsb2 * step * step));
}

ErrorPsd::ErrorPsd (const ReductionSettings& settings, const NoiseTransferFunction& filterToUse,
                    double sampleRateHz) noexcept
    : filter (filterToUse), sampleRate (sampleRateHz), whitePower (1.0 / 12.0), highPassPower (0.0)
{
    (settings.dither == Dither::highPass ? highPassPower : whitePower) += settings.ditherPower();
}

double ErrorPsd::densityAt (double frequencyHz) const noexcept
{
    // |1 - z^-1|^2 = 4 sin^2, of mean 2.
    const auto sine = std::sin (std::numbers::pi * frequencyHz / sampleRate);
    const auto power = whitePower + highPassPower * 2.0 * sine * sine;
    return power * filter.powerAt (frequencyHz, sampleRate) * 2.0 / sampleRate;
}

PowerVariance::PowerVariance (const ReductionSettings& settings,
                              const NoiseTransferFunction& filter)
{
    const auto sources = errorSources (settings, filter);
    const auto longest = sources.back().response.size();
    const auto variance = autocorrelation (sources, 0);
    const auto mean = isToNearest (settings.rounding) ? 0.0 : 0.5 * filter.gainAtDc();
    varianceOfOne = 2.0 * variance * variance;

    for (std::size_t lag = 1; lag < longest; ++lag)
        varianceOfOne += 4.0 * std::pow (autocorrelation (sources, lag), 2.0);

    for (const auto& source : sources)
    {
        const auto& h = source.response;
        const auto gain = productOf (h, 0), atDc = std::accumulate (h.begin(), h.end(), 0.0);
        varianceOfOne += source.fourthCumulant() * gain * gain
                         + 4.0 * mean * mean * source.variance() * atDc * atDc;
    }

    if (ignoresInput (settings, filter))
        varianceOfOne += ofWorstPlace (settings) * std::pow (filter.powerGain(), 2.0);
}

double PowerVariance::ofPowerLsb2 (std::uint64_t count) const noexcept
{
    return std::sqrt (varianceOfOne / static_cast<double> (count));
}

} // namespace requant
