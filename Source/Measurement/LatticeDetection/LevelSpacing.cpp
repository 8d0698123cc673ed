#include "LevelSpacing.h"

#include "StepRefinement.h"

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace requant
{

namespace
{

using Values = std::vector<double>;

// Dither after the gain spreads a level over neighbouring codes of the container.
Values levelsOf (const DistinctValues& survey)
{
    const auto widest = 4.0 * survey.precision().pcmStep;
    const auto values = survey.likelyLevels();
    Values levels;

    for (std::size_t first = 0, next = 0; first < values.size(); first = next)
    {
        double sum = 0.0;

        for (; next < values.size() && values[next] - values[first] <= widest; ++next)
            sum += values[next];

        levels.push_back (sum / static_cast<double> (next - first));
    }

    return levels;
}

double distanceFromLevel (const CandidateLevels& levels, double value) noexcept
{
    const auto position = levels.position (value);
    return std::abs (position - toNearestWhole (position));
}

double medianDistance (const Values& values, const CandidateLevels& levels)
{
    Values distances;

    for (const auto value : values)
        distances.push_back (distanceFromLevel (levels, value));

    const auto middle = distances.begin() + static_cast<std::ptrdiff_t> (distances.size() / 2);
    std::nth_element (distances.begin(), middle, distances.end());
    return *middle;
}

// Least squares without what sticks out. empty: a fit without pairs, free or held at 0.
CandidateLevels refined (const Values& values, CandidateLevels levels, const LevelFit& empty)
{
    constexpr double roundingOfDouble = 1e-9; // of positions of up to 2^24
    const auto largest = 4.0 * medianDistance (values, levels) + roundingOfDouble;
    auto fit = empty;

    // So that code 0 is the level nearest to 0.
    levels.offset -= levels.step * toNearestWhole (levels.offset / levels.step);

    for (const auto value : values)
        if (distanceFromLevel (levels, value) <= largest)
            fit.add (toNearestWhole (levels.position (value)), value);

    return fit.levels();
}

// Least squares are better than that. Only, the sum of a level and DC is rounded to float alike
// over a whole octave of loud samples, which draws the offset away from that of quiet ones.
double uncertaintyOf (const DistinctValues& survey, const CandidateLevels& levels) noexcept
{
    const auto values = survey.values();
    const auto loudest = std::max (std::abs (values.front()), std::abs (values.back()));
    const auto ofLoudest =
        0.5 * (survey.precision().tolerance (loudest) - survey.precision().tolerance (0.0));
    return levels.step * 0x1p-14 + (levels.offset == 0.0 ? 0.0 : ofLoudest);
}

bool isConvincing (const DistinctValues& survey, const CandidateLevels& levels)
{
    constexpr double enoughBits = 20.0, bitsOfGuesses = 8.0;
    constexpr std::size_t enoughValues = 8;
    const auto evidence = survey.evidenceFor (levels);

    if (evidence.on < enoughValues || ! evidence.isNearlyAllOn())
        return false;

    const auto values = survey.values();
    const auto bitsOfOne = evidence.bits / static_cast<double> (evidence.on);
    const auto bitsOfRange = std::log2 ((values.back() - values.front()) / levels.step);
    const auto fitted = levels.offset == 0.0 ? 1.0 : 2.0;
    return 0.5 * evidence.bits - fitted * bitsOfOne - bitsOfRange - bitsOfGuesses >= enoughBits;
}

// Next to a value between levels a gap may happen to be some fraction of a step, which then fits
// all levels, too. Most neighbouring gaps are whole steps all the same, and many pairs of them have
// none but the step itself as a common divisor.
CandidateLevels coarsest (const DistinctValues& survey, const Values& values,
                          const CandidateLevels& levels)
{
    constexpr std::size_t pairs = 64;
    constexpr double farthest = 0x1p50; // where doubles still are whole numbers
    const auto codeOf = [&] (std::size_t i)
    {
        const auto position = std::clamp (levels.position (values[i]), -farthest, farthest);
        return static_cast<std::int64_t> (toNearestWhole (position));
    };
    auto best = levels;

    for (std::size_t i = 0; i < pairs && i + 2 < values.size(); ++i)
    {
        const auto code = codeOf (i);
        const auto multiple = std::gcd (codeOf (i + 1) - code, codeOf (i + 2) - codeOf (i + 1));
        auto coarse = levels;
        coarse.step *= static_cast<double> (multiple);
        coarse.offset += levels.step * static_cast<double> (multiple > 0 ? code % multiple : 0);

        if (coarse.step > 1.5 * best.step && isConvincing (survey, coarse))
            best = coarse;
    }

    return best;
}

std::optional<CandidateLevels> convincing (const DistinctValues& survey, const Values& values,
                                           const CandidateLevels& counted)
{
    for (const auto& fit : { LevelFit::throughZero(), LevelFit {} })
    {
        auto levels = refined (values, counted, fit);
        levels.uncertainty = uncertaintyOf (survey, levels);

        if (isConvincing (survey, levels))
            return coarsest (survey, values, levels);
    }

    return {};
}

} // namespace

std::optional<CandidateLevels> findLevelSpacing (const DistinctValues& survey)
{
    const auto values = levelsOf (survey);
    const LevelGaps gaps { values };
    const auto sorted = gaps.fromTheShortest();

    // From the median gap down, so that the widest step is found first.
    for (auto rank = sorted.size() / 2; rank < sorted.size();
         rank = rank == 0 ? sorted.size() : rank * 3 / 4)
    {
        if (sorted[rank].size < survey.precision().shortestTellingStep())
            break;

        const auto fit = gaps.fitFrom (rank);

        if (! fit)
            continue;

        if (const auto counted = StepRefinement { values, sorted[rank].index, *fit }.levels())
            if (const auto levels = convincing (survey, values, *counted))
                return levels;
    }

    return {};
}

} // namespace requant
