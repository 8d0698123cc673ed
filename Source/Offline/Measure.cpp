#include "Measure.h"

#include "AudioReader.h"
#include "ErrorAnalysis.h"
#include "FileProblem.h"
#include "Progress.h"
#include "Warnings.h"

#include <algorithm>
#include <cmath>

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
    require (original.frames, reduced.frames, "samples a channel");
}

double stepOf (const AudioFacts& reduced, std::optional<int> bits)
{
    if (! bits)
        bits = reduced.pcmBits();

    if (! bits)
        throw FileProblem (reduced.file,
                           "its samples are " + reduced.sampleFormatName()
                               + ", which does not say how long a step is; give the word length "
                                 "with --bits.");

    return std::ldexp (1.0, 1 - *bits);
}

std::uint64_t countClipped (std::span<const double> x, std::span<const double> y,
                            double step) noexcept
{
    constexpr auto lowest = -1.0;
    const auto highest = 1.0 - step;
    std::uint64_t count = 0;

    for (std::size_t n = 0; n < x.size(); ++n)
        if ((y[n] >= highest && x[n] - y[n] >= 0.5 * step)
            || (y[n] <= lowest && y[n] - x[n] > 0.5 * step))
            ++count;

    return count;
}

} // namespace

ErrorReport measureFiles (const std::filesystem::path& original,
                          const std::filesystem::path& reduced, std::optional<int> bits)
{
    AudioReader first (original), second (reduced);
    checkThatTheyBelongTogether (first.facts(), second.facts());

    ErrorReport report;
    report.input = first.facts();
    report.output = second.facts();
    const auto channelCount = report.input.channelCount;
    const auto step = stepOf (report.output, bits);
    AudioBlock x (channelCount), y (channelCount);
    ErrorAnalysis analysis (report.input.sampleRateHz, channelCount, step);
    std::vector<ErrorSums> sums (channelCount);
    std::uint64_t replacedInReduced = 0;
    Progress progress (reduced.filename().string(), report.input.frames);

    while (first.read (x) && second.read (y))
    {
        progress.advance (x.frames);

        if (x.frames != y.frames)
            throw FileProblem (reduced, "it could not be read to its end; give a complete file.");

        for (std::size_t c = 0; c < channelCount; ++c)
        {
            ErrorSums block;
            block.add (x.channel (c), y.channel (c));
            block.clipped = countClipped (x.channel (c), y.channel (c), step);
            block.replaced = x.replaced[c];
            sums[c] += block;
            replacedInReduced += y.replaced[c].total();
            analysis.add (c, x.channel (c), y.channel (c));
        }
    }

    analysis.finish (sums, report);
    report.warnings = warningsFor (report);

    if (replacedInReduced > 0)
        report.warnings.push_back (std::to_string (replacedInReduced)
                                   + " samples of the reduced file are NaN, infinite or denormal "
                                     "and were taken as 0.");

    return report;
}

} // namespace requant
