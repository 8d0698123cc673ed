#include "Measure.h"

#include "ErrorAnalysis.h"
#include "Files/FileProblem.h"
#include "Progress.h"
#include "Report/Warnings.h"

#include <cmath>

namespace requant
{

namespace
{

void checkThatTheyBelongTogether (const AudioFileInfo& original, const AudioFileInfo& reduced)
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

} // namespace

ReducedLevels::ReducedLevels (const AudioFileInfo& facts, LatticeKind kind,
                              std::optional<double> bits)
{
    const auto pcmBits = facts.pcmBits();
    const auto known = bits ? bits : std::optional<double> (pcmBits);

    if (! known)
        throw FileProblem (facts.file,
                           "its samples are " + facts.sampleFormatName()
                               + ", which does not say how long a step is; give the word length "
                                 "with --bits.");

    wordLength = *known;

    if (wordLength <= Lattice::maximumBits)
    {
        use (Lattice::make (kind, wordLength), pcmBits.has_value());
    }
    else if (kind == LatticeKind::twosComplement)
    {
        const auto half = std::llround (std::exp2 (wordLength - 1.0));
        levels = Lattice::uniform (1.0 / static_cast<double> (half), 0.0, -half, half - 1);
    }
    else
    {
        throw FileProblem (facts.file, "its samples are " + facts.sampleFormatName()
                                           + ", longer than this lattice can be; give the word "
                                             "length with --bits.");
    }
}

void ReducedLevels::use (const Lattice& l, bool isPcm) noexcept
{
    lattice = l;
    words = isPcm ? PcmEncoding::of (l) : std::nullopt;
    levels = l;
    tieClipsLow = l.lowest() % 2 != 0;
    tieClipsHigh = l.highest() % 2 != 0;
}

void ReducedLevels::restore (std::span<double> samples) const noexcept
{
    if (words)
        for (auto& sample : samples)
            sample = words->sample (sample);
    else if (lattice)
        for (auto& sample : samples)
            if (lattice->contains (sample))
                sample = lattice->level (lattice->nearestCode (sample));
}

std::uint64_t ReducedLevels::countClipped (std::span<const double> x,
                                           std::span<const double> y) const noexcept
{
    const auto half = 0.5 * levels.step();
    const auto highest = levels.level (levels.highest()), lowest = levels.level (levels.lowest());
    std::uint64_t count = 0;

    for (std::size_t n = 0; n < x.size(); ++n)
    {
        const auto above = x[n] - y[n], below = y[n] - x[n];
        const auto isHigh = y[n] >= highest && (above > half || (tieClipsHigh && above == half));
        const auto isLow = y[n] <= lowest && (below > half || (tieClipsLow && below == half));
        count += isHigh || isLow ? 1u : 0u;
    }

    return count;
}

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
    ErrorAnalysis analysis (report.input.sampleRateHz, channelCount, levels.grid(),
                            Extent::everything);
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

        // Longer words are no lattice that a reduction of ours can have.
        if (report.bits <= Lattice::maximumBits)
            report.compareWith (*report.said);
        else
            report.whyNoPrediction = report.said->whyNoPrediction (report.overall.sums, {});
    }

    report.warnings = warningsFor (report);

    if (replacedInReduced > 0)
        report.warnings.push_back (std::to_string (replacedInReduced)
                                   + " samples of the reduced file are NaN, infinite or denormal "
                                     "and were taken as 0.");

    return report;
}

} // namespace requant
