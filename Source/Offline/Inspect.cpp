#include "Inspect.h"

#include "AudioReader.h"
#include "ErrorAnalysis.h"
#include "FoundLevels.h"
#include "Measurement/ClippedRuns.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

struct ChannelInspection
{
    BitActivity bits;
    SignalOrigin origin;
    ClippedRuns clipping;
    ReplacedSamples replaced;
    Spectra spectra;
};

// Whole numbers end one step below 1.0; floating point may go on, and what was cut off ends at 1.0.
double highestOf (const AudioFacts& facts)
{
    const auto bits = facts.pcmBits();
    return bits ? 1.0 - std::exp2 (1.0 - *bits) : 1.0;
}

void countLevels (FileContents& contents, const ProgressWatch& watch)
{
    if (! std::filesystem::is_regular_file (contents.facts.file))
        return; // a pipe is empty now

    std::vector<std::optional<CodeUse>> channels;

    for (const auto& channel : contents.channels)
        if (const auto grid = levelsOf (channel.lattice))
            channels.emplace_back (std::in_place)->prepare (*grid);
        else
            channels.emplace_back();

    if (std::none_of (channels.begin(), channels.end(), [] (const auto& c) { return c; }))
        return;

    AudioReader reader (contents.facts.file);
    AudioBlock block (channels.size());
    Progress progress (contents.facts.file.filename().string() + ": levels", contents.facts.frames,
                       watch);

    while (reader.read (block))
    {
        progress.advance (block.frames);

        for (std::size_t c = 0; c < channels.size(); ++c)
            if (channels[c])
                channels[c]->add (block.channel (c));
    }

    for (std::size_t c = 0; c < channels.size(); ++c)
        if (channels[c])
            contents.channels[c].levels = channels[c]->summary();
}

} // namespace

FileContents inspectFile (const std::filesystem::path& file, const ProgressWatch& watch)
{
    AudioReader reader (file);
    FileContents contents { reader.facts(), {}, {} };
    std::vector<ChannelInspection> channels (contents.facts.channelCount);
    AudioBlock block (channels.size());
    Progress progress (file.filename().string(), contents.facts.frames, watch);

    const auto hasSpectra = channels.size() <= ErrorAnalysis::mostChannelsWithSpectra;

    for (auto& channel : channels)
    {
        channel.clipping.prepare (-1.0, highestOf (contents.facts));

        if (hasSpectra)
            channel.spectra.prepare (contents.facts.sampleRateHz, contents.spectrum.window);
    }

    while (reader.read (block))
    {
        progress.advance (block.frames);

        for (std::size_t c = 0; c < channels.size(); ++c)
        {
            channels[c].bits.add (block.channel (c));
            channels[c].origin.add (block.channel (c));
            channels[c].clipping.add (block.channel (c));
            channels[c].replaced += block.replaced[c];

            if (hasSpectra)
                channels[c].spectra.add (block.channel (c), block.channel (c));
        }
    }

    for (auto& channel : channels)
    {
        channel.spectra.finish();
        contents.spectrum.add (channel.spectra, 1.0 / static_cast<double> (channels.size()));
        contents.channels.push_back ({ channel.bits,
                                       channel.origin.lattice(),
                                       {},
                                       channel.origin.trace(),
                                       channel.replaced,
                                       channel.clipping.count(),
                                       channel.clipping.longest() });
    }

    countLevels (contents, watch);
    return contents;
}

} // namespace requant
