#include "Warnings.h"

#include "Clipping.h"
#include "Files/Reading/Decoder.h"

#include <algorithm>

namespace requant
{

namespace
{

std::string counted (std::uint64_t count, const std::string& noun)
{
    return std::to_string (count) + " " + noun + (count == 1 ? "" : "s");
}

// measure counts only what the input itself takes beyond the range. Where channels have ranges of
// their own, the one that clips most tells.
ClippingCause causeOfClipping (const ErrorReport& report)
{
    if (! report.reduction)
        return ClippingCause::input;

    if (report.sharesLattice())
        return clippingCause (report.overall.onLattice(), report.codes.front());

    const auto most = std::max_element (report.channels.begin(), report.channels.end(),
                                        [] (const auto& a, const auto& b)
                                        { return a.sums.clipped < b.sums.clipped; });
    return clippingCause (most->sums,
                          report.codes[static_cast<std::size_t> (most - report.channels.begin())]);
}

std::string clippingSentence (const ErrorReport& report)
{
    const auto sums = report.overall.onLattice();

    if (sums.clipped == 0)
        return {};

    const auto samples = counted (sums.clipped, "sample") + " clipped: ";

    switch (causeOfClipping (report))
    {
        case ClippingCause::none:
            return {};
        case ClippingCause::input:
            return samples
                   + "the input goes beyond the output's range. Lower the input's level to avoid "
                     "it.";
        case ClippingCause::end:
            return samples
                   + "the input reaches the end of the output's range. Lower the input's level to "
                     "avoid it.";
        case ClippingCause::noise:
            break;
    }

    return samples
           + "the input stays within the output's range, the noise that is added to it does not. "
             "Lower the input's level, or use more bits or less noise, to avoid it.";
}

bool movesLevels (const ErrorReport& report)
{
    for (std::size_t c = 0; c < report.channels.size(); ++c)
        if (report.channels[c].onLattice().errorPeak >= 0.5 * report.codes[c].step())
            return true;

    return false;
}

// Only where something was changed that --pass-exact would have left alone: rounding without dither
// changes no level, though a float may be a little off its own, and lowering for headroom leaves
// none.
std::string secondReductionSentence (const ErrorReport& report)
{
    if (! report.inputLiesOnLevels || report.reduction->settings.reduction.passExact
        || report.reduction->hasLoweredInput() || ! movesLevels (report))
        return {};

    return "Every sample of the input was a level already, and noise was added nevertheless. Pass "
           "exact (--pass-exact) leaves such an input as it is.";
}

std::string openSizeSentence (const AudioFileInfo& facts)
{
    if (! facts.isSizeOpen)
        return {};

    return "The header of " + facts.file.filename().string()
           + " does not say how much audio follows, as where a program wrote it into a pipe: read "
             "to the end of the file, "
           + secondsText (facts.frames, facts.sampleRateHz) + ".";
}

std::string passedOverSentence (const AudioFileInfo& facts)
{
    const auto& [places, bytes, firstFrame] = facts.passedOver;

    if (places == 0)
        return {};

    const auto time = secondsText (firstFrame, facts.sampleRateHz);
    const auto where =
        places == 1 ? "At " + time
                    : "In " + std::to_string (places) + " places, the first at " + time + ",";
    return where + " " + facts.file.filename().string() + " holds " + counted (bytes, "byte")
           + (bytes == 1 ? " that is" : " that are")
           + " no audio, as where a file is damaged, and some audio may be missing there; copy or "
             "download it again.";
}

} // namespace

std::vector<std::string> readingWarnings (const AudioFileInfo& facts)
{
    std::vector<std::string> warnings;

    for (auto& sentence : { openSizeSentence (facts), passedOverSentence (facts) })
        if (! sentence.empty())
            warnings.push_back (sentence);

    return warnings;
}

std::vector<std::string> warningsFor (const ErrorReport& report)
{
    std::vector<std::string> warnings;
    const auto& sums = report.overall.sums;

    const auto add = [&warnings] (std::string sentence)
    {
        if (! sentence.empty())
            warnings.push_back (std::move (sentence));
    };

    for (const auto& sentence : readingWarnings (report.input))
        add (sentence);

    if (! report.reduction) // measure: a file that somebody else wrote
        for (const auto& sentence : readingWarnings (report.output))
            add (sentence);

    if (report.reduction)
    {
        add (report.reduction->shaper.remark());
        add (report.reduction->headroomRemark());
        add (secondReductionSentence (report));
    }

    add (clippingSentence (report));

    if (const auto& replaced = sums.replaced; replaced.total() > 0)
        warnings.push_back (counted (replaced.notANumber, "NaN") + ", "
                            + counted (replaced.infinite, "infinite sample") + " and "
                            + counted (replaced.denormal, "denormal sample")
                            + " in the input were taken as 0.");

    for (const auto& sentence : sentencesOf (report.lostMetadata, report.input, report.output))
        warnings.push_back (sentence);

    return warnings;
}

} // namespace requant
