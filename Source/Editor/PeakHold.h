#pragma once

#include <limits>

namespace requant
{

/** A peak as a meter shows it: holds for 2 s, then falls 20 dB a second until a higher one comes.

    Levels in dB, times in seconds of any one clock. Thread: its owner's.
*/
class PeakHold
{
public:
    static constexpr double holdSeconds = 2.0, fallDbPerSecond = 20.0;

    /** Takes in the level at this time; times never go back. */
    void follow (double db, double seconds) noexcept;

    double shownDb() const noexcept { return shown; }

private:
    static constexpr double nothing = -std::numeric_limits<double>::infinity();

    double shown = nothing, peak = nothing, previousSeconds = 0.0, holdUntil = 0.0;
};

} // namespace requant
