#include "Dither.h"

#include "InverseNormal.h"
#include "Philox.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace requant
{

namespace
{

constexpr std::size_t blocksInGroup = 8;
constexpr std::size_t groupSize = blocksInGroup * Philox::wordsInBlock;

using Words = Philox::Words<blocksInGroup>;

// One group: the words of the 32 samples from position 32 * group on.
Words wordsOf (std::uint64_t seed, std::uint32_t stream, std::uint64_t group) noexcept
{
    constexpr std::uint32_t reserved = 0;
    Words words;

    for (std::size_t b = 0; b < blocksInGroup; ++b)
    {
        const auto block = group * blocksInGroup + b;
        words[0][b] = static_cast<std::uint32_t> (block);
        words[1][b] = static_cast<std::uint32_t> (block >> 32);
        words[2][b] = stream;
        words[3][b] = reserved;
    }

    Philox::apply<blocksInGroup> (words, static_cast<std::uint32_t> (seed),
                                  static_cast<std::uint32_t> (seed >> 32));
    return words;
}

double triangular (std::uint32_t word) noexcept
{
    const auto a = static_cast<std::int32_t> (word & 0xFFFFu);
    const auto b = static_cast<std::int32_t> (word >> 16);
    return static_cast<double> (a - b) * 0x1p-16;
}

double uniform (std::uint32_t word) noexcept
{
    return static_cast<double> (word) * 0x1p-32 - (0.5 - 0x1p-33);
}

double gaussian (std::uint32_t word) noexcept { return 0.5 * inverseNormal (uniform (word)); }

// One value for each word: a pure function of its own position.
template <typename Shape>
void fillEach (std::uint64_t seed, double scale, std::uint32_t stream, std::uint64_t position,
               std::span<double> lsb, Shape shape) noexcept
{
    const auto fillGroup = [&] (std::uint64_t group, double* values)
    {
        const auto words = wordsOf (seed, stream, group);

        for (const auto& lane : words)
            for (const auto word : lane)
                *values++ = shape (word) * scale;
    };

    while (! lsb.empty())
    {
        const auto group = position / groupSize;
        const auto skipped = static_cast<std::size_t> (position % groupSize);
        const auto taken = std::min (lsb.size(), groupSize - skipped);

        if (taken == groupSize)
        {
            fillGroup (group, lsb.data());
        }
        else
        {
            double whole[groupSize];
            fillGroup (group, whole);
            std::copy_n (whole + skipped, taken, lsb.begin());
        }

        position += taken;
        lsb = lsb.subspan (taken);
    }
}

} // namespace

void DitherSource::fill (Dither kind, double scale, std::uint32_t stream, std::uint64_t position,
                         std::span<double> lsb) const noexcept
{
    switch (kind)
    {
        case Dither::none:
            std::fill (lsb.begin(), lsb.end(), 0.0);
            return;
        case Dither::tpdf:
            fillEach (seed, scale, stream, position, lsb, triangular);
            return;
        case Dither::rpdf:
            fillEach (seed, scale, stream, position, lsb, uniform);
            return;
        case Dither::gaussian:
            fillEach (seed, scale, stream, position, lsb, gaussian);
            return;
        case Dither::highPass:
            break;
    }

    double before = 0.0;
    fillEach (seed, scale, stream, position - 1, { &before, 1 }, uniform);
    fillEach (seed, scale, stream, position, lsb, uniform);

    for (auto& value : lsb)
        before = std::exchange (value, value - before);
}

double DitherSource::peak (Dither kind) noexcept
{
    switch (kind)
    {
        case Dither::none:
            return 0.0;
        case Dither::rpdf:
            return 0.5;
        case Dither::gaussian:
            return gaussian (0xFFFFFFFFu);
        case Dither::tpdf:
        case Dither::highPass:
            break;
    }

    return 1.0;
}

double DitherSource::power (Dither kind) noexcept
{
    switch (kind)
    {
        case Dither::none:
            return 0.0;
        case Dither::rpdf:
            return 1.0 / 12.0;
        case Dither::gaussian:
            return 0.25;
        case Dither::tpdf:
        case Dither::highPass:
            break;
    }

    return 1.0 / 6.0;
}

double DitherSource::probabilityBelow (Dither kind, double lsb) noexcept
{
    if (std::abs (lsb) > peak (kind))
        return lsb > 0.0 ? 1.0 : 0.0;

    switch (kind)
    {
        case Dither::none:
            return 0.0;
        case Dither::rpdf:
            return lsb + 0.5;
        case Dither::gaussian:
            return 0.5 * std::erfc (-lsb * std::numbers::sqrt2);
        case Dither::tpdf:
        case Dither::highPass:
            break;
    }

    const auto beyond = 1.0 - std::abs (lsb);
    return lsb < 0.0 ? 0.5 * beyond * beyond : 1.0 - 0.5 * beyond * beyond;
}

} // namespace requant
