#pragma once

#include "Vectors/Avx2.h"

#if REQUANT_HAS_AVX2

namespace requant::avx2
{

/** The sums of ErrorSums::add() in its four lanes. */
struct LaneSums
{
    double x[4], e[4], absE[4], xx[4], yy[4], ee[4], xe[4], peakX[4], peakY[4], peakE[4];
};

/** Of the samples from the first on of which there are whole vectors; how many these were goes to
    `summed`. Processors with AVX2 only. */
LaneSums sumInLanes (const double* x, const double* y, std::size_t count,
                     std::size_t& summed) noexcept;

} // namespace requant::avx2

#endif
