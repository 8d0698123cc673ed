#include "WeightedError.h"

#include <bit>
#include <cmath>
#include <mutex>
#include <numbers>
#include <utility>

namespace requant
{

namespace
{

// The widest bins still resolve the lowest octave of the tables.
constexpr double widestBinHz = 3.0;
constexpr std::size_t shortestSegment = 2048, longestSegment = 1 << 18;

std::size_t segmentLength (double sampleRateHz)
{
    const auto wanted = std::min (sampleRateHz / widestBinHz, static_cast<double> (longestSegment));
    return std::clamp (std::bit_ceil (static_cast<std::size_t> (wanted)), shortestSegment,
                       longestSegment);
}

// Princen, Johnson, Bradley (1987): squares of the two halves add up to 1. This one, of the Vorbis
// I specification, has side lobes that fall fast: 130 dB within 100 bins.
std::vector<double> powerComplementaryWindow (std::size_t length)
{
    std::vector<double> window (length);

    for (std::size_t n = 0; n < length; ++n)
    {
        const auto slope = std::sin (std::numbers::pi * (static_cast<double> (n) + 0.5)
                                     / static_cast<double> (length));
        window[n] = std::sin (0.5 * std::numbers::pi * slope * slope);
    }

    return window;
}

// The window spreads a line's power over the bins around it, with these moments in bins squared and
// to the fourth (wherever between two bins the line lies, to 1 %), so that a sum over bins reads
// W + W'' second / 2 + W'''' fourth / 24. Weights that have that taken off, by differences over
// whole bins, of which the second is W'' + W'''' / 12, leave an error of the sixth order.
constexpr double secondMoment = 0.3084, fourthMoment = 0.449;

// The hearing curve has a corner where ISO 389-7 begins, and a line there would be read as if it
// were rounded off. So the bins that a line above it reaches go on at the slope of its first rows.
double withoutCorner (Weighting weighting, double frequencyHz, double binHz)
{
    constexpr double firstRowHz = 20.0, secondRowHz = 25.0, reachInBins = 4.0;

    if (weighting != Weighting::hearing || frequencyHz >= firstRowHz
        || frequencyHz < firstRowHz - reachInBins * binHz)
        return weightingPower (weighting, frequencyHz);

    const auto first = weightingPower (weighting, firstRowHz);
    const auto exponent = std::log (frequencyHz / firstRowHz) / std::log (secondRowHz / firstRowHz);
    return first * std::pow (weightingPower (weighting, secondRowHz) / first, exponent);
}

double sharpened (Weighting weighting, double frequencyHz, double binHz)
{
    const auto at = [=] (double bins)
    { return withoutCorner (weighting, std::abs (frequencyHz + bins * binHz), binHz); };

    constexpr auto ofFourth =
        secondMoment * (secondMoment / 4.0 + 1.0 / 24.0) - fourthMoment / 24.0;
    const auto here = at (0.0), first = at (1.0) + at (-1.0), second = at (2.0) + at (-2.0);
    return std::max (0.0, here - 0.5 * secondMoment * (first - 2.0 * here)
                              + ofFourth * (second - 4.0 * first + 6.0 * here));
}

} // namespace

void WeightedEnergy::operator+= (const WeightedEnergy& other) noexcept
{
    for (std::size_t w = 0; w < weightings.size(); ++w)
        energy[w] += other.energy[w];

    count += other.count;
}

std::optional<double> WeightedEnergy::levelDb (Weighting weighting) const noexcept
{
    const auto sum = energy[static_cast<std::size_t> (weighting)].value();

    if (count == 0 || sum <= 0.0)
        return {};

    return 10.0 * std::log10 (sum / static_cast<double> (count));
}

// What depends on the sample rate alone: a segment's window, and the weights of its bins.
struct WeightedError::Tables
{
    explicit Tables (double rateHz)
        : sampleRateHz (rateHz), window (std::make_shared<const Periodogram::Window> (
                                     powerComplementaryWindow (segmentLength (rateHz))))
    {
        const auto length = window->size(), half = length / 2;
        const auto binHz = sampleRateHz / static_cast<double> (length);
        binWeights.resize (half + 1);

        for (std::size_t k = 0; k <= half; ++k)
        {
            // A bin between the ends stands for its negative frequency too; 1 / length is
            // Parseval's.
            const auto sides = k == 0 || k == half ? 1.0 : 2.0;
            const auto frequencyHz = static_cast<double> (k) * binHz;

            for (std::size_t w = 0; w < weightings.size(); ++w)
                binWeights[k][w] = sharpened (weightings[w], frequencyHz, binHz) * sides
                                   / static_cast<double> (length);
        }
    }

    double sampleRateHz;
    std::shared_ptr<const Periodogram::Window> window;
    std::vector<std::array<double, weightings.size()>> binWeights;
};

// Those of the latest few rates are kept, for the next channel or file.
std::shared_ptr<const WeightedError::Tables> WeightedError::tablesFor (double sampleRateHz)
{
    static std::mutex mutex;
    static std::array<std::shared_ptr<const Tables>, 4> latest;

    const std::lock_guard lock (mutex);

    for (const auto& tables : latest)
        if (tables && tables->sampleRateHz == sampleRateHz)
            return tables;

    for (auto i = latest.size() - 1; i > 0; --i)
        latest[i] = latest[i - 1];

    latest[0] = std::make_shared<const Tables> (sampleRateHz);
    return latest[0];
}

void WeightedError::prepare (double sampleRateHz)
{
    assert (sampleRateHz > 0.0);
    tables = tablesFor (sampleRateHz);
    const auto half = tables->window->size() / 2;
    segments.emplace (tables->window, half);
    measured = {};
    pending = 0;
    nextCounts = half / 2;
}

void WeightedError::add (std::span<const double> x, std::span<const double> y) noexcept
{
    assert (x.size() == y.size() && segments);
    std::array<double, 256> error;

    for (std::size_t start = 0; start < x.size(); start += error.size())
    {
        const auto count = std::min (error.size(), x.size() - start);
        std::transform (x.begin() + static_cast<std::ptrdiff_t> (start),
                        x.begin() + static_cast<std::ptrdiff_t> (start + count),
                        y.begin() + static_cast<std::ptrdiff_t> (start), error.begin(),
                        [] (double a, double b) { return a - b; });
        pending += count;
        segments->add (std::span (error).first (count),
                       [this] (std::span<const double> power) { takeSegment (power); });
    }
}

void WeightedError::finish() noexcept
{
    segments->finish ([this] (std::span<const double> power) { takeSegment (power); });
}

void WeightedError::takeSegment (std::span<const double> power) noexcept
{
    std::array<double, weightings.size()> sums {};

    for (std::size_t k = 0; k < power.size(); ++k)
        for (std::size_t w = 0; w < weightings.size(); ++w)
            sums[w] += power[k] * tables->binWeights[k][w];

    for (std::size_t w = 0; w < weightings.size(); ++w)
        measured.energy[w] += sums[w];

    const auto counted =
        std::min (pending, std::exchange (nextCounts, std::uint64_t { segments->hopLength() }));
    measured.count += counted;
    pending -= counted;
}

WeightedEnergy WeightedError::take() noexcept { return std::exchange (measured, {}); }

} // namespace requant
