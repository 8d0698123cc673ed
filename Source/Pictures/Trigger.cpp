#include "Trigger.h"

#include <functional>

#include <algorithm>
#include <array>

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
