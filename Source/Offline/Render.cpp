#include "Render.h"

#include "AudioWriter.h"
#include "ErrorAnalysis.h"
#include "FileProblem.h"
#include "Instrument/Instrument.h"
#include "OutputFormat.h"
#include "Progress.h"
#include "Warnings.h"

namespace requant
{

namespace
{

/** The instrument, and the block that it reduces in place. */
class BlockReduction
{
public:
    BlockReduction (const AudioFacts& facts, const Settings& settings)
        : output (facts.channelCount), rows (facts.channelCount), replaced (facts.channelCount)
    {
        instrument.setSettings (settings);
        instrument.prepare (facts.sampleRateHz, facts.channelCount);

        for (std::size_t c = 0; c < rows.size(); ++c)
            rows[c] = output.channels[c].data();
    }

    void process (const AudioBlock& input)
    {
        output.frames = input.frames;

        for (std::size_t c = 0; c < rows.size(); ++c)
        {
            const auto row = input.channel (c);
            std::copy (row.begin(), row.end(), rows[c]);
            replaced[c] += input.replaced[c];
        }

        instrument.process (rows, input.frames);
    }

    std::vector<ErrorSums> sums() const
    {
        std::vector<ErrorSums> all;

        for (std::size_t c = 0; c < rows.size(); ++c)
        {
            all.push_back (instrument.reading (c).sinceReset);
            all.back().replaced = replaced[c]; // by the reader: the instrument saw none of them
        }

        return all;
    }

    double step() const { return instrument.lattice().step(); }

    Instrument instrument;
    AudioBlock output;
    std::vector<double*> rows;
    std::vector<ReplacedSamples> replaced;
};

} // namespace

ErrorReport renderFile (const RenderJob& job, const RenderOptions& options)
{
    AudioReader reader (job.input);
    ErrorReport report;
    report.input = report.output = reader.facts();
    report.settings = options.settings;
    report.output.file = job.output;
    report.output.format = chooseOutputFormat (report.input, job.output,
                                               options.settings.reduction.bits, options.asFloat);

    AudioWriter writer (job.output, report.output.format, reader, options.mayReplace);
    BlockReduction reduction (report.input, options.settings);
    AudioBlock input (report.input.channelCount);
    ErrorAnalysis analysis (report.input.sampleRateHz, report.input.channelCount, reduction.step());
    Progress progress (job.input.filename().string(), report.input.frames);

    while (reader.read (input))
    {
        progress.advance (input.frames);
        reduction.process (input);
        writer.write (reduction.rows, input.frames);

        for (std::size_t c = 0; c < report.input.channelCount; ++c)
            analysis.add (c, input.channel (c), reduction.output.channel (c));
    }

    writer.finish();
    analysis.finish (reduction.sums(), report);
    report.warnings = warningsFor (report);
    return report;
}

} // namespace requant
