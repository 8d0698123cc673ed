#include "ReductionTraces.h"

#include "EvenLevels.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace requant
{

namespace
{

constexpr double quietRangeLsb = 6.0;

bool isResting (const CodeBlock& block) noexcept
{
    return block.restingCodes == 2 && block.fastVariance <= 0.08;
}

bool isShaped (const CodeBlock& block, double step) noexcept
{
    return block.fastVariance > 1.2 * block.variance && block.range <= 128.0
           && block.range * step <= 0x1p-8;
}

} // namespace

void ReductionTraces::prepare (const LatticeFinding& lattice) noexcept
{
    assert (lattice.step > 0.0);
    *this = {};
    step = lattice.step;
    offset = lattice.offset;
    zeroLsb = lattice.kind == LevelKind::endPoints ? offset / step : 0.0;
    isZeroKnown = lattice.kind == LevelKind::endPoints || offset == 0.0;
}

void ReductionTraces::add (std::span<const double> samples) noexcept
{
    for (const auto sample : samples)
    {
        codes[filled++] = nearestWhole ((sample - offset) / step);

        if (filled == codes.size())
        {
            judge (CodeBlock { codes });
            filled = 0;
        }
    }
}

void ReductionTraces::judge (const CodeBlock& block) noexcept
{
    constexpr double leastNoise = 0.15, mostNoise = 0.45, mostRepetition = 0.5;
    const auto repeats = [&] { return CodeBlock::repetition (codes) >= mostRepetition; };
    const auto isQuiet = block.range <= quietRangeLsb;

    if (block.range == 0.0)
        return;

    if (isQuiet)
        quietMeans.add (block.mean + zeroLsb);

    if (isResting (block))
        ++resting;
    else if (isQuiet && block.fastVariance < leastNoise)
        other += block.touchesSilence ? 0u : 1u;
    else if (isQuiet && block.range < 2.0)
        ++other;
    else if (isQuiet && block.fastVariance <= mostNoise && ! repeats())
        whiteNoise.add (block.fastVariance);
    else if (isShaped (block, step) && ! repeats())
        shapedNoise.add (block.fastVariance);
}

DitherTrace ReductionTraces::dither() const noexcept
{
    constexpr std::uint64_t enoughResting = 4, enoughWhite = 16, enoughShaped = 32, oneIn = 50;
    constexpr double leastMeanNoise = 0.23;
    const auto less = resting + other;

    if (resting >= enoughResting && whiteNoise.count() <= resting)
        return DitherTrace::undithered;

    const auto isWhite = whiteNoise.count() >= enoughWhite && whiteNoise.mean() >= leastMeanNoise
                         && less <= std::max<std::uint64_t> (whiteNoise.count() / oneIn, 1);
    const auto isShapedEvenly = shapedNoise.count() >= enoughShaped && less == 0
                                && shapedNoise.deviation() <= 0.5 * shapedNoise.mean();
    return isWhite || isShapedEvenly ? DitherTrace::dithered : DitherTrace::cannotTell;
}

RoundingTrace ReductionTraces::rounding() const noexcept
{
    constexpr std::uint64_t enoughBlocks = 8;
    constexpr double largestError = 0.07, largestDistance = 0.15;

    if (! isZeroKnown || quietMeans.count() < enoughBlocks
        || quietMeans.errorOfMean() > largestError)
        return RoundingTrace::cannotTell;

    if (std::abs (quietMeans.mean()) <= largestDistance)
        return RoundingTrace::nearest;

    return std::abs (quietMeans.mean() + 0.5) <= largestDistance ? RoundingTrace::downward
                                                                 : RoundingTrace::cannotTell;
}

ReductionTrace ReductionTraces::trace() const noexcept
{
    const auto white = static_cast<double> (whiteNoise.count());
    const auto shaped = static_cast<double> (shapedNoise.count());
    const auto noise = white * whiteNoise.mean() + shaped * shapedNoise.mean();

    return { dither(),
             rounding(),
             quietMeans.count(),
             quietMeans.mean(),
             resting,
             whiteNoise.count() + shapedNoise.count(),
             other,
             white + shaped > 0.0 ? noise / (white + shaped) : 0.0 };
}

} // namespace requant
