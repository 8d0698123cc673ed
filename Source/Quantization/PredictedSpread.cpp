#include "PredictedSpread.h"

#include "ErrorSource.h"
#include "Theory.h"

#include <cmath>
#include <numeric>

namespace requant
{

namespace
{

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

PredictedSpread::PredictedSpread (const ReductionSettings& settings,
                                  const NoiseTransferFunction& filter)
{
    const auto sources = errorSources (settings, filter);
    const auto longest = sources.back().response.size();
    const auto variance = autocorrelation (sources, 0);
    const auto mean = settings.rounding == Rounding::nearest ? 0.0 : 0.5 * filter.gainAtDc();
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

double PredictedSpread::ofPowerLsb2 (std::uint64_t count) const noexcept
{
    return std::sqrt (varianceOfOne / static_cast<double> (count));
}

} // namespace requant
