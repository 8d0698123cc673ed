#include "HeldRange.h"

#include "Axis.h"

#include <algorithm>

namespace requant
{

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
    const auto target = std::max (least, needed > 0.0 ? axis::roundUpLsb (needed) : 0.0);

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
