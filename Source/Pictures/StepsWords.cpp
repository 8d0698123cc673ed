#include "StepsWords.h"

#include "Numbers.h"

#include <algorithm>
#include <cmath>

namespace requant::stepsWords
{

namespace
{

// Codes whose input lies outside the levels, by more than rounding can explain.
bool leavesTheLevels (const StepsData& data)
{
    const auto lattice = data.reduction.lattice();
    const auto lowest = lattice.level (lattice.lowest()) - lattice.step();
    const auto highest = lattice.level (lattice.highest()) + lattice.step();
    const auto first = data.firstInView();
    const auto inView = data.samples.subspan (first, data.endInView() - first);

    return std::any_of (inView.begin(), inView.end(),
                        [&] (const SamplePair& sample)
                        { return sample.input < lowest || sample.input > highest; });
}

// levels: what the curve meets, in words.
juce::String titleWith (const StepsData& data, const juce::String& levels)
{
    if (data.samples.empty())
        return "Nothing has come in yet";

    if (data.isBypassed)
        return "Bypassed: the curve passes";

    if (data.isSilent())
        return "Silence meets " + levels;

    return (leavesTheLevels (data) ? "A curve leaves its " : "A curve meets ") + levels;
}

} // namespace

juce::String title (const StepsData& data)
{
    const auto levels = numbers::grouped (data.reduction.lattice().levelCount()) + " levels";
    const auto words = titleWith (data, levels);
    return data.isFrozen && ! data.samples.empty() ? words + ", frozen" : words;
}

juce::String shortTitle (const StepsData& data)
{
    const auto bits =
        juce::String (data.reduction.bits) + (data.reduction.bits == 1 ? " bit" : " bits");
    return data.isFrozen && ! data.samples.empty() ? "Frozen at " + bits : titleWith (data, bits);
}

juce::String subtitle (const StepsData& data)
{
    const auto& settings = data.reduction;

    if (data.samples.empty())
        return "Play something, and its samples appear here.";

    if (data.isBypassed)
        return "Output and input are the same samples.";

    if (data.isSilent())
        return settings.dither == Dither::none
                   ? "With no signal and no dither there is nothing to round."
                   : "With no signal, what moves is the dither.";

    const auto isTruncated = settings.rounding == Rounding::truncate;

    if (settings.shaping != Shaping::none)
        return "Each sample also makes up for the errors before it, so it may land levels away.";

    if (settings.dither != Dither::none)
        return isTruncated ? "Noise moves each sample before it drops to the level below."
                           : "Noise moves each sample before it goes to the nearest level.";

    return isTruncated ? "Each sample drops to the level below; how far it fell is its error."
                       : "Each sample moves to the nearest level; how far it moved is its error.";
}

juce::String levelsInView (const StepsData& data)
{
    const auto lattice = data.reduction.lattice();
    const auto first =
        std::max (lattice.lowest(), static_cast<std::int64_t> (std::ceil (data.lowestLsb)));
    const auto last =
        std::min (lattice.highest(), static_cast<std::int64_t> (std::floor (data.highestLsb)));
    const auto count = std::max (std::int64_t {}, last - first + 1);
    return numbers::grouped (count) + " of " + numbers::grouped (lattice.levelCount()) + " levels";
}

juce::String codeAxis (std::int64_t stride)
{
    return stride == 1 ? "code" : "code, one line for " + numbers::grouped (stride) + " levels";
}

juce::String sampleValue (double value, int bits, bool isSigned)
{
    // One decimal digit holds 3.3 bits; one more shows where between the levels a value lies.
    const auto digits = static_cast<int> (std::ceil (bits * 0.30103)) + 1;
    return numbers::fixed (value, std::clamp (digits, 4, 8), isSigned);
}

} // namespace requant::stepsWords
