#include "Measure.h"

#include "Files/FileProblem.h"
#include "Progress.h"
#include "Report/Warnings.h"
#include "Run.h"

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

void readToEnd (AudioSource& source, AudioBlock& block)
{
    while (source.read (block))
    {
    }
}

/** Pairs each block of the original with the reduced file's. */
class ReducedFile : public RunStage
{
public:
    /** levelsOfChannels: one a channel. plan: of a law with uneven steps; else null. */
    ReducedFile (AudioSource& original, AudioSource& reduced,
                 std::span<const ReducedLevels> levelsOfChannels, const LevelPlan* planOfLaw)
        : first (original), second (reduced), levelsOf (levelsOfChannels), plan (planOfLaw),
          output (reduced.facts().channelCount), placedInput (output.channels.size()),
          placedOutput (output.channels.size()), channels (output.channels.size()),
          allSums (channels.size()), allLatticeSums (plan != nullptr ? channels.size() : 0)
    {
    }

    FinishedBlock process (AudioBlock& input) override
    {
        second.read (output);

        if (input.frames != output.frames)
            refuseAnotherLength();

        for (std::size_t c = 0; c < channels.size(); ++c)
        {
            const auto x = input.channel (c), y = output.channel (c);
            const auto& levels = levelsOf[c];

            if (plan == nullptr)
            {
                levels.restore (std::span (output.channels[c]).first (output.frames));
                channels[c] = { x, y, input.replaced[c], levels.countClipped (x, y) };
            }
            else
            {
                const auto placedX = placed (c, x, placedInput.channels[c]);
                const auto placedY = placed (c, y, placedOutput.channels[c]);
                channels[c] = { x, y, input.replaced[c], levels.countClipped (placedX, placedY) };
                channels[c].placedInput = placedX;
                channels[c].placedOutput = placedY;
                allLatticeSums[c].add (placedX, placedY);
            }

            ErrorSums sums;
            sums.add (channels[c].input, channels[c].output);
            sums.clipped = channels[c].clipped;
            sums.replaced = channels[c].replaced;
            allSums[c] += sums;
            replaced += output.replaced[c].total();
        }

        const auto start = position;
        position += input.frames;
        return { 0, start, channels };
    }

    /** Whether they are equally long may show at the end only. To be called once, there. */
    FinishedBlock finish() override
    {
        if (second.read (output))
            refuseAnotherLength();

        return {};
    }

    const std::vector<ErrorSums>& sums() const noexcept { return allSums; }

    /** On the lattice behind a law with uneven steps; else none. */
    const std::vector<ErrorSums>& latticeSums() const noexcept { return allLatticeSums; }

    /** NaN, infinite and denormal samples of the reduced file. */
    std::uint64_t replacedSamples() const noexcept { return replaced; }

private:
    std::span<const double> placed (std::size_t channel, std::span<const double> samples,
                                    std::vector<double>& places) const
    {
        const auto found = std::span (places).first (samples.size());
        plan->findPlaces (channel, samples, found);

        for (auto& place : found)
            place *= plan->lattice().step();

        return found;
    }

    void refuseAnotherLength()
    {
        readToEnd (first, output);
        readToEnd (second, output);
        checkThatTheyBelongTogether (first.facts(), second.facts());
    }

    AudioSource &first, &second;
    std::span<const ReducedLevels> levelsOf;
    const LevelPlan* plan;
    AudioBlock output, placedInput, placedOutput;
    std::vector<FinishedBlock::Channel> channels;
    std::vector<ErrorSums> allSums, allLatticeSums;
    std::uint64_t replaced = 0, position = 0;
};

ReductionSetup reductionAsSaid (ReductionSettings madeWith, const ErrorReport& report)
{
    madeWith.bits = report.bits;
    ReductionSetup said;
    said.settings.reduction = madeWith;
    said.shaper = planShaper (ShaperRequest::of (madeWith, report.input.sampleRateHz));
    return said;
}

/** What REDUCED is said to be made with, and what was found of ORIGINAL for it. */
struct Made
{
    ReductionSettings settings;
    FoundLevels levels;
};

std::optional<Made> learnedOf (const LearnOfOriginal& learnOfOriginal,
                               const std::optional<ReductionSettings>& madeWith)
{
    if (! madeWith)
        return {};

    Made made { madeWith->asLawAllows(), {} };

    if (! made.settings.isLearned())
    {
        auto learned = learnOfOriginal (made.settings);
        made.settings.learned = learned.scale;
        made.levels = std::move (learned.levels);
    }

    return made;
}

bool spansRange (const Made& made) noexcept
{
    return made.settings.law == Law::uniform && made.settings.range != RangeMethod::fullScale;
}

