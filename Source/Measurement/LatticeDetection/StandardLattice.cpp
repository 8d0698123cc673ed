#include "StandardLattice.h"

#include <algorithm>

namespace requant
{

namespace
{

std::vector<StandardLattice> allFromTheCoarsest()
{
    constexpr int longest = 24;
    std::vector<StandardLattice> all;

    for (int bits = 1; bits <= longest; ++bits)
        all.push_back (StandardLattice::endPoints (bits));

    for (int bits = 2; bits <= longest; ++bits)
        all.push_back (StandardLattice::symmetric (bits, bits));

    // Words at the top of a longer one, as an integer format of that length is read.
    for (const auto scaleBits : { 16, 24, 32 })
        for (int bits = 2; bits <= longest && bits < scaleBits; ++bits)
            all.push_back (StandardLattice::symmetric (bits, scaleBits));

    std::stable_sort (all.begin(), all.end(),
                      [] (const auto& a, const auto& b) { return a.levels.step > b.levels.step; });
    return all;
}

bool isSeenIn (const DistinctValues& survey, const StandardLattice& named)
{
    constexpr double enoughBits = 40.0;
    constexpr std::size_t enoughLevels = 5;
    const auto isEndPoints = named.kind == LevelKind::endPoints;
    const auto levelCount = (std::size_t { 1 } << named.bits) - (isEndPoints ? 0u : 1u);

    // -1, 0 and 1 are not two levels and silence, but three levels.
    if (isEndPoints && named.bits == 1 && survey.hasZero())
        return false;

    const auto evidence = survey.evidenceFor (named.levels);
    const auto seen = evidence.on + (survey.hasZero() && ! isEndPoints ? 1 : 0);
    return evidence.isNearlyAllOn() && evidence.bits >= enoughBits
           && seen >= std::min (levelCount / 2 + 1, enoughLevels);
}

} // namespace

StandardLattice StandardLattice::symmetric (int bits, int scaleBits) noexcept
{
    const auto step = std::ldexp (1.0, scaleBits - bits) / (std::ldexp (1.0, scaleBits - 1) - 1.0);
    return { LevelKind::symmetric, bits, scaleBits, { step, 0.0, 0.0, 1.0 } };
}

StandardLattice StandardLattice::endPoints (int bits) noexcept
{
    const auto half = 1.0 / (std::ldexp (1.0, bits) - 1.0);
    return { LevelKind::endPoints, bits, 0, { 2.0 * half, half, 0.0, 1.0 } };
}

std::optional<StandardLattice> findStandardLattice (const DistinctValues& survey)
{
    static const auto all = allFromTheCoarsest();

    for (auto named : all)
    {
        // Of codes at the top of a longer word no level is further than a step of that word from
        // two's complement: dither of the longer word looks like either. Rounding tells them apart.
        if (named.scaleBits > named.bits)
            named.levels.uncertainty = -survey.precision().pcmStep;

        if (named.levels.step >= survey.precision().shortestTellingStep()
            && isSeenIn (survey, named))
            return named;
    }

    return {};
}

} // namespace requant
