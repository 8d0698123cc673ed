#include "HeldRange.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

constexpr double stepDb = 20.0, holdSeconds = 2.0;

} // namespace

double roundUpLsb (double lsb) noexcept
{
    constexpr auto most = 0x1p200;

    for (auto power = 0.5; power < most; power *= 2.0)
        for (const auto factor : { 1.0, 1.5 })
            if (factor * power >= lsb)
                return factor * power;

    return most;
}

void HeldLevels::End::follow (double needed, bool mustGrow, double seconds) noexcept
{
    if (needed == shown || seconds < sinceSeconds)
        sinceSeconds = seconds;

    if (isSet && needed != shown && ! mustGrow && seconds - sinceSeconds < holdSeconds)
        return;

    isSet = true;
    shown = needed;
    sinceSeconds = seconds;
}

void HeldLevels::follow (double lowest, double highest, double seconds) noexcept
{
    const auto lowEnd = stepDb * std::floor (lowest / stepDb);
    const auto highEnd = stepDb * std::ceil (highest / stepDb);
    low.follow (lowEnd, lowEnd < low.shown, seconds);
    high.follow (highEnd, highEnd > high.shown, seconds);
}

HeldRange::HeldRange (double leastBelow, double leastAbove) noexcept
    : below { leastBelow, leastBelow }, above { leastAbove, leastAbove }
{
}

void HeldRange::follow (double lowestLsb, double highestLsb, double seconds) noexcept
{
    below.follow (-lowestLsb, seconds);
    above.follow (highestLsb, seconds);
}

void HeldRange::End::follow (double needed, double seconds) noexcept
{
    constexpr double holdSeconds = 2.0;
    const auto target = std::max (least, needed > 0.0 ? roundUpLsb (needed) : 0.0);

    if (target >= shown)
    {
        shown = target;
        neededLately = 0.0;
        lateSince = seconds;
        return;
    }

    neededLately = std::max (neededLately, target);

    if (seconds - lateSince >= holdSeconds)
    {
        shown = neededLately;
        neededLately = 0.0;
        lateSince = seconds;
    }
}

} // namespace requant
