#include "Dither.h"

#include "Philox.h"

#include <algorithm>

namespace requant
{

namespace
{

constexpr std::size_t blocksInGroup = 8;
constexpr std::size_t groupSize = blocksInGroup * Philox::wordsInBlock;

// One group: the 32 samples from position 32 * group on.
void fillGroup (std::uint64_t seed, std::uint32_t channel, std::uint64_t group,
                double* lsb) noexcept
{
    constexpr std::uint32_t stream = 0;
    Philox::Words<blocksInGroup> words;

    for (std::size_t b = 0; b < blocksInGroup; ++b)
    {
        const auto block = group * blocksInGroup + b;
        words[0][b] = static_cast<std::uint32_t> (block);
        words[1][b] = static_cast<std::uint32_t> (block >> 32);
        words[2][b] = channel;
        words[3][b] = stream;
    }

    Philox::apply<blocksInGroup> (words, static_cast<std::uint32_t> (seed),
                                  static_cast<std::uint32_t> (seed >> 32));

    for (const auto& lane : words)
        for (const auto word : lane)
        {
            const auto a = static_cast<std::int32_t> (word & 0xFFFFu);
            const auto b = static_cast<std::int32_t> (word >> 16);
            *lsb++ = static_cast<double> (a - b) * 0x1p-16;
        }
}

} // namespace

void DitherSource::fill (Dither kind, std::uint32_t channel, std::uint64_t position,
                         std::span<double> lsb) const noexcept
{
    if (kind == Dither::none)
    {
        std::fill (lsb.begin(), lsb.end(), 0.0);
        return;
    }

    while (! lsb.empty())
    {
        const auto group = position / groupSize;
        const auto skipped = static_cast<std::size_t> (position % groupSize);
        const auto taken = std::min (lsb.size(), groupSize - skipped);

        if (taken == groupSize)
        {
            fillGroup (seed, channel, group, lsb.data());
        }
        else
        {
            double whole[groupSize];
            fillGroup (seed, channel, group, whole);
            std::copy_n (whole + skipped, taken, lsb.begin());
        }

        position += taken;
        lsb = lsb.subspan (taken);
    }
}

} // namespace requant
