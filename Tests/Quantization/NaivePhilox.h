#pragma once

#include "Quantization/Dither/Dither.h"
#include "Quantization/Dither/InverseNormal.h"

#include <array>
#include <cstdint>

namespace requant::test
{

/** Philox4x32 written from the paper (Salmon and others, SC'11, section 3.3), one block at a time:
    what the real generator, with its lanes, is compared to. */
inline std::array<std::uint32_t, 4> naivePhilox (std::array<std::uint32_t, 4> counter,
                                                 std::array<std::uint32_t, 2> key, int rounds)
{
    for (int round = 0; round < rounds; ++round)
    {
        const auto left = 0xD2511F53ull * counter[0];
        const auto right = 0xCD9E8D57ull * counter[2];
        const auto high = [] (unsigned long long product)
        { return static_cast<std::uint32_t> (product >> 32); };
        const auto low = [] (unsigned long long product)
        { return static_cast<std::uint32_t> (product & 0xFFFFFFFFull); };

        counter = { high (right) ^ counter[1] ^ key[0], low (right),
                    high (left) ^ counter[3] ^ key[1], low (left) };
        key[0] += 0x9E3779B9u; // the golden ratio
        key[1] += 0xBB67AE85u; // sqrt (3) - 1
    }

    return counter;
}

/** "Position p takes word (p mod 32) / 8 of block 8 (p / 32) + p mod 8." */
inline std::uint32_t naiveWord (std::uint64_t seed, std::uint32_t stream, std::uint64_t position)
{
    const auto block = 8 * (position / 32) + position % 8;
    const auto words = naivePhilox ({ static_cast<std::uint32_t> (block & 0xFFFFFFFFu),
                                      static_cast<std::uint32_t> (block >> 32), stream, 0 },
                                    { static_cast<std::uint32_t> (seed & 0xFFFFFFFFu),
                                      static_cast<std::uint32_t> (seed >> 32) },
                                    7);
    return words[position % 32 / 8];
}

/** Dither of one sample by the formulas of Dither.h. Before position 0 comes 2^64 - 1. */
inline double naiveDither (Dither dither, std::uint64_t seed, std::uint32_t stream,
                           std::uint64_t position)
{
    const auto word = naiveWord (seed, stream, position);
    const auto uniform = [] (std::uint32_t w)
    { return (static_cast<double> (w) + 0.5) / 4294967296.0 - 0.5; };

    switch (dither)
    {
        case Dither::none:
            break;
        case Dither::tpdf:
            return (static_cast<double> (word % 65536u) - static_cast<double> (word / 65536u))
                   / 65536.0;
        case Dither::rpdf:
            return uniform (word);
        case Dither::highPass:
            return uniform (word) - uniform (naiveWord (seed, stream, position - 1));
        case Dither::gaussian:
            return 0.5 * inverseNormal (uniform (word));
    }

    return 0.0;
}

} // namespace requant::test
