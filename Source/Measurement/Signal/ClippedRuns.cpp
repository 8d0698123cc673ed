#include "ClippedRuns.h"

#include <algorithm>
#include <cmath>

namespace requant
{

constinit const std::array<double, ClippedRuns::topCount> ClippedRuns::topLevels = []
{
    std::array<double, topCount> levels {};
    auto step = 1.0;

    for (int bits = 2; bits <= longestWord; ++bits)
    {
        step *= 0.5;

        if (bits >= shortestWord)
            levels[static_cast<std::size_t> (bits - shortestWord)] = 1.0 - step;
    }

    levels.back() = 1.0;
    return levels;
}();

void ClippedRuns::add (std::span<const double> samples) noexcept
{
    for (const auto sample : samples)
    {
        addToTops (sample);

        if (sample <= -1.0)
            bottom.extend();
        else if (bottom.current() > 0)
            bottom.end();

        above.add (sample, last, lastButOne);
        below.add (-sample, -last, -lastButOne);
        lastButOne = last;
        last = sample;
    }
}

void ClippedRuns::addToTops (double sample) noexcept
{
    const auto isHigh = sample >= topLevels.front();

    if (! isHigh && ! isAtTop)
        return;

    for (std::size_t top = 0; top < topCount; ++top)
        if (sample >= topLevels[top])
            tops[top].extend();
        else
            tops[top].end();

    isAtTop = isHigh;
}

ClippedRuns::Runs ClippedRuns::found (const DetectedLattice& lattice,
                                      std::optional<int> pcmBits) const noexcept
{
    constexpr double roundnessInSteps = 16.0, ofFloat = 0x1p-23;
    const auto levels = lattice.bits >= shortestWord ? lattice.levels() : std::nullopt;
    const auto isWord = lattice.kind == LevelKind::twosComplement && levels;
    const auto word =
        isWord ? std::min (lattice.bits, pcmBits.value_or (longestWord)) : pcmBits.value_or (0);
    const auto top =
        word < shortestWord ? topCount - 1 : static_cast<std::size_t> (word - shortestWord);

    const auto atOutermost = [&] (const FlatTop& flat, double outermostLevel) -> Runs
    {
        const auto step = lattice.bits > 0 ? lattice.step
                          : pcmBits        ? std::exp2 (1.0 - *pcmBits)
                                           : ofFloat * std::abs (flat.level());
        const auto isEnd = std::abs (flat.level() - outermostLevel) < 0.25 * step;
        return isEnd || flat.isCutFrom (roundnessInSteps * step) ? flat.runs() : Runs {};
    };

    auto high = tops[top].runs(), low = bottom.runs();

    if (high.count == 0)
        high = atOutermost (above, levels ? levels->level (levels->highest()) : 1.0);

    if (low.count == 0)
        low = atOutermost (below, levels ? -levels->level (levels->lowest()) : 1.0);

    return { high.count + low.count, std::max (high.longest, low.longest) };
}

void ClippedRuns::RunCounter::end() noexcept
{
    ended = runs();
    length = 0;
}

ClippedRuns::Runs ClippedRuns::RunCounter::runs() const noexcept
{
    if (length < leastLength)
        return ended;

    return { ended.count + 1, std::max (ended.longest, length) };
}

void ClippedRuns::FlatTop::add (double sample, double before, double beforeThat) noexcept
{
    if (sample < highest)
    {
        if (counter.current() > 0)
            counter.end();

        return;
    }

    if (sample > highest)
    {
        *this = {};
        highest = sample;
    }

    // On its way it would have gone beyond where it stopped.
    if (counter.current() == 0)
        riseOfRun = before - beforeThat > sample - before ? sample - before : 0.0;

    counter.extend();

    if (counter.current() == leastLength)
        take (riseOfRun);
}

void ClippedRuns::FlatTop::take (double rise) noexcept
{
    secondLargestRise = std::max (secondLargestRise, std::min (rise, largestRise));
    largestRise = std::max (largestRise, rise);
}

bool ClippedRuns::FlatTop::isCutFrom (double distance) const noexcept
{
    return secondLargestRise > distance;
}

} // namespace requant
