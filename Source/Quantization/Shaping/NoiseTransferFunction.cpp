#include "NoiseTransferFunction.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <numeric>

namespace requant
{

namespace
{

std::complex<double> polynomial (std::span<const double> coefficients,
                                 std::complex<double> delay) noexcept
{
    std::complex<double> sum = 0.0;

    for (std::size_t i = coefficients.size(); i-- > 0;)
        sum = (sum + coefficients[i]) * delay;

    return 1.0 + sum;
}

} // namespace

NoiseTransferFunction::NoiseTransferFunction (std::span<const double> numerator,
                                              std::span<const double> denominator) noexcept
    // The loops count on a first tap wherever there are poles.
    : tapCount (
        std::clamp (numerator.size(), denominator.empty() ? 0 : std::size_t { 1 }, maximumTaps)),
      poleCount (std::min (denominator.size(), maximumPoles))
{
    std::copy_n (numerator.begin(), std::min (numerator.size(), maximumTaps), b.begin());
    std::copy_n (denominator.begin(), poleCount, a.begin());
}

double NoiseTransferFunction::powerAt (double frequencyHz, double sampleRateHz) const noexcept
{
    const auto delay = std::polar (1.0, -2.0 * std::numbers::pi * frequencyHz / sampleRateHz);
    return std::norm (polynomial (taps(), delay)) / std::norm (polynomial (poles(), delay));
}

std::array<double, NoiseTransferFunction::longestResponse>
NoiseTransferFunction::impulseResponse() const noexcept
{
    std::array<double, longestResponse> h {};
    h[0] = 1.0;
    std::copy (taps().begin(), taps().end(), h.begin() + 1);

    for (std::size_t n = 1; n < h.size() && poleCount > 0; ++n)
        for (std::size_t i = 1; i <= std::min (n, poleCount); ++i)
            h[n] -= a[i - 1] * h[n - i];

    return h;
}

double NoiseTransferFunction::responseProduct (std::size_t lag) const noexcept
{
    const auto h = impulseResponse();
    double sum = 0.0;

    for (std::size_t n = 0; n + lag < h.size(); ++n)
        sum += h[n] * h[n + lag];

    return sum;
}

double NoiseTransferFunction::gainAtDc() const noexcept
{
    return std::accumulate (taps().begin(), taps().end(), 1.0)
           / std::accumulate (poles().begin(), poles().end(), 1.0);
}

double NoiseTransferFunction::peakGain() const noexcept
{
    double sum = 0.0;

    for (const auto sample : impulseResponse())
        sum += std::abs (sample);

    return sum;
}

} // namespace requant
