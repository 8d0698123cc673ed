#include "Kernels.h"

#include "KernelsAvx2.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace requant::kernels
{

namespace
{

double limit (double v, double low, double high) noexcept
{
    const auto atLeast = v < low ? low : v;
    return atLeast > high ? high : atLeast;
}

template <Rounding rounding>
double toWhole (const LatticeConstants& lattice, double v) noexcept
{
    if constexpr (rounding == Rounding::nearest)
        return toNearestWhole (v);
    else if constexpr (rounding == Rounding::truncate)
        return toWholeBelow (v);
    else if constexpr (rounding == Rounding::nearestAway)
        return toNearestAwayFrom (lattice.zero, v);
    else
    {
        // Both are computed, so that the choice is a blend and not a branch.
        const auto below = toWholeBelow (v), above = toWholeAbove (v);
        const auto fromAbove = below < lattice.atOrAbove ? lattice.atOrAbove : below;
        const auto fromBelow = above > lattice.atOrBelow ? lattice.atOrBelow : above;
        return v >= lattice.zero ? fromAbove : fromBelow;
    }
}

// One code beyond each end is kept apart from the end itself, so that clipping is seen.
template <Rounding rounding>
double unclampedCode (const LatticeConstants& lattice, double v) noexcept
{
    return toWhole<rounding> (lattice, limit (v, lattice.lowest - 1.0, lattice.highest + 1.0));
}

template <Rounding rounding>
void reduceFlatAs (const LatticeConstants& lattice, ChannelBuffers& channel, std::size_t start,
                   std::size_t count) noexcept
{
    // Copies, so that the compiler knows that writing the output does not change them.
    const auto r = lattice;
    const auto* const input = channel.input;
    const auto* const dither = channel.dither;
    auto* const output = channel.output;
    double clipped = 0.0;

    for (auto n = start; n < count; ++n)
    {
        const auto code =
            unclampedCode<rounding> (r, (input[n] * r.inverseStep + r.zero) + dither[n]);
        const auto clamped = limit (code, r.lowest, r.highest);
        clipped += clamped != code ? 1.0 : 0.0;
        output[n] = (clamped - r.zero) * r.step;
    }

    channel.clipped += static_cast<std::size_t> (clipped);
}

double past (const double* values, std::size_t n, std::size_t age) noexcept
{
    return values[static_cast<std::ptrdiff_t> (n) - static_cast<std::ptrdiff_t> (age)];
}

template <Rounding rounding, std::size_t channelCount, bool hasPoles>
void reduceShapedAs (const LatticeConstants& lattice, std::span<const double> taps,
                     std::span<const double> poles, std::span<ChannelBuffers> channels,
                     std::size_t count) noexcept
{
    const auto r = lattice;
    const auto h1 = taps[0];
    std::array<std::size_t, channelCount> clipped {};
    std::array<double, channelCount> last;

    for (std::size_t l = 0; l < channelCount; ++l)
        last[l] = *(channels[l].errors - 1);

    for (std::size_t n = 0; n < count; ++n)
    {
        std::array<double, channelCount> older {};

        if constexpr (hasPoles)
            for (std::size_t pole = poles.size(); pole > 0; --pole)
                for (std::size_t l = 0; l < channelCount; ++l)
                    older[l] -= poles[pole - 1] * past (channels[l].totals, n, pole);

        for (std::size_t tap = taps.size(); tap > 1; --tap)
            for (std::size_t l = 0; l < channelCount; ++l)
                older[l] += taps[tap - 1] * past (channels[l].errors, n, tap);

        for (std::size_t l = 0; l < channelCount; ++l)
        {
            const auto& channel = channels[l];
            const auto known = (channel.input[n] * r.inverseStep + r.zero) + older[l];
            const auto newest = h1 * last[l];
            const auto code = unclampedCode<rounding> (r, (known + channel.dither[n]) + newest);
            const auto clamped = limit (code, r.lowest, r.highest);
            auto error = clamped - (known + newest);

            if (clamped != code)
            {
                ++clipped[l];
                error = limit (error, r.lowestError, r.highestError);
            }

            channel.output[n] = (clamped - r.zero) * r.step;
            channel.errors[n] = last[l] = error;

            if constexpr (hasPoles)
                channel.totals[n] = error + (older[l] + newest);
        }
    }

    for (std::size_t l = 0; l < channelCount; ++l)
        channels[l].clipped = clipped[l];
}

template <Rounding rounding, bool hasPoles>
void reduceShapedPairs (const LatticeConstants& lattice, std::span<const double> taps,
                        std::span<const double> poles, std::span<ChannelBuffers> channels,
                        std::size_t count) noexcept
{
    for (; channels.size() >= 2; channels = channels.subspan (2))
        reduceShapedAs<rounding, 2, hasPoles> (lattice, taps, poles, channels, count);

    if (! channels.empty())
        reduceShapedAs<rounding, 1, hasPoles> (lattice, taps, poles, channels, count);
}

// Calls the function for the rounding: each has loops of its own.
template <typename Function>
void forRounding (Rounding rounding, Function function) noexcept
{
    using enum Rounding;

    if (rounding == truncate)
        function (std::integral_constant<Rounding, truncate> {});
    else if (rounding == towardZero)
        function (std::integral_constant<Rounding, towardZero> {});
    else if (rounding == nearestAway)
        function (std::integral_constant<Rounding, nearestAway> {});
    else
        function (std::integral_constant<Rounding, nearest> {});
}

// The limits of k - w - d: how far below and above a sample its code can lie.
double reachBelow (Rounding rounding) noexcept { return isToNearest (rounding) ? 0.5 : 1.0; }

double reachAbove (Rounding rounding) noexcept
{
    return isToNearest (rounding) ? 0.5 : rounding == Rounding::truncate ? 0.0 : 1.0;
}

} // namespace

LatticeConstants::LatticeConstants (const Lattice& lattice, double ditherPeakLsb, Rounding rounding)
    : step (lattice.step()), inverseStep (lattice.inverseStep()), zero (-lattice.offset()),
      atOrAbove (std::ceil (zero)), atOrBelow (std::floor (zero)),
      lowest (static_cast<double> (lattice.lowest())),
      highest (static_cast<double> (lattice.highest())),
      lowestError (-reachBelow (rounding) - ditherPeakLsb),
      highestError (reachAbove (rounding) + ditherPeakLsb)
{
}

void reduceFlat (const LatticeConstants& lattice, Rounding rounding, ChannelBuffers& channel,
                 std::size_t count, [[maybe_unused]] Target target) noexcept
{
    std::size_t done = 0;
    channel.clipped = 0;

#if REQUANT_HAS_AVX2
    if (target == Target::avx2)
        done = avx2::reduceFlat (lattice, rounding, channel, count);
#endif

    forRounding (rounding,
                 [&] (auto kind) { reduceFlatAs<kind()> (lattice, channel, done, count); });
}

void reduceShaped (const LatticeConstants& lattice, Rounding rounding, std::span<const double> taps,
                   std::span<const double> poles, std::span<ChannelBuffers> channels,
                   std::size_t count, [[maybe_unused]] Target target) noexcept
{
#if REQUANT_HAS_AVX2
    if (target == Target::avx2 && poles.empty() && taps.size() <= avx2::mostTaps)
    {
        for (auto& channel : channels)
            channel.clipped = 0;

        while (! channels.empty())
        {
            const auto together = std::min (channels.size(), std::size_t { 2 });
            avx2::reduceShaped (lattice, rounding, taps, channels.first (together), count);
            channels = channels.subspan (together);
        }

        return;
    }
#endif

    reduceShapedAsSpecified (lattice, rounding, taps, poles, channels, count);
}

void reduceShapedAsSpecified (const LatticeConstants& lattice, Rounding rounding,
                              std::span<const double> taps, std::span<const double> poles,
                              std::span<ChannelBuffers> channels, std::size_t count) noexcept
{
    forRounding (rounding,
                 [&] (auto kind)
                 {
                     if (poles.empty())
                         reduceShapedPairs<kind(), false> (lattice, taps, poles, channels, count);
                     else
                         reduceShapedPairs<kind(), true> (lattice, taps, poles, channels, count);
                 });
}

} // namespace requant::kernels
