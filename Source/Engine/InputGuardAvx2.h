#pragma once

#include "Vectors/Avx2.h"

#if REQUANT_HAS_AVX2

namespace requant::avx2
{

/** As requant::guardInput(), for the samples from the first on of which there are whole vectors.
    Returns how many these were. isAnyOutside: whether any of them was replaced, 0 aside. Processors
    with AVX2 only. */
std::size_t guardInput (const float* input, double* output, std::size_t count,
                        bool& isAnyOutside) noexcept;
std::size_t guardInput (const double* input, double* output, std::size_t count,
                        bool& isAnyOutside) noexcept;

} // namespace requant::avx2

#endif
