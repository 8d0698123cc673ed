#include "LinearPrediction.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace requant
{

namespace
{

// Bands of 23 Hz at 768 kHz: four times as many change a response by less than 0.001 dB, and where
// the weighting has an edge, as for a low-pass, by 0.02 dB.
constexpr int gridPoints = 16384;

constexpr std::size_t lagCount = LinearPrediction::maximumOrder + 1;

} // namespace

LinearPrediction::LinearPrediction (const std::function<double (double frequencyHz)>& weighting,
                                    double sampleRateHz)
    : autocorrelation (lagCount)
{
    // Midpoints make this the autocorrelation of a line spectrum, which is positive definite
    // however coarse the grid: a coarse one could cost accuracy, never stability.
    for (int i = 0; i < gridPoints; ++i)
    {
        const auto position = (i + 0.5) / gridPoints; // of half the sample rate
        const auto power = weighting (0.5 * position * sampleRateHz) / gridPoints;
        const auto cosine = std::cos (std::numbers::pi * position);

        // Chebyshev: cos (k + 1) t = 2 cos t cos k t - cos (k - 1) t.
        auto previous = cosine, current = 1.0;

        for (auto& lag : autocorrelation)
        {
            lag += power * current;
            const auto next = 2.0 * cosine * current - previous;
            previous = current;
            current = next;
        }
    }
}

NoiseTransferFunction LinearPrediction::design (int order, double depthDb) const
{
    // The weighting and its floor, both divided by the floor, which has no limit toward 0 dB.
    const auto scale = std::pow (10.0, 0.1 * std::clamp (depthDb, 0.0, maximumDepthDb)) - 1.0;

    if (! (scale > 0.0))
        return {};

    const auto lag = [&] (std::size_t k)
    { return scale * autocorrelation[k] + (k == 0 ? 1.0 : 0.0); };

    const auto taps = static_cast<std::size_t> (std::clamp (order, minimumOrder, maximumOrder));
    std::array<double, lagCount> a { 1.0 };
    auto error = lag (0);

    for (std::size_t n = 1; n <= taps; ++n)
    {
        double correlation = 0.0;

        for (std::size_t k = 0; k < n; ++k)
            correlation += a[k] * lag (n - k);

        const auto reflection = -correlation / error;
        const auto shorter = a;

        for (std::size_t k = 1; k <= n; ++k)
            a[k] = shorter[k] + reflection * shorter[n - k];

        error *= 1.0 - reflection * reflection;
    }

    return NoiseTransferFunction { std::span (a).subspan (1, taps) };
}

} // namespace requant
