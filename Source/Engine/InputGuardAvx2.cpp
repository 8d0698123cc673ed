#include "InputGuardAvx2.h"

#if REQUANT_HAS_AVX2

REQUANT_BEGIN_AVX2

namespace requant::avx2
{

namespace
{

constexpr std::size_t vectorSize = 4;

} // namespace

// A magnitude, read as a whole number, keeps the order of what it stands for, and none is negative,
// so that signed comparisons do.
std::size_t guardInput (const float* input, double* output, std::size_t count,
                        bool& isAnyOutside) noexcept
{
    const auto magnitudeBits = _mm_set1_epi32 (0x7FFFFFFF);
    const auto largestDenormal = _mm_set1_epi32 (0x007FFFFF);
    const auto firstTooLarge = _mm_set1_epi32 (0x7F800000);
    const auto whole = count - count % vectorSize;
    auto outside = _mm_setzero_si128();

    for (std::size_t n = 0; n < whole; n += vectorSize)
    {
        const auto samples = _mm_loadu_ps (input + n);
        const auto magnitude = _mm_and_si128 (_mm_castps_si128 (samples), magnitudeBits);
        const auto isInside = _mm_and_si128 (_mm_cmpgt_epi32 (magnitude, largestDenormal),
                                             _mm_cmpgt_epi32 (firstTooLarge, magnitude));
        outside = _mm_or_si128 (outside, _mm_andnot_si128 (isInside, magnitude));
        _mm256_storeu_pd (output + n,
                          _mm256_cvtps_pd (_mm_and_ps (samples, _mm_castsi128_ps (isInside))));
    }

    isAnyOutside = _mm_testz_si128 (outside, outside) == 0;
    return whole;
}

std::size_t guardInput (const double* input, double* output, std::size_t count,
                        bool& isAnyOutside) noexcept
{
    const auto magnitudeBits = _mm256_set1_epi64x (0x7FFFFFFFFFFFFFFF);
    const auto largestDenormal = _mm256_set1_epi64x (0x000FFFFFFFFFFFFF);
    const auto firstTooLarge = _mm256_set1_epi64x (0x47F0000000000000); // 2^128
    const auto whole = count - count % vectorSize;
    auto outside = _mm256_setzero_si256();

    for (std::size_t n = 0; n < whole; n += vectorSize)
    {
        const auto samples = _mm256_loadu_pd (input + n);
        const auto magnitude = _mm256_and_si256 (_mm256_castpd_si256 (samples), magnitudeBits);
        const auto isInside = _mm256_and_si256 (_mm256_cmpgt_epi64 (magnitude, largestDenormal),
                                                _mm256_cmpgt_epi64 (firstTooLarge, magnitude));
        outside = _mm256_or_si256 (outside, _mm256_andnot_si256 (isInside, magnitude));
        _mm256_storeu_pd (output + n, _mm256_and_pd (samples, _mm256_castsi256_pd (isInside)));
    }

    isAnyOutside = _mm256_testz_si256 (outside, outside) == 0;
    return whole;
}

} // namespace requant::avx2

REQUANT_END_AVX2

#endif
