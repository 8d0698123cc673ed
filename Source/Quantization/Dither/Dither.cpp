#include "Dither.h"

#include "DitherAvx2.h"
#include "InverseNormal.h"
#include "Philox.h"

#include <algorithm>
#include <cmath>
#include <numbers>

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

// A value for each word of some groups: a pure function of its own position.
template <auto shape>
void fillGroups (std::uint64_t seed, double scale, std::uint32_t stream, std::uint64_t firstGroup,
                 double* values, std::size_t count) noexcept
{
    for (std::size_t g = 0; g < count; ++g)
    {
        const auto words = wordsOf (seed, stream, firstGroup + g);

        for (const auto& lane : words)
            for (const auto word : lane)
                *values++ = shape (word) * scale;
    }
}

// Whatever fills groups: of any target, all alike.
template <typename Fill>
void fillEach (std::uint64_t position, std::span<double> lsb, Fill fill) noexcept
{
    const auto fillPart = [&] (std::size_t skipped, std::size_t taken)
    {
        double whole[groupSize];
        fill (position / groupSize, whole, std::size_t { 1 });
        std::copy_n (whole + skipped, taken, lsb.begin());
        position += taken;
        lsb = lsb.subspan (taken);
    };

    if (const auto skipped = static_cast<std::size_t> (position % groupSize); skipped > 0)
        fillPart (skipped, std::min (lsb.size(), groupSize - skipped));

    const auto groups = lsb.size() / groupSize;
    fill (position / groupSize, lsb.data(), groups);
    position += groups * groupSize;
    lsb = lsb.subspan (groups * groupSize);

    if (! lsb.empty())
        fillPart (0, lsb.size());
}

} // namespace

void DitherSource::fill (Dither kind, double scale, std::uint32_t stream, std::uint64_t position,
                         std::span<double> lsb, [[maybe_unused]] Target target) const noexcept
{
    const auto fillBy = [&] (auto* groups, std::uint64_t first, std::span<double> values)
    {
        fillEach (first, values,
                  [&] (std::uint64_t group, double* to, std::size_t count)
                  { groups (seed, scale, stream, group, to, count); });
    };

    auto* triangles = fillGroups<triangular>;
    auto* uniforms = fillGroups<uniform>;

#if REQUANT_HAS_AVX2
    if (target == Target::avx2)
    {
        triangles = avx2::fillTriangular;
        uniforms = avx2::fillUniform;
    }
#endif

    switch (kind)
    {
        case Dither::none:
            std::fill (lsb.begin(), lsb.end(), 0.0);
            return;
        case Dither::tpdf:
            fillBy (triangles, position, lsb);
            return;
        case Dither::rpdf:
            fillBy (uniforms, position, lsb);
            return;
        case Dither::gaussian:
            fillBy (fillGroups<gaussian>, position, lsb);
            return;
        case Dither::highPass:
            break;
    }

    if (lsb.empty())
        return;

    double before = 0.0;
    fillBy (uniforms, position - 1, { &before, 1 });
    fillBy (uniforms, position, lsb);

    // From the end on, no value waits for another.
    for (auto n = lsb.size() - 1; n > 0; --n)
        lsb[n] -= lsb[n - 1];

    lsb[0] -= before;
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
