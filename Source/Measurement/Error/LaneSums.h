#pragma once

#include <cstddef>

namespace requant
{

/** The sums of ErrorSums::add() in interleaved lanes: strict arithmetic that still vectorises, and
    a first level of pairwise summation. x input, y output, e = x - y. */
struct LaneSums
{
    static constexpr std::size_t laneCount = 4;
    using Lanes = double[laneCount];

    Lanes x {}, e {}, absE {}, xx {}, yy {}, ee {}, xe {}, peakX {}, peakY {}, peakE {};
};

} // namespace requant
