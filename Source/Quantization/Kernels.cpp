#include "Kernels.h"

#include <algorithm>

namespace requant::kernels
{

namespace
{

// 1.5 * 2^52: adding and subtracting it leaves the nearest whole number, ties to even, for
// |v| < 2^51, in two additions that every vector unit has.
constexpr double wholeNumbers = 0x1.8p52;

template <Rounding rounding>
double toWhole (double v) noexcept
{
    const auto nearest = (v + wholeNumbers) - wholeNumbers;

    if constexpr (rounding == Rounding::truncate)
        return nearest - (nearest > v ? 1.0 : 0.0);
    else
        return nearest;
}

double limit (double v, double low, double high) noexcept
{
    const auto atLeast = v < low ? low : v;
    return atLeast > high ? high : atLeast;
}

// One code beyond each end is kept apart from the end itself, so that clipping is seen.
template <Rounding rounding>
double unclampedCode (const Ruler& ruler, double v) noexcept
{
    return toWhole<rounding> (limit (v, ruler.lowest - 1.0, ruler.highest + 1.0));
}

template <Rounding rounding>
void reduceFlatAs (const Ruler& ruler, Lane& lane, std::size_t count) noexcept
{
    // Copies, so that the compiler knows that writing the output does not change them.
    const auto r = ruler;
    const auto* const input = lane.input;
    const auto* const dither = lane.dither;
    auto* const output = lane.output;
    double clipped = 0.0;

    for (std::size_t n = 0; n < count; ++n)
    {
        const auto code = unclampedCode<rounding> (r, input[n] * r.inverseStep + dither[n]);
        const auto clamped = limit (code, r.lowest, r.highest);
        clipped += clamped != code ? 1.0 : 0.0;
        output[n] = clamped * r.step;
    }

    lane.clipped = static_cast<std::size_t> (clipped);
}

template <Rounding rounding, std::size_t laneCount>
void reduceShapedAs (const Ruler& ruler, std::span<const double> taps, std::span<Lane> lanes,
                     std::size_t count) noexcept
{
    const auto r = ruler;
    const auto h1 = taps[0];
    std::array<std::size_t, laneCount> clipped {};
    std::array<double, laneCount> last;

    for (std::size_t l = 0; l < laneCount; ++l)
        last[l] = *(lanes[l].errors - 1);

    for (std::size_t n = 0; n < count; ++n)
    {
        std::array<double, laneCount> older {};

        for (std::size_t tap = taps.size() - 1; tap > 0; --tap)
            for (std::size_t l = 0; l < laneCount; ++l)
                older[l] += taps[tap]
                            * lanes[l].errors[static_cast<std::ptrdiff_t> (n)
                                              - static_cast<std::ptrdiff_t> (tap) - 1];

        for (std::size_t l = 0; l < laneCount; ++l)
        {
            const auto& lane = lanes[l];
            const auto known = lane.input[n] * r.inverseStep + older[l];
            const auto newest = h1 * last[l];
            const auto code = unclampedCode<rounding> (r, (known + lane.dither[n]) + newest);
            const auto clamped = limit (code, r.lowest, r.highest);
            auto error = clamped - (known + newest);

            if (clamped != code)
            {
                ++clipped[l];
                error = limit (error, r.lowestError, r.highestError);
            }

            lane.output[n] = clamped * r.step;
            lane.errors[n] = last[l] = error;
        }
    }

    for (std::size_t l = 0; l < laneCount; ++l)
        lanes[l].clipped = clipped[l];
}

template <Rounding rounding>
void reduceShapedPairs (const Ruler& ruler, std::span<const double> taps, std::span<Lane> lanes,
                        std::size_t count) noexcept
{
    for (; lanes.size() >= 2; lanes = lanes.subspan (2))
        reduceShapedAs<rounding, 2> (ruler, taps, lanes, count);

    if (! lanes.empty())
        reduceShapedAs<rounding, 1> (ruler, taps, lanes, count);
}

} // namespace

Ruler::Ruler (const Lattice& lattice, double ditherPeakLsb, Rounding rounding)
    : step (lattice.step()), inverseStep (1.0 / lattice.step()),
      lowest (static_cast<double> (lattice.lowest())),
      highest (static_cast<double> (lattice.highest())),
      lowestError ((rounding == Rounding::truncate ? -1.0 : -0.5) - ditherPeakLsb),
      highestError ((rounding == Rounding::truncate ? 0.0 : 0.5) + ditherPeakLsb)
{
}

void reduceFlat (const Ruler& ruler, Rounding rounding, Lane& lane, std::size_t count) noexcept
{
    if (rounding == Rounding::truncate)
        reduceFlatAs<Rounding::truncate> (ruler, lane, count);
    else
        reduceFlatAs<Rounding::nearest> (ruler, lane, count);
}

void reduceShaped (const Ruler& ruler, Rounding rounding, std::span<const double> taps,
                   std::span<Lane> lanes, std::size_t count) noexcept
{
    if (rounding == Rounding::truncate)
        reduceShapedPairs<Rounding::truncate> (ruler, taps, lanes, count);
    else
        reduceShapedPairs<Rounding::nearest> (ruler, taps, lanes, count);
}

} // namespace requant::kernels
