#include "Verdict.h"

#include "Clipping.h"
#include "Figures.h"
#include "Text/Numbers.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

struct ReasonWords
{
    std::string_view id, words;
};

ReasonWords wordsOf (DiscrepancyReason reason) noexcept
{
    switch (reason)
    {
        case DiscrepancyReason::clipping:
            return { "clipping", "samples clipped, and what was cut off is error as well" };
        case DiscrepancyReason::replacedSamples:
            return { "replaced_samples", "NaN, infinite or denormal samples were measured as 0" };
        case DiscrepancyReason::noTheory:
            return { "no_theory", "theory says nothing of rounding toward zero with shaping" };
        case DiscrepancyReason::unevenSteps:
            return { "uneven_steps",
                     "the law's steps differ in size, so the error's size follows the signal's" };
        case DiscrepancyReason::stepsOfChannels:
            return { "steps_of_channels", "each channel has steps of its own" };
        case DiscrepancyReason::tooFewSamples:
            return { "too_few_samples", "so few samples were measured that chance is large" };
        case DiscrepancyReason::tooLittleSignal:
            return {
                "too_little_signal",
                "the signal is silent or stays within a step, and theory speaks of a busy one"
            };
        case DiscrepancyReason::passedUntouched:
            return { "passed_untouched", "silence or samples that are levels passed as they are" };
        case DiscrepancyReason::inputOnLattice:
            return { "input_on_lattice", "the input lies on the levels already" };
        case DiscrepancyReason::correlatedError:
            return { "correlated_error",
                     "the error follows the signal: it is distortion, which depends on it" };
        case DiscrepancyReason::unevenInput:
            return { "uneven_input",
                     "the input does not visit all places inside a step equally often" };
        case DiscrepancyReason::unexplained:
            break;
    }

    return { "unexplained", "nothing that is known explains it" };
}

std::string samples (std::uint64_t count)
{
    return numbers::grouped (static_cast<std::int64_t> (count))
           + (count == 1 ? " sample" : " samples");
}

// Of a sentence in ASCII.
std::string capitalized (std::string sentence)
{
    if (! sentence.empty() && sentence.front() >= 'a' && sentence.front() <= 'z')
        sentence.front() = static_cast<char> (sentence.front() - 'a' + 'A');

    return sentence;
}

Verdict clipped (const Readings& readings)
{
    const auto& lattice = readings.lattice;

    const auto sums = readings.onLattice();

    if (clippingCause (sums, lattice) == ClippingCause::noise)
        return { "Clipped " + samples (readings.sums.clipped)
                     + ": the noise takes them beyond the levels, the input alone does not.",
                 Verdict::Tone::bad };

    const auto highest = lattice.level (lattice.highest());
    const auto above = amplitudeToDb (sums.inputPeak / std::max (highest, lattice.step()));
    const auto sentence = "Clipped " + samples (readings.sums.clipped);

    if (above <= 0.0 || highest <= 0.0)
        return { sentence + ": they lie outside the levels.", Verdict::Tone::bad };

    // Behind a curve a decibel is none of the input's.
    if (readings.positions)
        return { sentence + ": the input goes beyond the levels; lower it.", Verdict::Tone::bad };

    // Rounded up; dither and rounding may go further than the input.
    return { sentence + ": lower the input by at least "
                 + numbers::fixed (0.1 * std::ceil (10.0 * above), 1) + " dB.",
             Verdict::Tone::bad };
}

constexpr auto mostOfNoise = ErrorParts::mostOfNoise;
constexpr auto leastOfDistortion = ErrorParts::leastOfDistortion;

// Noise whose power differs by more than this from place to place inside a step follows the signal:
// chance leaves 0.02 of it, uniform dither 0.45.
constexpr double leastModulation = 0.1;

// What theory grants of the dither that was measured with.
struct Granted
{
    bool isDithered = false;

    // What does not repeat is noise. A shaper's past errors may run in a limit cycle unless there
    // is enough dither.
    bool isNoise = false;

    // The noise is as large as the step where the signal is.
    bool isUneven = false;

    // Nothing repeats at all, so that a share below what can be measured is none.
    bool isWhole = false;

    explicit Granted (const ReductionSettings& settings)
    {
        const auto amount = settings.ditherAmount;
        isDithered = settings.ditherPower() > 0.0;
        isUneven = hasUnevenSteps (settings.law);
        isNoise = isDithered && (amount >= 1.0 || settings.shaping == Shaping::none);

        // Widths of whole steps; a normal distribution's tails have no width, and cover for it.
        const auto isComplete =
            settings.dither == Dither::gaussian ? amount >= 1.0 : amount == 1.0 || amount == 2.0;
        isWhole = isDithered && isComplete && settings.rounding != Rounding::towardZero;
    }
};

Verdict ofLittle (const Granted& granted, double modulation, const std::string& all,
                  const std::string& part, bool hasDc)
{
    const std::string less ("less than " + numbers::fixed (100.0 * mostOfNoise, 0) + " % of " + part
                            + " repeats with the signal; the other part ");

    if (! granted.isNoise)
        return { less + "need not be noise.", Verdict::Tone::plain };

    if (modulation >= leastModulation)
        return { (granted.isWhole ? all + " is noise; nothing of it repeats, but it "
                                  : less + "is noise, which ")
                     + "grows and shrinks with the signal.",
                 Verdict::Tone::plain };

    if (! granted.isWhole)
        return { less + "is noise.", Verdict::Tone::plain };

    return { all + " is noise; nothing of it repeats.",
             hasDc ? Verdict::Tone::plain : Verdict::Tone::good };
}

