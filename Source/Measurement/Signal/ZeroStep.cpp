#include "ZeroStep.h"

#include <cmath>

namespace requant
{

namespace
{

constexpr double farCode = 3.0;

// The share of the three steps that 0 has: 1/3 or, toward zero, 1/2.
constexpr double mostOfNarrow = 0.385, halfWay = 0.41, leastOfWide = 0.435;

} // namespace

void ZeroStep::add (double code) noexcept
{
    const auto before = last;
    last = code;

    if (direction != 0)
    {
        if (direction * (code - before) < 0.0)
            direction = 0;
        else if (direction * code >= farCode)
            end();
        else
            count (code);
    }

    if (direction == 0 && std::abs (before) >= farCode && std::abs (code) < farCode)
    {
        direction = before < 0.0 ? 1 : -1;
        atZero = below = above = 0;
        count (code);
    }
}

void ZeroStep::count (double code) noexcept
{
    atZero += code == 0.0 ? 1u : 0u;
    below += code == -1.0 ? 1u : 0u;
    above += code == 1.0 ? 1u : 0u;
}

void ZeroStep::end() noexcept
{
    constexpr double fewest = 4.0;
    const double length = atZero + below + above;
    direction = 0;

    if (below == 0 || above == 0 || length < fewest)
        return;

    shareAtZero.add (atZero / length);
    lengths.add (length);
}

bool ZeroStep::isKnown() const noexcept
{
    constexpr std::uint64_t enoughPassages = 8;
    constexpr double sigmas = 3.0, leastVariety = 0.15;
    return shareAtZero.count() >= enoughPassages
           && lengths.deviation() > leastVariety * lengths.mean()
           && std::abs (shareAtZero.mean() - halfWay) > sigmas * shareAtZero.errorOfMean();
}

bool ZeroStep::isWide() const noexcept { return isKnown() && shareAtZero.mean() > leastOfWide; }
bool ZeroStep::isNarrow() const noexcept { return isKnown() && shareAtZero.mean() < mostOfNarrow; }

} // namespace requant
