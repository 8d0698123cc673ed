#include "Render.h"

#include "Engine/Engine.h"
#include "ErrorAnalysis.h"
#include "Files/FileProblem.h"
#include "Files/Writing/AudioWriter.h"
#include "Files/Writing/FileOperations.h"
#include "Files/Writing/OutputFormat.h"
#include "Report/Warnings.h"

#include <algorithm>

namespace requant
{

namespace
{

/** The engine, and the block that it reduces in place. */
class BlockReduction
{
public:
    BlockReduction (const AudioFileInfo& facts, const Settings& settings)
        : lattice (settings.reduction.lattice()), output (facts.channelCount),
          rows (facts.channelCount), replaced (facts.channelCount)
    {
        engine.prepare (facts.sampleRateHz, facts.channelCount);
        engine.setSettings (settings);

        for (std::size_t c = 0; c < rows.size(); ++c)
            rows[c] = output.channels[c].data();
    }

    /** Leaves in `input` what the error is measured against: the input, lowered for headroom. */
    void process (AudioBlock& input)
    {
        output.frames = input.frames;

        for (std::size_t c = 0; c < rows.size(); ++c)
        {
            const auto row = input.channel (c);
            lookForLevels (row);
            std::copy (row.begin(), row.end(), rows[c]);
            replaced[c] += input.replaced[c];
        }

        engine.process (rows, input.frames);

        if (const auto gain = engine.headroomGain(); gain != 1.0)
            for (auto& row : input.channels)
                for (auto& sample : std::span (row).first (input.frames))
                    sample *= gain;
    }

    std::vector<ErrorSums> sums() const
    {
        std::vector<ErrorSums> all;

        for (std::size_t c = 0; c < rows.size(); ++c)
        {
            all.push_back (engine.reading (c).sinceReset);
            all.back().replaced = replaced[c]; // by the reader: the engine saw none of them
        }

        return all;
    }

    /** Tells a finished report what was left alone. */
    void tell (ErrorReport& report) const
    {
        UnprocessedCounts all;

        for (std::size_t c = 0; c < rows.size(); ++c)
        {
            report.channels[c].unprocessed = engine.leftAlone (c);
            all += engine.leftAlone (c);
        }

        report.overall.unprocessed = all;
        report.inputLiesOnLevels = liesOnLevels && ! isSilent;
    }

    AppliedReduction applied() const
    {
        return { engine.settings(), engine.shaperPlan(), engine.headroomGain() };
    }

    // The first sample that is no level ends it, so that it costs only files that lie on levels.
    void lookForLevels (std::span<const double> row)
    {
        liesOnLevels =
            liesOnLevels
            && std::all_of (row.begin(), row.end(),
                            [this] (double sample) { return lattice.contains (sample); });
        isSilent =
            isSilent
            && std::all_of (row.begin(), row.end(), [] (double sample) { return sample == 0.0; });
    }

    Engine engine;
    Lattice lattice;
    bool liesOnLevels = true, isSilent = true; ///< the input, as far as it was read
    AudioBlock output;
    std::vector<double*> rows;
    std::vector<ReplacedSamples> replaced;
};

int outputFormatFor (const AudioFileInfo& input, const RenderJob& job, const RenderOptions& options)
{
    return chooseOutputFormat (input, { job.output, job.container, job.mayMakeFolder },
                               options.settings.reduction.lattice(), options.asFloat,
                               options.largestShortContainer);
}

/** A file of a length that nobody knew outgrew its output's container. */
struct Outgrown
{
    std::uint64_t frames;
};

// Sizes of 32 bits end before a long file does. What is known of its length beforehand decides on
// another container; here it was not known.
void checkThatItHasRoom (const RenderJob& job, AudioReader& reader, const ErrorReport& report,
                         const RenderOptions& options, AudioBlock& block)
{
    const auto container = report.output.container();
    const auto bytes =
        reader.facts().frames * report.output.channelCount * report.output.bytesOfSample();

    if ((container != SF_FORMAT_WAV && container != SF_FORMAT_WAVEX && container != SF_FORMAT_AIFF)
        || bytes <= options.largestShortContainer)
        return;

    if (reader.facts().isPipe())
    {
        outputFormatFor (reader.facts(), job, options); // throws for AIFF
        return;                                         // the writer has seen to WAV
    }

    while (reader.read (block))
    {
    }

    throw Outgrown { reader.facts().frames };
}

// frames: how many there are where that has been counted.
ErrorReport renderOnce (const RenderJob& job, const RenderOptions& options,
                        std::optional<std::uint64_t> frames)
{
    AudioReader reader (job.input, options.unfinished);
    ErrorReport report;
    report.input = reader.facts();

    if (frames)
    {
        report.input.frames = *frames;
        report.input.isLengthKnown = true;
    }

    report.output = report.input;
    const auto lengthWasKnown = report.input.isLengthKnown;
    report.output.isSizeOpen = false;
    report.output.file = job.output;
    report.bits = options.settings.reduction.bits;
    report.lattice = options.settings.reduction.latticeKind;
    report.latencySamples = latencySamples;
    const auto lattice = options.settings.reduction.lattice();
    const Metadata metadata (reader);
    report.output.format = metadata.formatWithPlaces (outputFormatFor (report.input, job, options));

    std::optional<NewFolder> folder;

    if (job.mayMakeFolder)
        folder.emplace (job.output.parent_path());

    AudioWriter writer (job.output, report.output.format, lattice, metadata, options.mayReplace);
    BlockReduction reduction (report.input, options.settings);
    report.reduction = reduction.applied();
    AudioBlock input (report.input.channelCount);
    ErrorAnalysis analysis (report.input.sampleRateHz, report.input.channelCount, lattice,
                            options.extent);
    Progress progress (job.input.filename().string(), options.watch);

    while (reader.read (input))
    {
        progress.tell (reader);

        if (! lengthWasKnown)
            checkThatItHasRoom (job, reader, report, options, input);

        reduction.process (input);
        writer.write (reduction.rows, input.frames);

        for (std::size_t c = 0; c < report.input.channelCount; ++c)
            analysis.add (c, input.channel (c), reduction.output.channel (c));
    }

    report.output.format = writer.finish();
    report.lostMetadata = writer.lostMetadata();
    report.input = reader.facts();
    report.output.frames = report.input.frames;
    report.output.isLengthKnown = true;
    analysis.finish (reduction.sums(), report);
    reduction.tell (report);
    report.output.bytes = std::filesystem::file_size (job.output);
    report.compareWith (*report.reduction);
    report.warnings = warningsFor (report);
    return report;
}

} // namespace

ErrorReport renderFile (const RenderJob& job, const RenderOptions& options)
{
    try
    {
        return renderOnce (job, options, {});
    }
    catch (const Outgrown& counted)
    {
        return renderOnce (job, options, counted.frames);
    }
}

} // namespace requant
