#include "InputGuard.h"

#include "InputGuardAvx2.h"

#include <bit>
#include <cassert>
#include <type_traits>

namespace requant
{

namespace
{

// Decided on the bits, since comparisons take denormals for 0 while denormals are flushed.
template <typename Sample>
struct Bits;

template <>
struct Bits<float>
{
    using Word = std::uint32_t;
    static constexpr Word infinity = 0x7F800000u, smallestNormal = 0x00800000u;
    static constexpr Word firstTooLarge = infinity;
};

template <>
struct Bits<double>
{
    using Word = std::uint64_t;
    static constexpr Word infinity = 0x7FF0000000000000u, smallestNormal = 0x0010000000000000u;
    static constexpr Word firstTooLarge = 0x47F0000000000000u; // 2^128
};

template <typename Sample>
auto magnitudeBits (Sample sample) noexcept
{
    using Word = typename Bits<Sample>::Word;
    return static_cast<Word> (std::bit_cast<Word> (sample) & (~Word { 0 } >> 1));
}

// True for what is replaced: magnitude - smallestNormal wraps around for denormals (and for 0,
// which comes out as 0 either way).
template <typename Sample>
bool isOutside (Sample sample) noexcept
{
    using B = Bits<Sample>;
    return magnitudeBits (sample) - B::smallestNormal >= B::firstTooLarge - B::smallestNormal;
}

template <typename Sample>
void countReplaced (Sample sample, ReplacedSamples& replaced) noexcept
{
    const auto magnitude = magnitudeBits (sample);

    if (magnitude > Bits<Sample>::infinity)
        ++replaced.notANumber;
    else if (magnitude >= Bits<Sample>::firstTooLarge)
        ++replaced.infinite;
    else if (magnitude != 0 && magnitude < Bits<Sample>::smallestNormal)
        ++replaced.denormal;
}

template <typename Sample>
ReplacedSamples guard (std::span<const Sample> input, std::span<double> output,
                       [[maybe_unused]] Target target) noexcept
{
    assert (input.size() == output.size());
    typename Bits<Sample>::Word outside = 0;
    std::size_t n = 0;

#if REQUANT_HAS_AVX2
    if (target == Target::avx2)
    {
        auto isAnyOutside = false;
        n = avx2::guardInput (input.data(), output.data(), input.size(), isAnyOutside);
        outside += isAnyOutside ? 1u : 0u;
    }
#endif

    for (; n < input.size(); ++n)
    {
        const auto isOut = isOutside (input[n]);
        outside += isOut ? 1u : 0u;
        output[n] = isOut ? 0.0 : static_cast<double> (input[n]);
    }

    ReplacedSamples replaced;

    if (outside != 0)
        for (const auto sample : input)
            countReplaced (sample, replaced);

    return replaced;
}

} // namespace

ReplacedSamples guardInput (std::span<const float> input, std::span<double> output,
                            Target target) noexcept
{
    return guard (input, output, target);
}

ReplacedSamples guardInput (std::span<const double> input, std::span<double> output,
                            Target target) noexcept
{
    return guard (input, output, target);
}

} // namespace requant
