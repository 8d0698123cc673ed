#include "Trigger.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numbers>

namespace requant
{

namespace
{

struct Swing
{
    double mean = 0.0, hysteresis = 0.0;

    explicit Swing (std::span<const SamplePair> samples) noexcept
    {
        auto lowest = samples.front().input, highest = lowest, sum = 0.0;

        for (const auto& sample : samples)
        {
            lowest = std::min (lowest, sample.input);
            highest = std::max (highest, sample.input);
            sum += sample.input;
        }

        mean = sum / static_cast<double> (samples.size());
        hysteresis = 0.2 * (highest - lowest);
    }
};

} // namespace

double bandLimitedInput (std::span<const SamplePair> samples, double position) noexcept
{
    if (samples.empty())
        return 0.0;

    constexpr int reach = 8;
    const auto base = std::floor (position);
    const auto fraction = position - base;
    const auto last = static_cast<std::ptrdiff_t> (samples.size()) - 1;
    const auto at = [&] (std::ptrdiff_t index) {
        return samples[static_cast<std::size_t> (std::clamp (index, std::ptrdiff_t {}, last))]
            .input;
    };
    const auto start = static_cast<std::ptrdiff_t> (base);

    if (fraction < 1.0e-9)
        return at (start);

    // sin (pi (f - k)) is the same for every k but for its sign.
    const auto sine = std::sin (std::numbers::pi * fraction) / std::numbers::pi;
    double sum = 0.0, weights = 0.0;

    for (int k = 1 - reach; k <= reach; ++k)
    {
        const auto distance = fraction - k;
        const auto window = 0.5 + 0.5 * std::cos (std::numbers::pi * distance / reach);
        const auto weight = ((k & 1) != 0 ? -sine : sine) / distance * window;
        sum += weight * at (start + k);
        weights += weight;
    }

    // Dividing by the weights' sum keeps a constant exactly constant.
    return sum / weights;
}

std::size_t Trigger::risingCrossings (std::span<const SamplePair> samples, std::size_t firstAllowed,
                                      std::size_t lastAllowed, std::span<double> found) noexcept
{
    if (samples.size() < 2 || found.empty())
        return 0;

    const Swing swing (samples);

    if (swing.hysteresis <= 0.0)
        return 0;

    std::size_t count = 0;
    bool isArmed = false;

    // Forward in time, since the hysteresis looks back; the newest overwrite the oldest.
    for (std::size_t n = 1; n < samples.size() && n <= lastAllowed; ++n)
    {
        const auto before = samples[n - 1].input - swing.mean;
        const auto after = samples[n].input - swing.mean;
        isArmed = isArmed || before < -swing.hysteresis;

        if (isArmed && before < 0.0 && after >= 0.0)
        {
            isArmed = false;

            if (n > firstAllowed)
                found[count++ % found.size()] =
                    static_cast<double> (n - 1) + before / (before - after);
        }
    }

    const auto kept = std::min (count, found.size());
    std::sort (found.begin(), found.begin() + static_cast<std::ptrdiff_t> (kept), std::greater<>());
    return kept;
}

std::optional<double> Trigger::find (std::span<const SamplePair> samples, std::size_t length,
                                     std::size_t margin, std::span<const double> shown) noexcept
{
    if (samples.size() < length + 2 * margin + 2)
        return {};

    std::array<double, 24> candidates;
    const auto count =
        risingCrossings (samples, margin, samples.size() - 1 - length - margin, candidates);

    if (count == 0)
        return {};

    if (shown.empty())
        return candidates[0];

    const auto difference = [&] (double start)
    {
        constexpr std::size_t points = 32;
        double sum = 0.0;

        for (std::size_t i = 0; i < points; ++i)
        {
            const auto along = static_cast<double> (i) / static_cast<double> (points - 1);
            const auto old =
                shown[static_cast<std::size_t> (along * static_cast<double> (shown.size() - 1))];
            const auto at = start + along * static_cast<double> (length);
            const auto left = static_cast<std::size_t> (at);
            const auto part = at - static_cast<double> (left);
            const auto now = samples[left].input * (1.0 - part) + samples[left + 1].input * part;
            sum += (now - old) * (now - old);
        }

        return sum;
    };

    return *std::min_element (candidates.begin(),
                              candidates.begin() + static_cast<std::ptrdiff_t> (count),
                              [&] (double a, double b) { return difference (a) < difference (b); });
}

} // namespace requant
