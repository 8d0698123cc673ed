#include "Measure.h"

#include "ErrorAnalysis.h"
#include "FileProblem.h"
#include "Progress.h"
#include "ReducedLevels.h"
#include "Warnings.h"

namespace requant
{

namespace
{

void checkThatTheyBelongTogether (const AudioFacts& original, const AudioFacts& reduced)
{
    const auto require = [&] (auto ofOriginal, auto ofReduced, const std::string& what)
    {
        if (ofOriginal != ofReduced)
            throw FileProblem (reduced.file, "it has " + std::to_string (ofReduced) + " " + what
                                                 + ", but " + original.file.string() + " has "
                                                 + std::to_string (ofOriginal)
                                                 + "; give the original and its own reduction.");
    };

    require (original.sampleRateHz, reduced.sampleRateHz, "Hz sample rate");
    require (original.channelCount, reduced.channelCount, "channel(s)");

    if (original.isLengthKnown && reduced.isLengthKnown)
        require (original.frames, reduced.frames, "samples a channel");
}

void readToEnd (AudioReader& reader, AudioBlock& block)
{
    while (reader.read (block))
    {
    }
}

AppliedReduction reductionAsSaid (ReductionSettings madeWith, const ErrorReport& report)
{
    madeWith.bits = report.bits;
    AppliedReduction said;
    said.settings.reduction = madeWith;
    said.shaper = planShaper (ShaperRequest::of (madeWith, report.input.sampleRateHz));
    return said;
}

std::optional<TheoryBeside> theoryOf (const AppliedReduction& said, const ErrorReport& report)
{
    if (report.bits > Lattice::maximumBits)
        return {};

    const auto expected = said.expectation (report.overall.sums, {}, report.input.sampleRateHz);

    return expected ? std::optional<TheoryBeside> (std::in_place, *expected, said, report.overall,
                                                   report.channels.size())
                    : std::nullopt;
}

} // namespace

ErrorReport measureFiles (const std::filesystem::path& original,
                          const std::filesystem::path& reduced, LatticeKind lattice,
                          std::optional<double> bits,
                          const std::optional<ReductionSettings>& madeWith, Unfinished unfinished)
{
    AudioReader first (original, unfinished), second (reduced, unfinished);
    checkThatTheyBelongTogether (first.facts(), second.facts());

    ErrorReport report;
    report.input = first.facts();
    report.output = second.facts();
    const auto channelCount = report.input.channelCount;
    const ReducedLevels levels (report.output, lattice, bits);
    report.bits = levels.bits();
    report.lattice = lattice;
    AudioBlock x (channelCount), y (channelCount);
    ErrorAnalysis analysis (report.input.sampleRateHz, channelCount, levels.grid());
    std::vector<ErrorSums> sums (channelCount);
    std::uint64_t replacedInReduced = 0;
    Progress progress (reduced.filename().string());

    // Whether they are equally long may show at the end only.
    for (;;)
    {
        const auto firstGoesOn = first.read (x), secondGoesOn = second.read (y);

        if (! firstGoesOn && ! secondGoesOn)
            break;

        progress.tell (first);

        if (x.frames != y.frames)
        {
            readToEnd (first, x);
            readToEnd (second, y);
            checkThatTheyBelongTogether (first.facts(), second.facts());
        }

        for (std::size_t c = 0; c < channelCount; ++c)
        {
            levels.restore (std::span (y.channels[c]).first (y.frames));
            ErrorSums block;
            block.add (x.channel (c), y.channel (c));
            block.clipped = levels.countClipped (x.channel (c), y.channel (c));
            block.replaced = x.replaced[c];
            sums[c] += block;
            replacedInReduced += y.replaced[c].total();
            analysis.add (c, x.channel (c), y.channel (c));
        }
    }

    report.input = first.facts();
    report.output = second.facts();
    analysis.finish (sums, report);

    if (madeWith)
    {
        report.said = reductionAsSaid (*madeWith, report);
        report.theory = theoryOf (*report.said, report);
        report.noTheory = report.said->whyNoTheory (report.overall.sums, {});
    }

    report.warnings = warningsFor (report);

    if (replacedInReduced > 0)
        report.warnings.push_back (std::to_string (replacedInReduced)
                                   + " samples of the reduced file are NaN, infinite or denormal "
                                     "and were taken as 0.");

    return report;
}

} // namespace requant
