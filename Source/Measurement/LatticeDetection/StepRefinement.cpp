#include "StepRefinement.h"

#include <algorithm>
#include <cmath>

namespace requant
{

LevelGaps::LevelGaps (std::span<const double> values)
{
    for (std::size_t i = 0; i + 1 < values.size(); ++i)
        gaps.push_back ({ values[i + 1] - values[i], i });

    std::sort (gaps.begin(), gaps.end(),
               [] (const Gap& a, const Gap& b) { return a.size < b.size; });
}

std::optional<LevelFit> LevelGaps::fitFrom (std::size_t rank) const noexcept
{
    constexpr double mostSteps = 256.0, largestDistance = 0.25;
    auto step = gaps[rank].size;
    double squares = 0.0, products = 0.0;
    std::size_t all = 0, off = 0;

    // With each gap the step is known better, and so the number of steps in a longer one.
    for (const auto& gap : std::span (gaps).subspan (rank))
    {
        const auto steps = toNearestWhole (gap.size / step);

        if (steps > mostSteps)
            break;

        ++all;

        if (std::abs (gap.size / step - steps) <= largestDistance)
        {
            squares += steps * steps;
            products += steps * gap.size;
            step = products / squares;
        }
        else if (areTooMany (++off, all))
        {
            return {};
        }
    }

    // A gap has the errors of two values: of as many pairs of a code and a value, half would do.
    return LevelFit { step, 0.5 * squares };
}

StepRefinement::StepRefinement (std::span<const double> valuesToUse, std::size_t gap,
                                const LevelFit& known) noexcept
    : values (valuesToUse), fit (known), low { gap, 0.0 }, high { gap + 1, 1.0 }, nextLow (gap),
      nextHigh (gap + 2)
{
    fit.add (low.code, values[low.index]);
    fit.add (high.code, values[high.index]);
}

std::optional<CandidateLevels> StepRefinement::levels() noexcept
{
    while (nextLow > 0 || nextHigh < values.size())
    {
        if (isUpwardNext())
            take (nextHigh++, high);
        else
            take (--nextLow, low);

        if (LevelGaps::areTooMany (off, nextHigh - nextLow))
            return {};
    }

    return fit.levels();
}

bool StepRefinement::isUpwardNext() const noexcept
{
    if (nextLow == 0 || nextHigh == values.size())
        return nextLow == 0;

    return values[nextHigh] - values[high.index] < values[low.index] - values[nextLow - 1];
}

void StepRefinement::take (std::size_t index, End& end) noexcept
{
    constexpr double largestDistance = 0.3;
    const auto inSteps = (values[index] - values[end.index]) / fit.levels().step;
    const auto steps = toNearestWhole (inSteps);

    if (std::abs (inSteps - steps) > largestDistance)
    {
        ++off;
        return;
    }

    end = { index, end.code + steps };
    fit.add (end.code, values[index]);
}

} // namespace requant
