#pragma once

#include "LaneSums.h"
#include "Vectors/Avx2.h"

#if REQUANT_HAS_AVX2

namespace requant::avx2
{

/** Sums the samples from the first on of which there are whole vectors. Returns how many these
    were. Processors with AVX2 only. */
std::size_t sumInLanes (const double* x, const double* y, std::size_t count, LaneSums&) noexcept;

} // namespace requant::avx2

#endif
