#include "DistinctValues.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace requant
{

DistinctValues::DistinctValues (std::span<const double> samples, const StoragePrecision& precision)
    : storage (precision)
{
    std::vector<double> sorted (samples.begin(), samples.end());
    zeroSeen = std::erase (sorted, 0.0) > 0;
    std::sort (sorted.begin(), sorted.end());

    for (const auto sample : sorted)
    {
        if (distinct.empty() || sample != distinct.back())
        {
            distinct.push_back (sample);
            counts.push_back (0);
        }

        ++counts.back();
    }
}

std::vector<double> DistinctValues::likelyLevels() const
{
    constexpr std::size_t fewOf = 10;
    const auto single = std::count (counts.begin(), counts.end(), std::size_t { 1 });
    const auto all = std::accumulate (counts.begin(), counts.end(), std::size_t { 0 });

    if (static_cast<std::size_t> (single) > all / fewOf)
        return distinct;

    std::vector<double> levels;

    for (std::size_t i = 0; i < distinct.size(); ++i)
        if (counts[i] > 1)
            levels.push_back (distinct[i]);

    return levels;
}

double DistinctValues::shortestGap() const noexcept
{
    auto shortest = std::numeric_limits<double>::infinity();

    for (std::size_t i = 0; i < distinct.size(); ++i)
    {
        if (zeroSeen)
            shortest = std::min (shortest, std::abs (distinct[i]));

        if (i > 0)
            shortest = std::min (shortest, distinct[i] - distinct[i - 1]);
    }

    return shortest;
}

DistinctValues::Evidence DistinctValues::evidenceFor (const CandidateLevels& levels) const noexcept
{
    const auto mostOff = std::accumulate (counts.begin(), counts.end(), std::size_t { 8 }) / 16;
    Evidence evidence;

    for (std::size_t i = 0; i < distinct.size(); ++i)
    {
        const auto found = storage.match (distinct[i], levels);

        if (! found.isTelling)
            continue;

        if (found.isOn)
        {
            ++evidence.on;
            evidence.samplesOn += counts[i];
            evidence.bits -= std::log2 (2.0 * found.toleranceInSteps);
        }
        else
        {
            evidence.samplesOff += counts[i];

            if (evidence.samplesOff > mostOff)
                break;
        }
    }

    return evidence;
}

} // namespace requant
