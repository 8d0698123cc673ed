#pragma once

#include "DistinctValues.h"

#include <optional>

namespace requant
{

/** The evenly spaced levels, of whatever step and offset, that nearly all values lie on: those of a
    lattice after a gain, or after an addition of DC.

    A gap between values on a lattice is a whole number of steps, and the shortest gaps are a single
    one. From a guess taken there, the step is refined over longer and longer gaps (LevelGaps), then
    over codes counted outward over all values (StepRefinement), and at last by the straight line
    through those values that do not stick out. Levels through 0 and wide steps are preferred.

    The levels have been fitted to the very values they are judged by. So the chance of arbitrary
    values to lie on levels has to be small against the number of levels there were to choose from:
    for n values, at least 8, with L bits of evidence each on average, over a range of R steps,

        n L / 2 - p L - log2 R - 8 >= 20

    n is halved since a signal may be symmetric about 0; p L + log2 R bits say which step, and with
    p = 2 also which offset, it is (p = 1: levels through 0); 8 stand for the guesses; and a chance
    of 2^-20 remains. Thread: any. Allocates.
*/
std::optional<CandidateLevels> findLevelSpacing (const DistinctValues&);

} // namespace requant
