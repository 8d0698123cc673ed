#include "PeakHold.h"

#include <algorithm>

namespace requant
{

void PeakHold::follow (double db, double seconds) noexcept
{
    // Falls only for the time after the hold, however far apart two calls are.
    const auto fallSeconds = seconds - std::max (holdUntil, previousSeconds);

    if (fallSeconds > 0.0)
        shown -= fallSeconds * fallDbPerSecond;

    previousSeconds = seconds;

    // A level that only stays does not start the hold anew: it is still the same peak.
    if (db > shown)
    {
        if (db != peak || shown < peak - 1.0e-9)
            holdUntil = seconds + holdSeconds;

        shown = peak = db;
    }
}

} // namespace requant
