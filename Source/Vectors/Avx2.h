#pragma once

/** Vectors of AVX2 as types with operators, for kernels that are compiled for it whatever the rest
    of the binary is compiled for:

        #include "Vectors/Avx2.h"
        #if REQUANT_HAS_AVX2
        REQUANT_BEGIN_AVX2
        ... functions ...
        REQUANT_END_AVX2
        #endif

    Between the two no function of the standard library is called, and no lambda stands: the first
    would be shared with code for any processor, the second is compiled without the target. What
    stands there may be called only where availableTargets() has Target::avx2. */

// GCC for Windows does not align vectors on the stack, where its own code expects them to be.
#if defined(__x86_64__) && (defined(__clang__) || (defined(__GNUC__) && ! defined(_WIN32)))
    #define REQUANT_HAS_AVX2 1
#else
    #define REQUANT_HAS_AVX2 0
#endif

#if REQUANT_HAS_AVX2

    #include <cstddef>
    #include <cstdint>
    #include <immintrin.h>

    #if defined(__clang__)
        #define REQUANT_PRAGMA(words) _Pragma (#words)
        #define REQUANT_BEGIN_AVX2                                                          \
            REQUANT_PRAGMA (clang attribute push (__attribute__ ((target ("avx2,popcnt"))), \
                                                  apply_to = function))
        #define REQUANT_END_AVX2 REQUANT_PRAGMA (clang attribute pop)
    #else
        #define REQUANT_BEGIN_AVX2 \
            _Pragma ("GCC push_options") _Pragma ("GCC target (\"avx2,popcnt\")")
        #define REQUANT_END_AVX2 _Pragma ("GCC pop_options")
    #endif

REQUANT_BEGIN_AVX2

namespace requant::avx2
{

/** Four doubles. In memory they need no alignment. */
struct Doubles
{
    static constexpr std::size_t count = 4;

    static Doubles of (double value) noexcept { return { _mm256_set1_pd (value) }; }
    static Doubles load (const double* from) noexcept { return { _mm256_loadu_pd (from) }; }
    void store (double* to) const noexcept { _mm256_storeu_pd (to, v); }

    __m256d v;
};

inline Doubles operator+ (Doubles a, Doubles b) noexcept { return { _mm256_add_pd (a.v, b.v) }; }
inline Doubles operator- (Doubles a, Doubles b) noexcept { return { _mm256_sub_pd (a.v, b.v) }; }
inline Doubles operator* (Doubles a, Doubles b) noexcept { return { _mm256_mul_pd (a.v, b.v) }; }
inline Doubles lesser (Doubles a, Doubles b) noexcept { return { _mm256_min_pd (a.v, b.v) }; }
inline Doubles greater (Doubles a, Doubles b) noexcept { return { _mm256_max_pd (a.v, b.v) }; }

/** To the nearest whole number, ties to even; toward minus infinity; toward infinity. What becomes
    0 from below is -0. */
inline Doubles nearestWhole (Doubles a) noexcept
{
    return { _mm256_round_pd (a.v, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC) };
}

inline Doubles wholeBelow (Doubles a) noexcept
{
    return { _mm256_round_pd (a.v, _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC) };
}

inline Doubles wholeAbove (Doubles a) noexcept
{
    return { _mm256_round_pd (a.v, _MM_FROUND_TO_POS_INF | _MM_FROUND_NO_EXC) };
}

/** |a|. */
inline Doubles magnitude (Doubles a) noexcept
{
    return { _mm256_andnot_pd (_mm256_set1_pd (-0.0), a.v) };
}

/** All bits of a lane where it holds, else none. */
inline Doubles isEqual (Doubles a, Doubles b) noexcept
{
    return { _mm256_cmp_pd (a.v, b.v, _CMP_EQ_OQ) };
}

inline Doubles isAtLeast (Doubles a, Doubles b) noexcept
{
    return { _mm256_cmp_pd (a.v, b.v, _CMP_GE_OQ) };
}

/** a where the condition holds, else b. */
inline Doubles choose (Doubles condition, Doubles a, Doubles b) noexcept
{
    return { _mm256_blendv_pd (b.v, a.v, condition.v) };
}

/** In how many lanes a differs from b. */
inline std::size_t countDifferent (Doubles a, Doubles b) noexcept
{
    const auto lanes = _mm256_movemask_pd (_mm256_cmp_pd (a.v, b.v, _CMP_NEQ_UQ));
    return static_cast<std::size_t> (__builtin_popcount (static_cast<unsigned> (lanes)));
}

/** Two doubles: a sample of each of two channels. */
struct Pair
{
    static Pair of (double value) noexcept { return { _mm_set1_pd (value) }; }
    static Pair load (const double* first, const double* second) noexcept
    {
        return { _mm_loadh_pd (_mm_load_sd (first), second) };
    }
    void store (double* first, double* second) const noexcept
    {
        _mm_storel_pd (first, v);
        _mm_storeh_pd (second, v);
    }

