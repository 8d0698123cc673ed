#include "ClippedRuns.h"

namespace requant
{

void ClippedRuns::prepare (double lowest, double highest) noexcept
{
    *this = {};
    low = lowest;
    high = highest;
}

void ClippedRuns::add (std::span<const double> samples) noexcept
{
    for (const auto sample : samples)
    {
        const auto isAtHigh = sample >= high, isAtLow = sample <= low;

        if (run > 0 && ! (isHigh ? isAtHigh : isAtLow))
            end();

        if (isAtHigh || isAtLow)
        {
            isHigh = isAtHigh;
            ++run;
        }
    }
}

void ClippedRuns::end() noexcept
{
    if (isLong())
    {
        ++runs;
        longestRun = longestRun > run ? longestRun : run;
    }

    run = 0;
}

} // namespace requant
