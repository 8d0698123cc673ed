#include "MeterFeed.h"

#include <algorithm>
#include <cassert>

namespace requant
{

void MeterFeed::push (std::span<const double> input, std::span<const double> output) noexcept
{
    std::array<SamplePair, 256> pairs;
    const auto count = input.size();
    assert (count <= pairs.size() && output.size() == count);

    if (queue.write_available() < count)
    {
        dropped.fetch_add (count, std::memory_order_relaxed);
        return;
    }

    for (std::size_t n = 0; n < count; ++n)
        pairs[n] = { input[n], output[n] };

    queue.push (pairs.data(), count);
}

void MeterFeed::setWatched (bool shouldFlow, std::size_t channelToWatch) noexcept
{
    watched.store (false, std::memory_order_relaxed);
    channel.store (channelToWatch, std::memory_order_relaxed);

    SamplePair discarded;
    for (auto waiting = queue.read_available(); waiting > 0; --waiting)
        queue.pop (discarded);

    watched.store (shouldFlow, std::memory_order_relaxed);
}

std::size_t MeterFeed::pop (std::span<SamplePair> samples) noexcept
{
    return queue.pop (samples.data(), samples.size());
}

} // namespace requant