    __m128d v;
};

inline Pair operator+ (Pair a, Pair b) noexcept { return { _mm_add_pd (a.v, b.v) }; }
inline Pair operator- (Pair a, Pair b) noexcept { return { _mm_sub_pd (a.v, b.v) }; }
inline Pair operator* (Pair a, Pair b) noexcept { return { _mm_mul_pd (a.v, b.v) }; }
inline Pair lesser (Pair a, Pair b) noexcept { return { _mm_min_pd (a.v, b.v) }; }
inline Pair greater (Pair a, Pair b) noexcept { return { _mm_max_pd (a.v, b.v) }; }

inline Pair nearestWhole (Pair a) noexcept
{
    return { _mm_round_pd (a.v, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC) };
}

inline Pair wholeBelow (Pair a) noexcept
{
    return { _mm_round_pd (a.v, _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC) };
}

inline Pair wholeAbove (Pair a) noexcept
{
    return { _mm_round_pd (a.v, _MM_FROUND_TO_POS_INF | _MM_FROUND_NO_EXC) };
}

inline Pair magnitude (Pair a) noexcept { return { _mm_andnot_pd (_mm_set1_pd (-0.0), a.v) }; }
inline Pair isEqual (Pair a, Pair b) noexcept { return { _mm_cmpeq_pd (a.v, b.v) }; }
inline Pair isAtLeast (Pair a, Pair b) noexcept { return { _mm_cmpge_pd (a.v, b.v) }; }

inline Pair choose (Pair condition, Pair a, Pair b) noexcept
{
    return { _mm_blendv_pd (b.v, a.v, condition.v) };
}

inline std::size_t countDifferent (Pair a, Pair b) noexcept
{
    const auto lanes = _mm_movemask_pd (_mm_cmpneq_pd (a.v, b.v));
    return static_cast<std::size_t> (__builtin_popcount (static_cast<unsigned> (lanes)));
}

/** Both twice: a b a b. */
inline Doubles twice (Pair a) noexcept { return { _mm256_broadcast_pd (&a.v) }; }

/** The two lower, or the two upper, of four. */
template <std::size_t half>
Pair halfOf (Doubles a) noexcept
{
    return { _mm256_extractf128_pd (a.v, half) };
}

/** Four words of 32 bits, each the lower half of a lane of 64 bits; what stands in the upper halves
    does not matter. */
struct Words
{
    static constexpr std::size_t count = 4;

    static Words of (std::uint64_t lane) noexcept
    {
        return { _mm256_set1_epi64x (static_cast<long long> (lane)) };
    }

    /** first, first + 1, first + 2, first + 3. */
    static Words from (std::uint32_t first) noexcept
    {
        return { _mm256_add_epi64 (of (first).v, _mm256_set_epi64x (3, 2, 1, 0)) };
    }

    __m256i v;
};

inline Words operator^ (Words a, Words b) noexcept { return { _mm256_xor_si256 (a.v, b.v) }; }
inline Words operator& (Words a, Words b) noexcept { return { _mm256_and_si256 (a.v, b.v) }; }
inline Words operator| (Words a, Words b) noexcept { return { _mm256_or_si256 (a.v, b.v) }; }

/** The products of two words, of 64 bits. */
inline Words product (Words a, Words b) noexcept { return { _mm256_mul_epu32 (a.v, b.v) }; }
inline Words upperHalves (Words a) noexcept { return { _mm256_srli_epi64 (a.v, 32) }; }

/** Of pairs of signed 16-bit numbers: a0 b0 + a1 b1, of 32 bits. */
inline Words sumsOfProducts (Words a, Words b) noexcept { return { _mm256_madd_epi16 (a.v, b.v) }; }

/** The same bits, as doubles. */
inline Doubles asDoubles (Words a) noexcept { return { _mm256_castsi256_pd (a.v) }; }

} // namespace requant::avx2

REQUANT_END_AVX2

#endif
