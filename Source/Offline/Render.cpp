#include "Render.h"

#include "Engine/Engine.h"
#include "Files/FileProblem.h"
#include "Files/Writing/AudioWriter.h"
#include "Files/Writing/FileOperations.h"
#include "Files/Writing/OutputFormat.h"
#include "Report/Warnings.h"
#include "Run.h"

#include <algorithm>

namespace requant
{

namespace
{

/** The engine, which reduces a block in place, and its finished input. */
class EngineStage : public RunStage, private BlockSink
{
public:
    EngineStage (const AudioFileInfo& facts, const Settings& settings)
        : input (facts.channelCount), rows (facts.channelCount), channels (facts.channelCount)
    {
        engine.prepare (facts.sampleRateHz, facts.channelCount);
        engine.setSettings (settings);
    }

    FinishedBlock process (AudioBlock& block) override
    {
        const auto first = engine.position();
        input.frames = 0;

        for (std::size_t c = 0; c < rows.size(); ++c)
        {
            rows[c] = block.channels[c].data();
            engine.countReplaced (c, block.replaced[c]);
            channels[c] = { {}, block.channel (c) };
        }

        const std::array<BlockSink*, 1> sinks { this };
        engine.process (rows, block.frames, nullptr, sinks);

        for (std::size_t c = 0; c < rows.size(); ++c)
            channels[c].input = input.channel (c);

        return { 0, first, channels };
    }

    std::vector<ErrorSums> sums() const
    {
        std::vector<ErrorSums> all;

        for (std::size_t c = 0; c < rows.size(); ++c)
            all.push_back (engine.reading (c).sinceReset);

        return all;
    }

    std::vector<UnprocessedCounts> unprocessed() const
    {
        std::vector<UnprocessedCounts> all;

        for (std::size_t c = 0; c < rows.size(); ++c)
            all.push_back (engine.unprocessed (c));

        return all;
    }

    ReductionSetup applied() const
    {
        return { engine.settings(), engine.shaperPlan(), engine.headroomGain() };
    }

private:
    // The output stands where the block's input did.
    void take (const FinishedBlock& part) noexcept override
    {
        for (std::size_t c = 0; c < channels.size(); ++c)
        {
            const auto& more = part.channels[c];
            std::copy (more.input.begin(), more.input.end(),
                       input.channels[c].begin() + static_cast<std::ptrdiff_t> (input.frames));
            channels[c].replaced += more.replaced;
            channels[c].clipped += more.clipped;
            channels[c].unprocessed += more.unprocessed;
        }

        input.frames += part.length();
    }

    Engine engine;
    AudioBlock input;
    std::vector<double*> rows;
    std::vector<FinishedBlock::Channel> channels;
};

/** Looks whether a signal lies on levels already. The first sample that does not ends it, so that
    it costs only signals that do. */
class LevelWatch
{
public:
    explicit LevelWatch (const Lattice& levels) : lattice (levels) {}

    void add (const FinishedBlock& block)
    {
        for (const auto& channel : block.channels)
        {
            const auto input = channel.input;
            liesOnLevels =
                liesOnLevels
                && std::all_of (input.begin(), input.end(),
                                [this] (double sample) { return lattice.contains (sample); });
            isSilent = isSilent
                       && std::all_of (input.begin(), input.end(),
                                       [] (double sample) { return sample == 0.0; });
        }
    }

    bool hasFoundLevels() const noexcept { return liesOnLevels && ! isSilent; }

private:
    Lattice lattice;
    bool liesOnLevels = true, isSilent = true; ///< as far as it was read
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
void checkThatItHasRoom (const RenderJob& job, AudioReader& reader, const AudioFileInfo& output,
                         const RenderOptions& options)
{
    const auto container = output.container();
    const auto bytes = reader.facts().frames * output.channelCount * output.bytesOfSample();

    if ((container != SF_FORMAT_WAV && container != SF_FORMAT_WAVEX && container != SF_FORMAT_AIFF)
        || bytes <= options.largestShortContainer)
        return;

    if (reader.facts().isPipe())
    {
        outputFormatFor (reader.facts(), job, options); // throws for AIFF
        return;                                         // the writer has seen to WAV
    }

    for (AudioBlock rest (output.channelCount); reader.read (rest);)
    {
    }

    throw Outgrown { reader.facts().frames };
}

// frames: how many there are where that has been counted.
ErrorReport renderOnce (const RenderJob& job, const RenderOptions& options,
                        std::optional<std::uint64_t> frames)
{
    AudioReader reader (job.input, options.unfinished);
    auto input = reader.facts();

    if (frames)
    {
        input.frames = *frames;
        input.isLengthKnown = true;
    }

    auto output = input;
    output.isLengthKnown = true;
    output.isSizeOpen = false;
    output.file = job.output;
    const Metadata metadata (reader);
    output.format = metadata.formatWithPlaces (outputFormatFor (input, job, options));

    std::optional<NewFolder> folder;

    if (job.mayMakeFolder)
        folder.emplace (job.output.parent_path());

    AudioWriter writer (job.output, output.format, options.settings.reduction.lattice(), metadata,
                        options.mayReplace);
    Progress progress (job.input.filename().string(), options.watch);

    auto report = reduce (reader, options.settings, options.parts,
                          [&] (const FinishedBlock& block)
                          {
                              progress.tell (reader);

                              if (! input.isLengthKnown)
                                  checkThatItHasRoom (job, reader, output, options);

                              writer.write (block);
                          });

    output.format = writer.finish();
    output.frames = report.input.frames;
    output.bytes = std::filesystem::file_size (job.output);
    report.output = output;
    report.lostMetadata = writer.lostMetadata();
    report.warnings = warningsFor (report);
    return report;
}

} // namespace

ErrorReport reduce (AudioSource& source, const Settings& settings, const Parts& parts,
                    const RunSink& sink)
{
    const auto lattice = settings.reduction.lattice();
    const auto rateHz = source.facts().sampleRateHz;
    EngineStage engine (source.facts(), settings);
    LevelWatch levels (lattice);
    RunAnalysis analysis (rateHz, source.facts().channelCount, lattice, parts);

    run (source, engine,
         { sink, [&] (const FinishedBlock& block) { levels.add (block); },
           [&] (const FinishedBlock& block) { analysis.add (block); } });

    analysis.finish();
    ErrorReport report;
    report.input = source.facts();
    report.bits = settings.reduction.bits;
    report.lattice = settings.reduction.latticeKind;
    report.latencySamples = latencySamples;
    report.parts = parts;
    report.reduction = engine.applied();
    report.inputLiesOnLevels = levels.hasFoundLevels();
    report.take ({ lattice.step(), engine.sums(), engine.unprocessed(), analysis.results(),
                   analysis.together() });
    report.compareWith (*report.reduction);
    return report;
}

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
