#include "DitherAvx2.h"

#include "Philox.h"

#if REQUANT_HAS_AVX2

REQUANT_BEGIN_AVX2

namespace requant::avx2
{

namespace
{

constexpr std::size_t wordCount = 4, blocksInGroup = 8;
constexpr auto vectors = blocksInGroup / Words::count;

/** Philox's keys, round by round. */
struct Keys
{
    explicit Keys (std::uint64_t seed) noexcept
    {
        auto k0 = static_cast<std::uint32_t> (seed), k1 = static_cast<std::uint32_t> (seed >> 32);

        for (int round = 0; round < Philox::rounds; ++round)
        {
            first[round] = k0;
            second[round] = k1;
            k0 += Philox::firstWeyl;
            k1 += Philox::secondWeyl;
        }
    }

    std::uint32_t first[Philox::rounds], second[Philox::rounds];
};

/** The words of one group, one block a lane. */
struct Group
{
    Group (const Keys& keys, std::uint32_t stream, std::uint64_t group) noexcept
    {
        const auto block = group * blocksInGroup;
        const auto m0 = Words::of (Philox::firstMultiplier);
        const auto m1 = Words::of (Philox::secondMultiplier);

        // Of the counter only its lowest word differs within a group, so the first round, and half
        // of the second, have one result for all.
        const auto product1 = std::uint64_t { Philox::secondMultiplier } * stream;
        const auto word0 = static_cast<std::uint32_t> (product1 >> 32)
                           ^ static_cast<std::uint32_t> (block >> 32) ^ keys.first[0];
        const auto word1 = static_cast<std::uint32_t> (product1);
        const auto product0 = std::uint64_t { Philox::firstMultiplier } * word0;
        const auto word2 = static_cast<std::uint32_t> (product0 >> 32) ^ keys.second[1];

        for (std::size_t v = 0; v < vectors; ++v)
        {
            const auto first = static_cast<std::uint32_t> (block + v * Words::count);
            const auto counted = product (m0, Words::from (first));
            const auto second = product (m1, upperHalves (counted) ^ Words::of (keys.second[0]));
            words[0][v] = upperHalves (second) ^ Words::of (word1 ^ keys.first[1]);
            words[1][v] = second;
            words[2][v] = counted ^ Words::of (word2);
            words[3][v] = Words::of (static_cast<std::uint32_t> (product0));
        }

        for (int round = 2; round < Philox::rounds; ++round)
            for (std::size_t v = 0; v < vectors; ++v)
            {
                const auto first = product (m0, words[0][v]);
                const auto second = product (m1, words[2][v]);
                words[0][v] = upperHalves (second) ^ words[1][v] ^ Words::of (keys.first[round]);
                words[2][v] = upperHalves (first) ^ words[3][v] ^ Words::of (keys.second[round]);
                words[1][v] = second;
                words[3][v] = first;
            }
    }

    Words words[wordCount][vectors];
};

// A whole number below 2^52 as a double: its bits below the exponent of 2^52.
constexpr std::uint64_t exponentOf52 = 0x4330000000000000u;

struct Uniform
{
    explicit Uniform (double scaleToUse) noexcept : scale (Doubles::of (scaleToUse)) {}

    Doubles operator() (Words words) const noexcept
    {
        const auto bits = (words & Words::of (0xFFFFFFFFu)) | Words::of (exponentOf52);
        const auto whole = asDoubles (bits) - Doubles::of (0x1p52);
        return (whole * Doubles::of (0x1p-32) - Doubles::of (0.5 - 0x1p-33)) * scale;
    }

    Doubles scale;
};

// The lower half of a word less its upper half: as signed numbers both are 2^15 less. To be
// positive, 2^31 is added by its bit and taken away as a double.
struct Triangular
{
    explicit Triangular (double scaleToUse) noexcept : scale (Doubles::of (scaleToUse * 0x1p-16)) {}

    Doubles operator() (Words words) const noexcept
    {
        const auto difference =
            sumsOfProducts (words ^ Words::of (0x80008000u), Words::of (0xFFFF0001u));
        const auto bits = difference ^ Words::of (exponentOf52 | 0x80000000u);
        return (asDoubles (bits) - Doubles::of (0x1p52 + 0x1p31)) * scale;
    }

    Doubles scale;
};

template <typename Shape>
void fill (std::uint64_t seed, double scale, std::uint32_t stream, std::uint64_t firstGroup,
           double* values, std::size_t groupCount) noexcept
{
    const Keys keys (seed);
    const Shape shape (scale);

    for (std::size_t g = 0; g < groupCount; ++g)
    {
        const Group group (keys, stream, firstGroup + g);

        for (std::size_t w = 0; w < wordCount; ++w)
            for (std::size_t v = 0; v < vectors; ++v, values += Doubles::count)
                shape (group.words[w][v]).store (values);
    }
}

} // namespace

void fillUniform (std::uint64_t seed, double scale, std::uint32_t stream, std::uint64_t firstGroup,
                  double* values, std::size_t groupCount) noexcept
{
    fill<Uniform> (seed, scale, stream, firstGroup, values, groupCount);
}

void fillTriangular (std::uint64_t seed, double scale, std::uint32_t stream,
                     std::uint64_t firstGroup, double* values, std::size_t groupCount) noexcept
{
    fill<Triangular> (seed, scale, stream, firstGroup, values, groupCount);
}

} // namespace requant::avx2

REQUANT_END_AVX2

#endif
