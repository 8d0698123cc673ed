#include "LevelMatches.h"

namespace requant
{

void LevelMatches::add (std::span<const double> samples, const CandidateLevels& levels,
                        const StoragePrecision& precision) noexcept
{
    for (const auto sample : samples)
    {
        const auto place = precision.placeOf (sample, levels);
        compared += place.isTelling ? 1u : 0u;
        off += place.isTelling && ! place.isOn ? 1u : 0u;

        if (place.isTelling && place.isOn)
        {
            lowest = std::min (lowest, place.level);
            highest = std::max (highest, place.level);
            largestTolerance = std::max (largestTolerance, place.toleranceInSteps);
        }
    }
}

} // namespace requant
