#include "Verdict.h"

#include "Pictures/Numbers.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

juce::String samples (std::uint64_t count)
{
    return numbers::grouped (static_cast<std::int64_t> (count))
           + (count == 1 ? " sample" : " samples");
}

Verdict clipped (const Readings& readings)
{
    const auto lattice = readings.settings.lattice();
    const auto highest = lattice.level (lattice.highest());
    const auto above = amplitudeToDb (readings.sums.inputPeak / std::max (highest, lattice.step()));
    auto sentence = "Clipped " + samples (readings.sums.clipped);

    sentence +=
        above >= 0.05 && lattice.highest() > 0
            ? ": the input peaks " + numbers::fixed (above, 1) + " dB above the highest level."
            : ": they lie outside the levels.";
    return { sentence, Verdict::Tone::bad };
}

// What sampling alone makes of the correlation of unrelated signals stays within 5 sigma.
bool isCorrelated (double correlation, std::uint64_t count)
{
    return std::abs (correlation) > 5.0 / std::sqrt (static_cast<double> (count));
}

// Below the first share what repeats cannot be told from what few samples leave; above the second,
// the noise cannot be told from a bin's width.
constexpr double mostOfNoise = 0.02, leastOfDistortion = 0.95;

Verdict ofShare (double staticShare)
{
    if (staticShare < mostOfNoise)
        return { "All error is noise; nothing of it repeats.", Verdict::Tone::good };

    if (staticShare > leastOfDistortion)
        return { "All error is distortion: it repeats with the signal. Dither turns it into noise.",
                 Verdict::Tone::plain };

    return { numbers::fixed (100.0 * staticShare, 0)
                 + " % of the error repeats with the signal: distortion. The rest is noise.",
             Verdict::Tone::plain };
}

Verdict ofError (const Readings& readings)
{
    const auto correlation = readings.figures.errorInputCorrelation;

    if (readings.staticShare)
        return ofShare (*readings.staticShare);

    if (correlation && isCorrelated (*correlation, readings.sums.count))
        return { "The error follows the input: correlation "
                     + numbers::fixed (*correlation, 3, true) + ".",
                 Verdict::Tone::plain };

    return { "Listening to what the error is made of.", Verdict::Tone::plain };
}

} // namespace

Verdict Verdict::of (const Readings& readings)
{
    const auto& sums = readings.sums;

    if (! readings.hasData())
        return { "No audio has come in yet.", Tone::plain };

    if (sums.replaced.total() > 0)
        return { samples (sums.replaced.total()) + (sums.replaced.total() == 1 ? " was" : " were")
                     + " NaN, infinite or denormal and replaced by silence.",
                 Tone::bad };

    if (readings.isBypassed)
        return { "Bypassed: the samples pass untouched.", Tone::plain };

    if (! readings.hasSignal())
    {
        const auto power = sums.outputSquared.value() / static_cast<double> (sums.count);
        return { power > 0.0 ? "No signal: the output holds only noise, at "
                                   + numbers::level (powerToDb (power)) + " dBFS."
                             : juce::String ("No signal."),
                 Tone::plain };
    }

    if (sums.clipped > 0)
        return clipped (readings);

    if (sums.errorSquared.value() == 0.0)
        return { "No error: every sample already lies on a level.", Tone::good };

    auto verdict = ofError (readings);

    if (! readings.isRunning)
        return { "Stopped. " + verdict.sentence, Tone::plain };

    return verdict;
}

} // namespace requant
