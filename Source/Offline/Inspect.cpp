#include "Inspect.h"

#include "ErrorAnalysis.h"
#include "Files/Reading/AudioReader.h"
#include "Measurement/Signal/ClippedRuns.h"

#include <algorithm>

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

void countLevels (FileContents& contents, Unfinished unfinished, const ProgressWatch& watch)
{
    if (! std::filesystem::is_regular_file (contents.facts.file))
        return; // a pipe is empty now

    std::vector<std::optional<CodeHistogram>> channels;

    for (const auto& channel : contents.channels)
        if (const auto grid = channel.lattice.levels())
            channels.emplace_back (std::in_place)->prepare (*grid);
        else
            channels.emplace_back();

    if (std::none_of (channels.begin(), channels.end(), [] (const auto& c) { return c; }))
        return;

    AudioReader reader (contents.facts.file, unfinished);
    AudioBlock block (channels.size());
    Progress progress (contents.facts.file.filename().string() + ": levels", watch);

    while (reader.read (block))
    {
        progress.tell (reader);

        for (std::size_t c = 0; c < channels.size(); ++c)
            if (channels[c])
                channels[c]->add (block.channel (c));
    }

    for (std::size_t c = 0; c < channels.size(); ++c)
        if (channels[c])
            contents.channels[c].levels = channels[c]->summary();
}

} // namespace

FileContents inspectFile (const std::filesystem::path& file, Unfinished unfinished,
                          const ProgressWatch& watch)
{
    AudioReader reader (file, unfinished);
    FileContents contents { reader.facts(), {}, {} };
    std::vector<ChannelInspection> channels (contents.facts.channelCount);
    AudioBlock block (channels.size());
    Progress progress (file.filename().string(), watch);

    const auto hasSpectra = channels.size() <= ErrorAnalysis::mostChannelsWithSpectra;

    if (hasSpectra)
        for (auto& channel : channels)
            channel.spectra.prepare (contents.facts.sampleRateHz, contents.spectrum.window);

    while (reader.read (block))
    {
        progress.tell (reader);

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

    contents.facts = reader.facts();

    for (auto& channel : channels)
    {
        channel.spectra.finish();
        contents.spectrum.add (channel.spectra, 1.0 / static_cast<double> (channels.size()));
        const auto lattice = channel.origin.lattice();
        const auto clipped = channel.clipping.found (lattice, contents.facts.pcmBits());
        contents.channels.push_back ({ channel.bits,
                                       lattice,
                                       {},
                                       channel.origin.trace(),
                                       channel.replaced,
                                       clipped.count,
                                       clipped.longest });
    }

    countLevels (contents, unfinished, watch);
    return contents;
}

} // namespace requant
