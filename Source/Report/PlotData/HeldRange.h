#pragma once

namespace requant
{

/** The smallest of 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8, 12, ... that is at least this many LSB.
    Thread: any. */
double roundUpLsb (double lsb) noexcept;

/** A range of levels in dB that follows what it is given without dancing: it grows at once, in
    steps of 20 dB, and shrinks only after two seconds in which less was enough. Thread: its
    owner's. */
class HeldLevels
{
public:
    /** Takes in what is to be seen, in dB, at this time in seconds. lowest < highest. */
    void follow (double lowest, double highest, double seconds) noexcept;

    double lowest() const noexcept { return low.shown; }
    double highest() const noexcept { return high.shown; }

private:
    struct End
    {
        double shown, sinceSeconds = 0.0;
        bool isSet = false;

        void follow (double needed, bool mustGrow, double seconds) noexcept;
    };

    End low { -180.0 }, high { -40.0 };
};

/** A range in LSB that follows what it is given without dancing: it grows at once, shrinks only
    after two seconds in which less was enough, and its ends lie on a ladder of round values.

    Thread: its owner's.
*/
class HeldRange
{
public:
    /** The range at rest: at least this much is always in view. Both at least 0. */
    HeldRange (double leastBelow, double leastAbove) noexcept;

    /** Takes in what is to be seen, in LSB, at this time in seconds. */
    void follow (double lowestLsb, double highestLsb, double seconds) noexcept;

    double lowest() const noexcept { return -below.shown; }
    double highest() const noexcept { return above.shown; }

private:
    struct End
    {
        double least, shown, neededLately = 0.0, lateSince = 0.0;

        void follow (double needed, double seconds) noexcept;
    };

    End below, above;
};

} // namespace requant
