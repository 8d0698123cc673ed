#include "HeldLevels.h"

#include <cmath>

namespace requant
{

namespace
{

constexpr double stepDb = 20.0, holdSeconds = 2.0;

} // namespace

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

} // namespace requant
