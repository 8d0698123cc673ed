#include "LevelTable.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace requant
{

namespace
{

// The largest number below a value, so that the value itself exceeds it. The audio thread takes
// subnormal numbers for 0, so none of them may decide.
double justBelow (double value) noexcept
{
    constexpr auto smallest = std::numeric_limits<double>::min();
    const auto below = std::nextafter (value, -std::numeric_limits<double>::infinity());

    if (std::abs (below) >= smallest)
        return below;

    return value > 0.0 ? 0.0 : -smallest;
}

// A level as a file of floats has it. What float has no full precision for is not meant.
double asFloat (double level) noexcept
{
    const auto hasPrecision =
        std::abs (level) >= static_cast<double> (std::numeric_limits<float>::min())
        && std::abs (level) <= static_cast<double> (std::numeric_limits<float>::max());
    return hasPrecision ? static_cast<double> (static_cast<float> (level)) : level;
}

double thresholdAt (double decision, std::int64_t codeAbove, Ties ties) noexcept
{
    const auto goesUp = ties == Ties::toEvenCode ? codeAbove % 2 == 0
                                                 : ties == Ties::awayFromZero && decision >= 0.0;
    return goesUp ? justBelow (decision) : decision;
}

// Everything below the upper level stays at the lower one.
double thresholdOfTruncation (double upper) noexcept
{
    return justBelow (std::min (upper, asFloat (upper)));
}

double thresholdTowardZero (double lower, double upper) noexcept
{
    if (lower >= 0.0)
        return thresholdOfTruncation (upper);

    // Where 0 is no level, a sample stays on its side of it.
    return upper > 0.0 ? justBelow (0.0) : std::max (lower, asFloat (lower));
}

} // namespace

LevelTable::LevelTable() : levels { 0.0 }, codes { 0 } {}

LevelTable::LevelTable (std::vector<double> levelsToUse, std::vector<double> decisionsToUse,
                        std::vector<std::int64_t> codesToUse, Ties ties)
    : levels (std::move (levelsToUse)), decisions (std::move (decisionsToUse)),
      codes (std::move (codesToUse))
{
    check();

    for (std::size_t i = 0; i < decisions.size(); ++i)
        thresholds.push_back (thresholdAt (decisions[i], codes[i + 1], ties));
}

LevelTable::LevelTable (std::vector<double> levelsToUse, std::vector<double> decisionsToUse,
                        std::vector<std::int64_t> codesToUse, Rounding rounding)
    : LevelTable (std::move (levelsToUse), std::move (decisionsToUse), std::move (codesToUse),
                  rounding == Rounding::nearestAway ? Ties::awayFromZero : Ties::toEvenCode)
{
    switch (rounding)
    {
        case Rounding::nearest:
        case Rounding::nearestAway:
            break;
        case Rounding::truncate:
            std::transform (levels.begin() + 1, levels.end(), thresholds.begin(),
                            thresholdOfTruncation);
            break;
        case Rounding::towardZero:
            std::transform (levels.begin(), levels.end() - 1, levels.begin() + 1,
                            thresholds.begin(), thresholdTowardZero);
            break;
    }
}

std::vector<double> LevelTable::midpoints (const std::vector<double>& levels)
{
    std::vector<double> means;

    for (std::size_t i = 1; i < levels.size(); ++i)
        means.push_back (0.5 * levels[i - 1] + 0.5 * levels[i]);

    return means;
}

// From a level to the decision values beside it; beyond the ends the outermost step goes on.
double LevelTable::halfStepBelow (std::size_t index) const noexcept
{
    if (index > 0)
        return levels[index] - decisions[index - 1];

    return size() > 1 ? 0.5 * (levels[1] - levels[0]) : 0.5;
}

double LevelTable::halfStepAbove (std::size_t index) const noexcept
{
    if (index < decisions.size())
        return decisions[index] - levels[index];

    return size() > 1 ? 0.5 * (levels[index] - levels[index - 1]) : 0.5;
}

double LevelTable::position (double sample) const noexcept
{
    const auto nearest = countBelow (decisions, sample);
    const auto level = levels[nearest];
    const auto half = sample < level ? halfStepBelow (nearest) : halfStepAbove (nearest);
    return static_cast<double> (nearest) + 0.5 * (sample - level) / half;
}

double LevelTable::sampleAt (double position) const noexcept
{
    const auto last = static_cast<double> (size() - 1);
    const auto nearest = std::clamp (std::nearbyint (position), 0.0, last);
    const auto index = static_cast<std::size_t> (nearest);
    const auto beyond = position - nearest;
    return levels[index]
           + 2.0 * beyond * (beyond < 0.0 ? halfStepBelow (index) : halfStepAbove (index));
}

void LevelTable::check() const
{
    const auto isFinite = [] (double value) { return std::isfinite (value); };
    auto isRising = ! levels.empty() && decisions.size() + 1 == levels.size()
                    && codes.size() == levels.size()
                    && std::all_of (levels.begin(), levels.end(), isFinite);

    for (std::size_t i = 0; isRising && i < decisions.size(); ++i)
        isRising = levels[i] < decisions[i] && decisions[i] < levels[i + 1];

    if (! isRising)
        throw std::invalid_argument (
            "levels have to rise, with one decision value between each two and a code for each");
}

} // namespace requant
