#include "NaivePhilox.h"
#include "Quantization/Dither/Dither.h"
#include "Quantization/Dither/Philox.h"
#include "Support/Catch.h"
#include "Support/Random.h"

#include <vector>

using namespace requant;
using namespace requant::test;

namespace
{

struct KnownAnswer
{
    std::array<std::uint32_t, 4> counter;
    std::array<std::uint32_t, 2> key;
    std::array<std::uint32_t, 4> words;
};

// Random123, tests/kat_vectors, "philox4x32 10".
const KnownAnswer knownAnswers[] = {
    { { 0, 0, 0, 0 }, { 0, 0 }, { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 } },
    { { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff },
      { 0xffffffff, 0xffffffff },
      { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd } },
    { { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344 },
      { 0xa4093822, 0x299f31d0 },
      { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 } },
};

std::uint32_t word32 (Random& random) { return static_cast<std::uint32_t> (random.word() >> 32); }

} // namespace

TEST_CASE ("Philox gives the published known answers in every lane", "[quantization][philox]")
{
    for (const auto& known : knownAnswers)
    {
        Philox::Words<3> words;

        for (std::size_t w = 0; w < 4; ++w)
            words[w].fill (known.counter[w]);

        Philox::apply<3, 10> (words, known.key[0], known.key[1]);

        for (std::size_t w = 0; w < 4; ++w)
            for (const auto word : words[w])
                CHECK (word == known.words[w]);

        CHECK (naivePhilox (known.counter, known.key, 10) == known.words);
    }
}

TEST_CASE ("Lanes of Philox do not touch one another", "[quantization][philox]")
{
    Random random { 17 };
    Philox::Words<8> words;

    for (auto& lane : words)
        for (auto& word : lane)
            word = word32 (random);

    const auto counters = words;
    const auto key0 = word32 (random), key1 = word32 (random);
    Philox::apply<8> (words, key0, key1);

    for (std::size_t b = 0; b < 8; ++b)
    {
        const auto expected = naivePhilox (
            { counters[0][b], counters[1][b], counters[2][b], counters[3][b] }, { key0, key1 }, 7);

        for (std::size_t w = 0; w < 4; ++w)
            CHECK (words[w][b] == expected[w]);
    }
}
