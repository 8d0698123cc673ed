#include "NoiseModulation.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

// With fewer, chance alone makes a bin's power differ by a fifth from the next one's.
constexpr std::uint64_t leastInBin = 512;

} // namespace

double NoiseModulation::Bin::power() const noexcept
{
    const auto mean = sum / static_cast<double> (count);
    return squares / static_cast<double> (count) - mean * mean;
}

void NoiseModulation::prepare (double inverseStep) noexcept
{
    stepsPerUnit = inverseStep;
    bins.fill ({});
}

void NoiseModulation::add (std::span<const double> x, std::span<const double> y) noexcept
{
    for (std::size_t n = 0; n < x.size(); ++n)
    {
        const auto inSteps = x[n] * stepsPerUnit;
        const auto place = (inSteps - std::floor (inSteps)) * static_cast<double> (binCount);
        const auto error = (x[n] - y[n]) * stepsPerUnit;
        auto& bin = bins[std::min (static_cast<std::size_t> (place), binCount - 1)];
        ++bin.count;
        bin.sum += error;
        bin.squares += error * error;
    }
}

void NoiseModulation::operator+= (const NoiseModulation& other) noexcept
{
    for (std::size_t b = 0; b < binCount; ++b)
    {
        bins[b].count += other.bins[b].count;
        bins[b].sum += other.bins[b].sum;
        bins[b].squares += other.bins[b].squares;
    }
}

std::optional<double> NoiseModulation::spread() const noexcept
{
    auto mean = 0.0, meanSquare = 0.0;
    std::size_t visited = 0;

    for (const auto& bin : bins)
        if (bin.count >= leastInBin)
        {
            ++visited;
            mean += bin.power();
            meanSquare += bin.power() * bin.power();
        }

    if (2 * visited < binCount || mean <= 0.0)
        return {};

    mean /= static_cast<double> (visited);
    meanSquare /= static_cast<double> (visited);
    return std::sqrt (std::max (0.0, meanSquare - mean * mean)) / mean;
}

} // namespace requant
