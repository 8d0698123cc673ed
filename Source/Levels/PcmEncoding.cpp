#include "PcmEncoding.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace requant
{

std::optional<PcmEncoding> PcmEncoding::of (const Lattice& lattice) noexcept
{
    // Of the 2^bits words, a symmetric lattice leaves the lowest one unused.
    const auto isSymmetric = lattice.lowest() == -lattice.highest();
    const auto unused = isSymmetric ? 1 : 0;
    const auto words = static_cast<std::uint64_t> (lattice.levelCount() + unused);

    if (! std::has_single_bit (words))
        return {};

    return PcmEncoding { lattice, std::countr_zero (words) };
}

PcmEncoding::PcmEncoding (const Lattice& latticeToUse, int bits) noexcept
    : lattice (latticeToUse), wordLength (bits),
      codeOfZero (lattice.lowest() == 0 ? std::int64_t { 1 } << (bits - 1) : 0)
{
}

// As Lattice::nearestCode() finds codes, without a call for each sample: what lies beyond the ends
// goes there before it is rounded. A code times a power of two is exact.
void PcmEncoding::write (std::span<const double> samples, std::int32_t* to,
                         std::size_t stride) const noexcept
{
    constexpr std::size_t chunkSize = 64;
    const auto lowest = static_cast<double> (lattice.lowest());
    const auto highest = static_cast<double> (lattice.highest());
    const auto zero = static_cast<double> (codeOfZero);
    const auto scale = static_cast<double> (std::int64_t { 1 } << (32 - wordLength));
    const auto inverseStep = lattice.inverseStep(), offset = lattice.offset();
    std::array<std::int32_t, chunkSize> words;

    for (; ! samples.empty(); samples = samples.subspan (std::min (samples.size(), chunkSize)))
    {
        const auto count = std::min (samples.size(), chunkSize);

        for (std::size_t n = 0; n < count; ++n)
        {
            const auto position = samples[n] * inverseStep - offset;
            const auto atLeast = position < lowest ? lowest : position;
            const auto code = toNearestWhole (atLeast > highest ? highest : atLeast);
            words[n] = static_cast<std::int32_t> ((code - zero) * scale);
        }

        for (std::size_t n = 0; n < count; ++n, to += stride)
            *to = words[n];
    }
}

double PcmEncoding::sample (double pcm) const noexcept
{
    const auto code = std::ldexp (pcm, wordLength - 1) + static_cast<double> (codeOfZero);
    return (code + lattice.offset()) * lattice.step();
}

} // namespace requant
