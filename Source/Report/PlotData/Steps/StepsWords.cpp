#include "StepsWords.h"

#include "Text/Numbers.h"

#include <algorithm>
#include <cmath>

namespace requant::stepsWords
{

namespace
{

std::span<const SamplePair> samplesInView (const StepsData& data)
{
    const auto first = data.firstInView();
    return data.samples.subspan (first, data.endInView() - first);
}

bool isUntouched (const StepsData& data)
{
    const auto inView = samplesInView (data);
    return std::all_of (inView.begin(), inView.end(),
                        [] (const SamplePair& sample) { return sample.output == sample.input; });
}

std::string ofSilence (const StepsData& data)
{
    const auto inView = samplesInView (data);
    const auto isStill = std::all_of (inView.begin(), inView.end(),
                                      [&] (const SamplePair& sample)
                                      { return sample.output == inView.front().output; });

    if (! isStill)
        return data.reduction.ditherPower() > 0.0 ? "With no signal, what moves is the dither."
                                                  : "With no signal, past errors still move.";

    return isUntouched (data)
               ? "Nothing comes in, and nothing goes out."
               : "Nothing comes in; 0 is no level here, so a level beside it is held.";
}

// levels: what the curve meets, in words.
std::string titleWith (const StepsData& data, const std::string& levels)
{
    if (data.samples.empty())
        return "Nothing has come in yet";

    if (data.isBypassed)
        return "Bypassed: the curve passes";

    if (data.isSilent())
        return "Silence meets " + levels;

    return (leavesAbove (data) || leavesBelow (data) ? "A curve leaves its " : "A curve meets ")
           + levels;
}

} // namespace

bool leavesAbove (const StepsData& data)
{
    const auto lattice = data.reduction.lattice();
    const auto highest = lattice.level (lattice.highest()) + lattice.step();
    const auto inView = samplesInView (data);
    return std::any_of (inView.begin(), inView.end(),
                        [&] (const SamplePair& sample) { return sample.input > highest; });
}

bool leavesBelow (const StepsData& data)
{
    const auto lattice = data.reduction.lattice();
    const auto lowest = lattice.level (lattice.lowest()) - lattice.step();
    const auto inView = samplesInView (data);
    return std::any_of (inView.begin(), inView.end(),
                        [&] (const SamplePair& sample) { return sample.input < lowest; });
}

std::string title (const StepsData& data)
{
    const auto levels = numbers::grouped (data.reduction.lattice().levelCount()) + " levels";
    const auto words = titleWith (data, levels);
    return data.isFrozen && ! data.samples.empty() ? words + ", frozen" : words;
}

std::string shortTitle (const StepsData& data)
{
    const auto length = bits (data.reduction.bits);
    return data.isFrozen && ! data.samples.empty() ? "Frozen at " + length
                                                   : titleWith (data, length);
}

std::string bits (double wordLength)
{
    const auto digits = numbers::shortest (wordLength, 2);
    return digits + (digits == "1" ? " bit" : " bits");
}

std::string subtitle (const StepsData& data)
{
    const auto& settings = data.reduction;

    if (data.samples.empty())
        return "Play something, and its samples land on these levels.";

    if (data.isBypassed)
        return "Output and input are the same samples.";

    if (data.isSilent())
        return ofSilence (data);

    if (isUntouched (data))
        return "Every sample in view lies on a level already, and stays there.";

    if (settings.shaping != Shaping::none)
        return "A sample also makes up for the errors before it, and may land some levels away.";

    const auto isDithered = settings.ditherPower() > 0.0;

    if (hasUnevenSteps (settings.law))
        return isDithered ? "Noise moves each sample among the law's codes before it is rounded."
                          : "Each sample goes to one of the law's codes; input minus output is its "
                            "error.";

    switch (settings.rounding)
    {
        case Rounding::truncate:
            return isDithered
                       ? "Noise moves each sample before it drops to the level below."
                       : "Each sample drops to the level below; input minus output is its error.";
        case Rounding::towardZero:
            return isDithered ? "Noise moves each sample before it goes to the next level toward 0."
                              : "Each sample moves to the next level toward 0; input minus output "
                                "is its error.";
        case Rounding::nearest:
        case Rounding::nearestAway:
            break;
    }

    return isDithered ? "Noise moves each sample before it goes to the nearest level."
                      : "Each sample moves to the nearest level; input minus output is its error.";
}

std::string levelsInView (const StepsData& data)
{
    const auto lattice = data.reduction.lattice();
    const auto lowest = std::ceil (data.lowestLsb - lattice.offset());
    const auto highest = std::floor (data.highestLsb - lattice.offset());
    const auto first = std::max (lattice.lowest(), static_cast<std::int64_t> (lowest));
    const auto last = std::min (lattice.highest(), static_cast<std::int64_t> (highest));
    const auto count = std::max (std::int64_t {}, last - first + 1);
    return numbers::grouped (count) + " of " + numbers::grouped (lattice.levelCount()) + " levels";
}

std::string codeAxis (std::int64_t stride)
{
    return stride == 1 ? "code" : "code, one line for " + numbers::grouped (stride) + " levels";
}

std::string sampleValue (double value, double bits, bool isSigned)
{
    // One decimal digit holds 3.3 bits; one more shows where between the levels a value lies.
    const auto digits = static_cast<int> (std::ceil (bits * 0.30103)) + 1;
    return numbers::fixed (value, std::clamp (digits, 4, 8), isSigned);
}

} // namespace requant::stepsWords
