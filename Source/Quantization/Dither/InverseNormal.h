#pragma once

namespace requant
{

/** The value that a normal variable of variance 1 stays below with probability 1/2 + u.

    u: within (-1/2, 1/2), |u| at most 1/2 - 2^-33. Error below 1e-15 relative. Additions,
    multiplications, divisions and square roots only, so that every machine gives the same bits.
    Source: M. J. Wichura, "Algorithm AS 241: the percentage points of the normal distribution",
    Applied Statistics 37(3), 1988, PPND16. Thread: any. Real time.
*/
double inverseNormal (double u) noexcept;

} // namespace requant
