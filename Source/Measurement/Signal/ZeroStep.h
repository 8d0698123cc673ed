#pragma once

#include "Measurement/Statistics/Moments.h"

#include <cstdint>

namespace requant
{

/** Tells whether the step around code 0 is as wide as the others, or twice as wide, as rounding
    toward zero leaves it: from how long a signal stays at 0, and how long at -1 and 1, on its way
    from -3 or below to 3 or above, or back.

    Only where it passes without turning round and takes four samples or more for these three steps,
    and where it is not always as fast: the few phases at which a steady tone happens to be sampled
    tell nothing. Whatever the signal, it stays at 0 for a third of these samples or, toward zero,
    for half of them; of a sine of 3 LSB, whose tops are near, for some 3 % of them less. Neither DC
    nor dither changes that. Noise would have to be kept away: what it hits on the way is chance.
    The result does not depend on the block size. Thread: its owner's. Real time. */
class ZeroStep
{
public:
    /** code: a whole number. */
    void add (double code) noexcept;

    /** Says that the next code does not follow the last one. */
    void breakOff() noexcept
    {
        direction = 0;
        last = 0.0;
    }

    /** Neither of the two where too few passages tell, or what they tell is between. */
    bool isWide() const noexcept;
    bool isNarrow() const noexcept;

private:
    void count (double code) noexcept;
    void end() noexcept;
    bool isKnown() const noexcept;

    double last = 0.0;
    int direction = 0; // of the passage under way; 0 for none
    std::uint32_t atZero = 0, below = 0, above = 0;

    SeriesMean shareAtZero, lengths; // of a passage, in samples
};

} // namespace requant
