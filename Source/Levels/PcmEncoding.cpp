#include "PcmEncoding.h"

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

std::int32_t PcmEncoding::word (double sample) const noexcept
{
    const auto code = lattice.nearestCode (sample) - codeOfZero;
    return static_cast<std::int32_t> (code * (std::int64_t { 1 } << (32 - wordLength)));
}

double PcmEncoding::sample (double pcm) const noexcept
{
    const auto code = std::ldexp (pcm, wordLength - 1) + static_cast<double> (codeOfZero);
    return (code + lattice.offset()) * lattice.step();
}

} // namespace requant
