#include "LevelMatches.h"

namespace requant
{

void LevelMatches::add (std::span<const double> samples, const CandidateLevels& levels,
                        const StoragePrecision& precision) noexcept
{
    for (const auto sample : samples)
    {
        const auto found = precision.match (sample, levels);
        compared += found.isTelling ? 1u : 0u;
        off += found.isTelling && ! found.isOn ? 1u : 0u;

        if (found.isTelling && found.isOn)
        {
            lowest = std::min (lowest, found.level);
            highest = std::max (highest, found.level);
            largestTolerance = std::max (largestTolerance, found.toleranceInSteps);
        }
    }
}

} // namespace requant
