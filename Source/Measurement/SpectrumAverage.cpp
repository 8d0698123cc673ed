#include "SpectrumAverage.h"

#include <algorithm>
#include <cassert>

namespace requant
{

void SpectrumAverage::prepare (std::size_t bins, double spectraPerSecond)
{
    assert (spectraPerSecond > 0.0);

    for (auto& average : averages)
        average.assign (bins, 0.0);

    highest.assign (bins, 0.0);
    leastShare = { 1.0 / (momentarySeconds * spectraPerSecond),
                   1.0 / (shortTermSeconds * spectraPerSecond), 0.0 };
    added = 0;
}

void SpectrumAverage::add (std::span<const double> power, double scale) noexcept
{
    assert (power.size() == highest.size());
    ++added;

    for (std::size_t w = 0; w < windowCount; ++w)
    {
        const auto share =
            std::min (1.0, std::max (1.0 / static_cast<double> (added), leastShare[w]));
        std::transform (power.begin(), power.end(), averages[w].begin(), averages[w].begin(),
                        [=] (double newest, double before)
                        { return before + share * (scale * newest - before); });
    }

    std::transform (highest.begin(), highest.end(), averages[0].begin(), highest.begin(),
                    [] (double a, double b) { return std::max (a, b); });
}

std::span<const double> SpectrumAverage::average (Window window) const noexcept
{
    const auto& average = averages[static_cast<std::size_t> (window)];
    return added > 0 ? std::span<const double> (average) : std::span<const double>();
}

std::span<const double> SpectrumAverage::peaks() const noexcept
{
    return added > 0 ? std::span<const double> (highest) : std::span<const double>();
}

void SpectrumAverage::forgetPeaks() noexcept { std::fill (highest.begin(), highest.end(), 0.0); }

} // namespace requant
