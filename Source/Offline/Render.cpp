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

/** The engine, which reduces a block in place, and its finished input. What comes late, from laws
    that work on blocks, is put back to where it belongs. */
class EngineStage : public RunStage, private BlockSink
{
public:
    EngineStage (const AudioFileInfo& facts, const Settings& settings, const FoundLevels* learned)
        : input (facts.channelCount), placedInput (facts.channelCount),
          placedOutput (facts.channelCount), rest (facts.channelCount), rows (facts.channelCount),
          channels (facts.channelCount)
    {
        engine.prepare (facts.sampleRateHz, facts.channelCount);
        engine.setSettings (settings, learned);
        late = static_cast<std::size_t> (engine.latencySamples());
        stillToSkip = late;
    }

    FinishedBlock process (AudioBlock& block) override
    {
        const auto skipped = std::min (stillToSkip, block.frames);
        reduce (block, 0, skipped);
        stillToSkip -= skipped;

        // What came out so far is the silence before the first sample: nobody has to know of it.
        if (skipped > 0 && stillToSkip == 0)
            engine.resetMeters();

        for (std::size_t c = 0; c < rows.size(); ++c)
            engine.countReplaced (c, block.replaced[c]);

        const auto first = engine.position() - late + stillToSkip;
        reduce (block, skipped, block.frames - skipped);
        return { 0, first, channels };
    }

    FinishedBlock finish() override
    {
        const auto before = engine.position();
        rest.frames = std::min<std::uint64_t> (late, before);

        // Shorter than a block: it has not come out at all yet.
        if (stillToSkip > 0)
        {
            AudioBlock silence (rows.size());
            silence.frames = stillToSkip;
            process (silence);
        }

        const auto first = engine.position() - late;
        reduce (rest, 0, rest.frames);
        return { 0, first, channels };
    }

    std::vector<ErrorSums> sums() const
    {
        return sumsOf ([this] (std::size_t c) { return engine.reading (c); });
    }

    /** The same on the lattice behind a law with uneven steps; else none. */
    std::vector<ErrorSums> latticeSums() const
    {
        if (! hasUnevenSteps (engine.settings().reduction.law))
            return {};

        return sumsOf ([this] (std::size_t c) { return engine.latticeReading (c); });
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

    /** One a channel. */
    std::vector<Lattice> lattices() const
    {
        std::vector<Lattice> all;

        for (std::size_t c = 0; c < rows.size(); ++c)
            all.push_back (engine.lattice (c));

        return all;
    }

    int latencySamples() const noexcept { return engine.latencySamples(); }

private:
    template <typename Reading>
    std::vector<ErrorSums> sumsOf (Reading reading) const
    {
        std::vector<ErrorSums> all;

        for (std::size_t c = 0; c < rows.size(); ++c)
            all.push_back (reading (c).sinceReset);

        return all;
    }

    // A part of a block, in place.
    void reduce (AudioBlock& block, std::size_t start, std::size_t count)
    {
        input.frames = 0;

        for (std::size_t c = 0; c < rows.size(); ++c)
        {
            rows[c] = block.channels[c].data() + start;
            channels[c] = { {}, std::span<const double> (rows[c], count) };
        }

        const std::array<BlockSink*, 1> sinks { this };
        engine.process (rows, count, nullptr, sinks);

        for (std::size_t c = 0; c < rows.size(); ++c)
        {
            channels[c].input = input.channel (c);

            if (hasUnevenSteps (engine.settings().reduction.law))
            {
                channels[c].placedInput = std::span (placedInput.channels[c]).first (count);
                channels[c].placedOutput = std::span (placedOutput.channels[c]).first (count);
            }
        }
    }

    // The output stands where the block's input did.
    void take (const FinishedBlock& part) noexcept override
    {
        const auto start = static_cast<std::ptrdiff_t> (input.frames);

        for (std::size_t c = 0; c < channels.size(); ++c)
        {
            const auto& more = part.channels[c];
            const auto keep = [&] (std::span<const double> samples, AudioBlock& all)
            { std::copy (samples.begin(), samples.end(), all.channels[c].begin() + start); };

            keep (more.input, input);
            keep (more.placedInput, placedInput);
            keep (more.placedOutput, placedOutput);
            channels[c].replaced += more.replaced;
            channels[c].clipped += more.clipped;
            channels[c].unprocessed += more.unprocessed;
        }

        input.frames += part.length();
    }

    Engine engine;
    AudioBlock input, placedInput, placedOutput, rest;
    std::vector<double*> rows;
    std::vector<FinishedBlock::Channel> channels;
    std::size_t late = 0, stillToSkip = 0;
};

/** Looks whether a signal lies on levels already. The first sample that does not ends it, so that
    it costs only signals that do. */
class LevelWatch
{
public:
    /** ofChannels: one a channel. */
    explicit LevelWatch (std::vector<Lattice> ofChannels) : lattices (std::move (ofChannels)) {}

