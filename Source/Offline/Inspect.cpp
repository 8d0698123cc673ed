#include "Inspect.h"

#include "AudioReader.h"
#include "Measurement/ClippedRuns.h"
#include "Progress.h"

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
};

// Whole numbers end one step below 1.0; floating point may go on, and what was cut off ends at 1.0.
double highestOf (const AudioFacts& facts)
{
    const auto bits = facts.pcmBits();
    return bits ? 1.0 - std::exp2 (1.0 - *bits) : 1.0;
}

} // namespace

FileContents inspectFile (const std::filesystem::path& file)
{
    AudioReader reader (file);
    FileContents contents { reader.facts(), {} };
    std::vector<ChannelInspection> channels (contents.facts.channelCount);
    AudioBlock block (channels.size());
    Progress progress (file.filename().string(), contents.facts.frames);

    for (auto& channel : channels)
        channel.clipping.prepare (-1.0, highestOf (contents.facts));

    while (reader.read (block))
    {
        progress.advance (block.frames);

        for (std::size_t c = 0; c < channels.size(); ++c)
        {
            channels[c].bits.add (block.channel (c));
            channels[c].origin.add (block.channel (c));
            channels[c].clipping.add (block.channel (c));
            channels[c].replaced += block.replaced[c];
        }
    }

    for (const auto& channel : channels)
        contents.channels.push_back ({ channel.bits, channel.origin.lattice(),
                                       channel.origin.trace(), channel.replaced,
                                       channel.clipping.count(), channel.clipping.longest() });

    return contents;
}

} // namespace requant
