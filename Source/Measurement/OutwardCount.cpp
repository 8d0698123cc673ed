#include "OutwardCount.h"

#include "LevelGaps.h"

#include <cmath>

namespace requant
{

OutwardCount::OutwardCount (std::span<const double> valuesToUse, std::size_t gap,
                            const LevelFit& known) noexcept
    : values (valuesToUse), fit (known), low { gap, 0.0 }, high { gap + 1, 1.0 }, nextLow (gap),
      nextHigh (gap + 2)
{
    fit.add (low.code, values[low.index]);
    fit.add (high.code, values[high.index]);
}

std::optional<EvenLevels> OutwardCount::levels() noexcept
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

bool OutwardCount::isUpwardNext() const noexcept
{
    if (nextLow == 0 || nextHigh == values.size())
        return nextLow == 0;

    return values[nextHigh] - values[high.index] < values[low.index] - values[nextLow - 1];
}

void OutwardCount::take (std::size_t index, End& end) noexcept
{
    constexpr double largestDistance = 0.3;
    const auto inSteps = (values[index] - values[end.index]) / fit.levels().step;
    const auto steps = nearestWhole (inSteps);

    if (std::abs (inSteps - steps) > largestDistance)
    {
        ++off;
        return;
    }

    end = { index, end.code + steps };
    fit.add (end.code, values[index]);
}

} // namespace requant