    void add (const FinishedBlock& block)
    {
        for (std::size_t c = 0; c < block.channels.size(); ++c)
        {
            const auto& channel = block.channels[c];
            const auto& lattice = lattices[c];
            const auto input = channel.onLatticeX();
            liesOnLevels =
                liesOnLevels
                && std::all_of (input.begin(), input.end(),
                                [&] (double sample) { return lattice.contains (sample); });
            isSilent = isSilent
                       && std::all_of (channel.input.begin(), channel.input.end(),
                                       [] (double sample) { return sample == 0.0; });
        }
    }

    bool hasFoundLevels() const noexcept { return liesOnLevels && ! isSilent; }

private:
    std::vector<Lattice> lattices;
    bool liesOnLevels = true, isSilent = true; ///< as far as it was read
};

int outputFormatFor (const AudioFileInfo& input, const RenderJob& job, const RenderOptions& options)
{
    return chooseOutputFormat (input, { job.output, job.container, job.mayMakeFolder },
                               OutputSamples::of (options.settings.reduction, options.asFloat),
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

[[noreturn]] void refuseToLearnFrom (const std::filesystem::path& pipe)
{
    throw FileProblem (pipe, "levels are learned from the whole file before it is reduced, and a "
                             "pipe can be read only once; write it to a file first.");
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

    if (options.calibration.empty() && input.isPipe())
    {
        auto wanted = options.settings.reduction.asLawAllows();
        wanted.learned = options.learned.scale;

        if (! wanted.isLearned())
            refuseToLearnFrom (job.input);
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

    AudioWriter writer (job.output, output.format, options.settings.reduction, metadata,
                        options.mayReplace);
    auto settings = options.settings;
    auto learned = options.learned;
    settings.reduction.learned = learned.scale;

    if (! settings.reduction.asLawAllows().isLearned())
    {
        learned =
            learnFrom (options.calibration.empty() ? job.input : options.calibration,
                       settings.reduction, input.channelCount, options.unfinished, options.watch);
        settings.reduction.learned = learned.scale;
    }

    Progress progress (job.input.filename().string(), options.watch);

    auto report = reduce (
        reader, settings, options.parts,
        [&] (const FinishedBlock& block)
        {
            progress.tell (reader);

            if (! input.isLengthKnown)
                checkThatItHasRoom (job, reader, output, options);

            writer.write (block);
        },
        &learned.levels);

    output.format = writer.finish();
    output.frames = report.input.frames;
    output.bytes = std::filesystem::file_size (job.output);
    report.output = output;
    report.lostMetadata = writer.lostMetadata();
    report.warnings = warningsFor (report);
    return report;
}

} // namespace

Learned learnFrom (const std::filesystem::path& file, const ReductionSettings& settings,
                   std::size_t channelCount, Unfinished unfinished, ProgressWatch watch)
{
    AudioReader reader (file, unfinished);

    if (reader.facts().isPipe())
        refuseToLearnFrom (file);

    Progress progress (file.filename().string(), std::move (watch));
    return learnFrom (reader, settings, channelCount, [&] { progress.tell (reader); });
}

Learned learnFrom (AudioSource& source, const ReductionSettings& settings, std::size_t channelCount,
                   const std::function<void()>& watch)
{
    const auto& facts = source.facts();
    const auto isOfChannels = settings.asLawAllows().hasRangesOfChannels();

    if (isOfChannels && facts.channelCount != channelCount)
        throw FileProblem (facts.file, "it has " + std::to_string (facts.channelCount)
                                           + " channel(s), but what is reduced has "
                                           + std::to_string (channelCount)
                                           + ", and each channel's range is found of its own; "
                                             "give as many channels, or take one range for all.");

    AudioBlock block (facts.channelCount);
    ChannelHistograms histograms;

    while (source.read (block))
    {
        if (watch)
            watch();

        for (std::size_t c = 0; c < block.channels.size(); ++c)
            histograms.add (isOfChannels ? c : 0, block.channel (c));
    }

    return learn (histograms, settings);
}

ErrorReport reduce (AudioSource& source, const Settings& settings, const Parts& parts,
                    const RunSink& sink, const FoundLevels* learned)
{
    const auto rateHz = source.facts().sampleRateHz;
    EngineStage engine (source.facts(), settings, learned);
    const auto lattices = engine.lattices();
    LevelWatch levels (lattices);
    RunAnalysis analysis (rateHz, lattices, parts);

    run (source, engine,
         { sink, [&] (const FinishedBlock& block) { levels.add (block); },
           [&] (const FinishedBlock& block) { analysis.add (block); } });

    analysis.finish();
    ErrorReport report;
    report.input = source.facts();
    report.reduction = engine.applied();
    report.bits = report.reduction->settings.reduction.bits;
    report.lattice = report.reduction->settings.reduction.latticeKind;
    report.latencySamples = engine.latencySamples();
    report.parts = parts;
    report.inputLiesOnLevels = levels.hasFoundLevels();
    report.take ({ lattices, engine.sums(), engine.latticeSums(), engine.unprocessed(),
                   analysis.results(), analysis.together() });
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
