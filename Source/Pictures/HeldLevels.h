#pragma once

namespace requant
{

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

} // namespace requant
