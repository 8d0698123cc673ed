#pragma once

#include "Vectors/Avx2.h"

#if REQUANT_HAS_AVX2

namespace requant::avx2
{

/** As DitherSource::fill() for whole groups of 32 samples: `scale` times uniform numbers, or their
    triangular sums. values: 32 groupCount. Processors with AVX2 only. */
void fillUniform (std::uint64_t seed, double scale, std::uint32_t stream, std::uint64_t firstGroup,
                  double* values, std::size_t groupCount) noexcept;
void fillTriangular (std::uint64_t seed, double scale, std::uint32_t stream,
                     std::uint64_t firstGroup, double* values, std::size_t groupCount) noexcept;

} // namespace requant::avx2

#endif