std::optional<LevelPlan> planOf (const AudioFileInfo& reduced, const std::optional<Made>& made)
{
    if (! made || ! hasUnevenSteps (made->settings.law))
        return {};

    if (! needsTable (made->settings.law))
        throw FileProblem (reduced.file,
                           "a law whose scale moves leaves no trace of its steps in a "
                           "file; render says what it did.");

    return planLevels (LevelRequest::of (made->settings), &made->levels);
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

    if (wordLength > Lattice::maximumBits && kind != LatticeKind::twosComplement)
        throw FileProblem (facts.file, "its samples are " + facts.sampleFormatName()
                                           + ", longer than this lattice can be; give the word "
                                             "length with --bits.");

    const auto half = std::llround (std::exp2 (wordLength - 1.0));
    levels = wordLength <= Lattice::maximumBits
                 ? Lattice::make (kind, wordLength)
                 : Lattice::uniform (1.0 / static_cast<double> (half), 0.0, -half, half - 1);

    if (pcmBits)
        words = PcmEncoding::of (levels);
}

void ReducedLevels::restore (std::span<double> samples) const noexcept
{
    if (words)
        for (auto& sample : samples)
            sample = words->sample (sample);
    else
        for (auto& sample : samples)
            if (levels.contains (sample))
                sample = levels.level (levels.nearestCode (sample));
}

std::uint64_t ReducedLevels::countClipped (std::span<const double> x,
                                           std::span<const double> y) const noexcept
{
    const auto half = 0.5 * levels.step();
    const auto highest = levels.level (levels.highest()), lowest = levels.level (levels.lowest());
    const auto isOdd = [] (std::int64_t code) { return code % 2 != 0; };
    const auto tieClipsLow = isOdd (levels.lowest()), tieClipsHigh = isOdd (levels.highest());
    std::uint64_t count = 0;

    for (std::size_t n = 0; n < x.size(); ++n)
    {
        const auto above = x[n] - y[n], below = y[n] - x[n];
        // Half a step beyond an end goes to the even code.
        const auto isHigh = y[n] >= highest && (above > half || (tieClipsHigh && above == half));
        const auto isLow = y[n] <= lowest && (below > half || (tieClipsLow && below == half));
        count += isHigh || isLow ? 1u : 0u;
    }

    return count;
}

SaidOfReduced SaidOfReduced::of (const WrittenOptions& given)
{
    const auto reduction = given.settings().reduction;
    SaidOfReduced said;
    said.lattice = reduction.latticeKind;

    if (given.isGiven (parameterId::bits))
        said.bits = reduction.bits;

    if (given.isAnyGivenBut ({ parameterId::bits, parameterId::lattice }))
        said.madeWith = reduction;

    return said;
}

ErrorReport measure (AudioSource& first, AudioSource& second, const SaidOfReduced& said,
                     const LearnOfOriginal& learnOfOriginal, const RunSink& sink)
{
    checkThatTheyBelongTogether (first.facts(), second.facts());

    ErrorReport report;
    report.input = first.facts();
    report.output = second.facts();
    const auto channelCount = report.input.channelCount;
    const auto made = learnedOf (learnOfOriginal, said.madeWith);
    const auto plan = planOf (report.output, made);
    std::vector<ReducedLevels> levels;
    std::vector<Lattice> lattices;

    for (std::size_t c = 0; c < channelCount; ++c)
    {
        levels.push_back (
            plan ? ReducedLevels (plan->lattice(), made->settings.bits)
            : made && spansRange (*made)
                ? ReducedLevels (made->settings.ofChannel (c).lattice(), made->settings.bits)
                : ReducedLevels (report.output, said.lattice, said.bits));
        lattices.push_back (levels.back().lattice());
        report.bits = levels.back().bits();
    }

    report.lattice = said.lattice;
    ReducedFile pair (first, second, levels, plan ? &*plan : nullptr);
    report.parts = Parts::ofReduction();
    RunAnalysis analysis (report.input.sampleRateHz, lattices, report.parts);

    run (first, pair, { sink, [&] (const FinishedBlock& block) { analysis.add (block); } });

    analysis.finish();
    report.input = first.facts();
    report.output = second.facts();
    report.take (
        { lattices, pair.sums(), pair.latticeSums(), {}, analysis.results(), analysis.together() });

    if (made)
    {
        report.said = reductionAsSaid (made->settings, report);

        // Longer words are no lattice that a reduction of ours can have.
        if (report.bits <= Lattice::maximumBits)
            report.compareWith (*report.said);
        else
            report.whyNoPrediction = report.said->whyNoPrediction (report.overall.sums, {});
    }

    report.warnings = warningsFor (report);

    if (const auto replaced = pair.replacedSamples(); replaced > 0)
        report.warnings.push_back (std::to_string (replaced)
                                   + " samples of the reduced file are NaN, infinite or denormal "
                                     "and were taken as 0.");

    return report;
}

ErrorReport measureFiles (const std::filesystem::path& original,
                          const std::filesystem::path& reduced, const SaidOfReduced& said,
                          Unfinished unfinished)
{
    AudioReader first (original, unfinished), second (reduced, unfinished);
    Progress progress (reduced.filename().string());

    return measure (
        first, second, said,
        [&] (const ReductionSettings& settings)
        { return learnFrom (original, settings, first.facts().channelCount, unfinished); },
        [&] (const FinishedBlock&) { progress.tell (first); });
}

} // namespace requant
