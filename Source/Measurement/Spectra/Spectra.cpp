#include "Spectra.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <numeric>
#include <utility>

namespace requant
{

namespace
{

constexpr double widestBinHz = 3.0;
constexpr std::size_t shortestSegment = 2048, longestSegment = 1 << 18, hopsInSegment = 4;

std::size_t lengthFor (double sampleRateHz)
{
    const auto wanted = std::min (sampleRateHz / widestBinHz, static_cast<double> (longestSegment));
    return std::clamp (std::bit_ceil (static_cast<std::size_t> (wanted)), shortestSegment,
                       longestSegment);
}

double energyOf (std::span<const double> window)
{
    return std::inner_product (window.begin(), window.end(), window.begin(), 0.0);
}

} // namespace

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

    std::array<double, windowCount> shares;

    for (std::size_t w = 0; w < windowCount; ++w)
        shares[w] = std::min (1.0, std::max (1.0 / static_cast<double> (added), leastShare[w]));

    // All of a bin at once: each array is larger than a cache.
    for (std::size_t k = 0; k < power.size(); ++k)
    {
        const auto newest = scale * power[k];

        for (std::size_t w = 0; w < windowCount; ++w)
            averages[w][k] += shares[w] * (newest - averages[w][k]);

        highest[k] = std::max (highest[k], averages[0][k]);
    }
}

std::span<const double> SpectrumAverage::average (TimeWindow window) const noexcept
{
    const auto& average = averages[static_cast<std::size_t> (window)];
    return added > 0 ? std::span<const double> (average) : std::span<const double>();
}

std::span<const double> SpectrumAverage::peaks() const noexcept
{
    return added > 0 ? std::span<const double> (highest) : std::span<const double>();
}

void SpectrumAverage::forgetPeaks() noexcept { std::fill (highest.begin(), highest.end(), 0.0); }

double SpectrumScale::linePower (std::span<const double> density, std::size_t bin) const noexcept
{
    const auto first = bin > halfLobe ? bin - halfLobe : 0;
    const auto end = std::min (density.size(), bin + halfLobe + 1);
    auto sum = 0.0;

    for (auto k = first; k < end; ++k)
        sum += density[k];

    return sum * binHz;
}

void Spectra::prepare (double sampleRateHz, Taper kind, Extent extent)
{
    assert (sampleRateHz > 0.0);
    const auto length = lengthFor (sampleRateHz);
    sampleRate = sampleRateHz;
    weights = std::make_shared<const Periodogram::Window> (windowWeights (kind, length));
    energy = energyOf (*weights);

    const auto sum = std::accumulate (weights->begin(), weights->end(), 0.0);
    bins.binHz = sampleRate / static_cast<double> (length);
    bins.noiseBinHz = sampleRate * energy / (sum * sum);
    bins.halfLobe = halfMainLobe (kind);
    scaled.resize (length / 2 + 1);
    segments.clear();
    averages = {};

    for (std::size_t s = 0; s < (extent == Extent::inputAlone ? 1 : signalCount); ++s)
    {
        averages[s].prepare (scaled.size(), static_cast<double> (hopsInSegment) * sampleRate
                                                / static_cast<double> (length));
        segments.emplace_back (weights, length / hopsInSegment).restart();
    }
}

void Spectra::add (std::span<const double> x, std::span<const double> y) noexcept
{
    assert (x.size() == y.size() && ! segments.empty());
    addTo (input, x);

    if (segments.size() == 1)
        return;

    addTo (output, y);
    std::array<double, 256> difference;

    for (std::size_t start = 0; start < x.size(); start += difference.size())
    {
        const auto count = std::min (difference.size(), x.size() - start);

        for (std::size_t n = 0; n < count; ++n)
            difference[n] = x[start + n] - y[start + n];

        addTo (error, std::span (difference).first (count));
    }
}

void Spectra::addTo (Signal signal, std::span<const double> samples) noexcept
{
    segments[signal].add (samples, [=, this] (std::span<const double> power)
                          { take (signal, power, energy); });
}

void Spectra::breakOff() noexcept
{
    for (auto& segment : segments)
        segment.restart();
}

void Spectra::finish() noexcept
{
    const auto filled = segments.empty() ? 0 : segments[input].waiting();

    if (count() > 0 || filled == 0)
        return;

    const auto part = energyOf (std::span (*weights).first (filled));

    // The first of the segments holds all that there is.
    for (std::size_t s = 0; s < segments.size(); ++s)
        segments[s].finish (
            [&, isFirst = true] (std::span<const double> power) mutable
            {
                if (std::exchange (isFirst, false) && part > 0.0)
                    take (static_cast<Signal> (s), power, part);
            });
}

void Spectra::forgetPeaks() noexcept
{
    for (auto& average : averages)
        average.forgetPeaks();
}

// A bin between the ends stands for its negative frequency too.
void Spectra::take (Signal signal, std::span<const double> power, double windowEnergy) noexcept
{
    std::copy (power.begin(), power.end(), scaled.begin());
    scaled.front() *= 0.5;
    scaled.back() *= 0.5;
    averages[signal].add (scaled, 2.0 / (sampleRate * windowEnergy));
}

} // namespace requant
