#include "MeterFeed.h"

#include <algorithm>

namespace requant
{

void MeterFeed::take (const FinishedBlock& block) noexcept
{
    if (! sampleFeed.isWatched())
        return;

    std::array<SampleFeed::Channel, SampleFeed::mostChannels> channels;
    const auto first = sampleFeed.firstWatched(), present = block.channels.size();
    const auto count = present > first ? std::min (present - first, channels.size()) : 0;

    if (count == 0)
        return;

    for (std::size_t c = 0; c < count; ++c)
    {
        const auto& channel = block.channels[first + c];
        channels[c] = { channel.input, channel.output, channel.placedInput, channel.placedOutput,
                        block.latticeStep };
    }

    sampleFeed.push ({ block.generation, block.position, block.length(), first, count },
                     std::span (channels).first (count));
}

} // namespace requant
