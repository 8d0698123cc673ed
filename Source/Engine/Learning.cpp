#include "Learning.h"

#include "Calibration/LloydMax.h"
#include "Calibration/Range.h"

#include <bit>
#include <cmath>

namespace requant
{

namespace
{

// What is outside is none of a signal, and its levels would not fit into float.
bool isUsable (double deviation) noexcept { return deviation >= 0x1p-100 && deviation <= 0x1p100; }

RangeEnds endsOf (const SignalHistogram& signal, const RangeSettings& range)
{
    const auto found = findRange (signal, range);
    return { found.lowest, found.highest };
}

FoundLevels foundLevels (LloydMaxLevels levels)
{
    return { std::move (levels.levels), std::move (levels.decisions) };
}

} // namespace

// Fowler, Noll, Vo's hash (FNV-1a), a word at a time.
std::uint64_t numberOf (const FoundLevels& found) noexcept
{
    std::uint64_t hash = 0xCBF29CE484222325u;

    for (const auto* values : { &found.levels, &found.decisions })
        for (const auto value : *values)
            hash = (hash ^ std::bit_cast<std::uint64_t> (value)) * 0x100000001B3u;

    return hash == 0 ? 1 : hash;
}

SignalHistogram ChannelHistograms::together() const
{
    SignalHistogram sum;

    for (const auto& histogram : histograms)
        sum += histogram;

    return sum;
}

Learned learn (const ChannelHistograms& signal, const ReductionSettings& wanted)
{
    auto learned = learn (signal.together(), wanted);
    auto& scale = learned.scale;

    if (wanted.asLawAllows().hasRangesOfChannels())
        for (const auto& channel : signal.ofChannels())
            scale.ofChannels[scale.channelCount++] = endsOf (channel, scale.range);

    return learned;
}

Learned learn (const SignalHistogram& signal, const ReductionSettings& wanted)
{
    const auto settings = wanted.asLawAllows();
    Learned learned;

    if (const auto deviation = signal.standardDeviation(); isUsable (deviation))
    {
        learned.scale.knowsDeviation = true;
        learned.scale.deviation = deviation;
    }

    if (settings.law == Law::lloydMax)
    {
        if (settings.density == LevelDensity::signal && signal.count() > 0)
        {
            learned.levels = foundLevels (lloydMax (signal, static_cast<int> (settings.bits)));
            learned.scale.levels = numberOf (learned.levels);
            learned.scale.bitsOfLevels = settings.bits;
        }

        return learned;
    }

    learned.scale.range = settings.rangeSettings();
    learned.scale.ends = endsOf (signal, learned.scale.range);
    learned.scale.knowsEnds = true;

    return learned;
}

void Learned::add (const Learned& more)
{
    if (more.scale.knowsDeviation)
    {
        scale.knowsDeviation = true;
        scale.deviation = more.scale.deviation;
    }

    if (more.scale.levels != 0)
    {
        levels = more.levels;
        scale.levels = more.scale.levels;
        scale.bitsOfLevels = more.scale.bitsOfLevels;
    }

    if (more.scale.knowsEnds)
    {
        scale.knowsEnds = true;
        scale.ends = more.scale.ends;
        scale.range = more.scale.range;
        scale.channelCount = more.scale.channelCount;
        scale.ofChannels = more.scale.ofChannels;
    }
}

LevelPlan planLevels (const LevelRequest& request, const FoundLevels* learned)
{
    const auto density = densityOf (request.density);

    if (request.law != Law::lloydMax || ! density)
        return LevelPlan (request, learned);

    const auto found = foundLevels (lloydMax (*density, request.bits, request.deviation));
    return LevelPlan (request, &found);
}

} // namespace requant