// Of what is left without DC.
Verdict ofShare (const Readings& readings, double share, double modulation, bool hasDc)
{
    const Granted granted (readings.settings);
    const std::string all (hasDc ? "the rest" : "all error");
    const std::string part (hasDc ? "the rest" : "the error");

    if (share > leastOfDistortion)
        return { all + " is distortion: it repeats with the signal."
                     + (granted.isDithered ? "" : " Dither turns it into noise."),
                 Verdict::Tone::plain };

    if (share < mostOfNoise)
        return ofLittle (granted, modulation, all, part, hasDc);

    return { numbers::fixed (100.0 * share, 0) + " % of " + part
                 + " repeats with the signal: distortion. What remains "
                 + (granted.isNoise ? "is noise." : "need not be noise."),
             Verdict::Tone::plain };
}

Verdict ofParts (const Readings& readings, const ErrorParts& parts)
{
    if (parts.powerLsb2 <= 0.0)
        return { "no error.", Verdict::Tone::good };

    if (parts.dcShare < ErrorParts::leastDc)
        return ofShare (readings, parts.shareThatRepeats(), parts.modulation, false);

    const auto mean = "mean " + numbers::fixed (parts.meanLsb, 2, true) + " LSB";

    if (1.0 - parts.dcShare < ErrorParts::leastBesideDc)
        return { "all error is DC: " + mean + ".", Verdict::Tone::plain };

    auto verdict = ofShare (readings, parts.shareThatRepeats(), parts.modulation, true);
    verdict.sentence = "DC, " + mean + ", is " + numbers::fixed (100.0 * parts.dcShare, 0)
                       + " % of the error. " + capitalized (verdict.sentence);
    return verdict;
}

// What 1 LSB is on the average of the error's power, since it is another one at every level.
std::string ofUnevenSteps (const Readings& readings)
{
    const auto lsb2 = readings.figures().errorPowerLsb2;
    const auto msqe =
        readings.sums.errorSquared.value() / static_cast<double> (readings.sums.count);

    if (! lsb2 || ! (*lsb2 > 0.0))
        return {};

    return " 1 LSB is the local step, here " + numbers::level (powerToDb (msqe / *lsb2))
           + " dB re full scale on average, so the error grows and shrinks with the signal.";
}

Verdict ofError (const Readings& readings)
{
    if (! readings.parts)
        return { readings.isRunning ? "Listening to what the error is made of."
                                    : "Too little was heard to tell what the error is made of.",
                 Verdict::Tone::plain };

    auto verdict = ofParts (readings, *readings.parts);
    verdict.sentence =
        readings.partsChannel
            ? "Channel " + std::to_string (*readings.partsChannel + 1) + ": " + verdict.sentence
            : capitalized (verdict.sentence);

    if (readings.positions)
    {
        verdict.sentence += ofUnevenSteps (readings);
        verdict.tone = Verdict::Tone::plain;
    }

    return verdict;
}

std::string kindOf (const ErrorParts& parts, const Granted& granted)
{
    const auto share = parts.shareThatRepeats();

    if (share > leastOfDistortion)
        return "distortion";

    if (share >= mostOfNoise)
        return numbers::fixed (100.0 * share, 0) + " % distortion";

    if (! granted.isNoise)
        return "little repeats";

    return parts.modulation >= leastModulation || granted.isUneven ? "noise that follows the signal"
                                                                   : "noise";
}

} // namespace

std::string Verdict::titleOf (const ErrorParts& parts, const ReductionSettings& settings)
{
    if (parts.powerLsb2 <= 0.0)
        return "No error";

    const auto power = ", " + numbers::fixed (parts.powerLsb2, 2) + " LSB\xc2\xb2";

    if (1.0 - parts.dcShare < ErrorParts::leastBesideDc)
        return "DC only" + power;

    const auto kind = kindOf (parts, Granted (settings));

    if (parts.dcShare >= ErrorParts::leastDc)
        return "DC and " + kind + power;

    return (kind == "noise"        ? std::string ("Pure noise")
            : kind == "distortion" ? std::string ("Distortion only")
                                   : capitalized (kind))
           + power;
}

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
        if (readings.isRunning && readings.channelCount > 0
            && readings.blankedChannels == readings.channelCount)
            return { "No signal: silence is kept as it is.", Tone::plain };

        return { power > 0.0 ? "No signal: what goes out is the error alone, at "
                                   + numbers::level (levelDbfs (power, readings.fullScale))
                                   + " dBFS " + figureWords::reference (readings.fullScale) + "."
                             : std::string ("No signal."),
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

std::string sentenceOn (const Discrepancy& found)
{
    if (! found.powerDb && found.reasons.isEmpty())
        return {};

    const auto reason = found.reasons.first();
    const auto words = reason ? std::string (reasonWords (*reason)) : std::string();

    if (! found.powerDb)
        return "Nothing can be compared: " + words + ".";

    const auto apart = "The error's power lies " + numbers::fixed (*found.powerDb, 2, true)
                       + " dB from what theory expects";

    if (found.isWithinChance)
        return apart + ", which is within chance" + (reason ? "; but " + words : std::string())
               + ".";

    return apart + ": " + words + ".";
}

std::string_view reasonId (DiscrepancyReason reason) noexcept { return wordsOf (reason).id; }
std::string_view reasonWords (DiscrepancyReason reason) noexcept { return wordsOf (reason).words; }

} // namespace requant
