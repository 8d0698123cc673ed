#pragma once

#include <array>
#include <cstdint>

namespace requant
{

/** Philox4x32 with 7 rounds: random words as a pure function of a counter and a key.

    Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC'11,
    where 7 rounds pass BigCrush. Several blocks are computed side by side so that a compiler
    can put one into each lane of a vector register.
*/
class Philox
{
public:
    static constexpr int rounds = 7;
    static constexpr std::size_t wordsInBlock = 4;
    static constexpr std::uint32_t firstMultiplier = 0xD2511F53u, secondMultiplier = 0xCD9E8D57u;
    static constexpr std::uint32_t firstWeyl = 0x9E3779B9u, secondWeyl = 0xBB67AE85u;

    /** word[w][b] is word w of block b. */
    template <std::size_t blocks>
    using Words = std::array<std::array<std::uint32_t, blocks>, wordsInBlock>;

    /** Replaces counters by the words they stand for. Thread: any. */
    template <std::size_t blocks, int roundCount = rounds>
    static void apply (Words<blocks>& words, std::uint32_t key0, std::uint32_t key1) noexcept
    {
        for (int round = 0; round < roundCount; ++round)
        {
            for (std::size_t b = 0; b < blocks; ++b)
            {
                const auto product0 = std::uint64_t { firstMultiplier } * words[0][b];
                const auto product1 = std::uint64_t { secondMultiplier } * words[2][b];

                words[0][b] = static_cast<std::uint32_t> (product1 >> 32) ^ words[1][b] ^ key0;
                words[2][b] = static_cast<std::uint32_t> (product0 >> 32) ^ words[3][b] ^ key1;
                words[1][b] = static_cast<std::uint32_t> (product1);
                words[3][b] = static_cast<std::uint32_t> (product0);
            }

            key0 += firstWeyl;
            key1 += secondWeyl;
        }
    }
};

} // namespace requant
