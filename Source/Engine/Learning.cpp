#include "Learning.h"

#include "Calibration/LloydMax.h"
#include "Calibration/Range.h"

#include <bit>
#include <cmath>

namespace requant
{

namespace
{

Density densityOf (LevelDensity density) noexcept
{
    switch (density)
    {
        case LevelDensity::laplacian:
            return Density::laplacian;
        case LevelDensity::uniform:
            return Density::uniform;
        case LevelDensity::signal:
        case LevelDensity::gaussian:
            break;
    }

    return Density::gaussian;
}

FoundLevels foundLevels (LloydMaxLevels levels)
{
    return { std::move (levels.levels), std::move (levels.decisions) };
}

} // namespace

// Fowler, Noll, Vo's hash (FNV-1a), a word at a time.
std::uint64_t numberOf (const FoundLevels& found) noexcept
{
    std::uint64_t hash = 0xCBF29CE484222325u;

    for (const auto* values : { &found.levels, &found.decisions })
        for (const auto value : *values)
            hash = (hash ^ std::bit_cast<std::uint64_t> (value)) * 0x100000001B3u;

    return hash == 0 ? 1 : hash;
}

Learned learn (const SignalHistogram& signal, const ReductionSettings& wanted)
{
    const auto settings = wanted.asLawAllows();
    Learned learned;
    learned.scale.isKnown = true;

    if (const auto deviation = signal.standardDeviation(); deviation > 0.0)
        learned.scale.deviation = deviation;

    if (settings.law == Law::lloydMax)
    {
        if (settings.density == LevelDensity::signal)
        {
            learned.levels = foundLevels (lloydMax (signal, static_cast<int> (settings.bits)));
            learned.scale.levels = numberOf (learned.levels);
        }

        return learned;
    }

    // Of a law that is stretched the farther end is its full scale, whatever the codes are.
    const auto kind = settings.law == Law::uniform ? settings.latticeKind : LatticeKind::symmetric;
    const auto found =
        findRange (signal, { settings.range, settings.percentile, kind, settings.bits });
    learned.scale.lowest = found.lowest;
    learned.scale.highest = found.highest;
    return learned;
}

LevelPlan planLevels (const LevelRequest& request, const FoundLevels* learned)
{
    if (request.law != Law::lloydMax || request.density == LevelDensity::signal)
        return LevelPlan (request, learned);

    const auto found =
        foundLevels (lloydMax (densityOf (request.density), request.bits, request.deviation));
    return LevelPlan (request, &found);
}

} // namespace requant
