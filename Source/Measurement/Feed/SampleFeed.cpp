#include "SampleFeed.h"

#include <array>
#include <cassert>
#include <cmath>

namespace requant
{

void SampleFeed::push (const SampleBlock& block, std::span<const Channel> channels) noexcept
{
    assert (channels.size() == block.channelCount && block.channelCount <= mostChannels
            && block.length <= longestBlock);

    // Samples first: a block that can be seen is there as a whole.
    if (samples.write_available() < block.length * channels.size() || blocks.write_available() == 0)
        return;

    std::array<SamplePair, longestBlock> pairs;

    for (const auto& channel : channels)
    {
        for (std::size_t n = 0; n < block.length; ++n)
            pairs[n] = { channel.input[n], channel.output[n] };

        for (std::size_t n = 0; n < channel.placedInput.size(); ++n)
        {
            const auto error = channel.placedInput[n] - channel.placedOutput[n];
            pairs[n].errorLsb = static_cast<float> (error / channel.latticeStep);
            pairs[n].outputHalfLsb = static_cast<std::int32_t> (
                std::lrint (2.0 * channel.placedOutput[n] / channel.latticeStep));
        }

        samples.push (pairs.data(), block.length);
    }

    blocks.push (block);
}

void SampleFeed::setWatched (bool shouldFlow, std::size_t firstChannel) noexcept
{
    watched.store (false, std::memory_order_relaxed);
    first.store (firstChannel, std::memory_order_relaxed);

    std::array<SamplePair, mostChannels * longestBlock> discarded;
    while (pop (discarded))
    {
    }

    watched.store (shouldFlow, std::memory_order_relaxed);
}

std::optional<SampleBlock> SampleFeed::pop (std::span<SamplePair> pairs) noexcept
{
    SampleBlock block;
    assert (pairs.size() >= mostChannels * longestBlock);

    if (! blocks.pop (block))
        return {};

    samples.pop (pairs.data(), block.length * block.channelCount);
    return block;
}

} // namespace requant
