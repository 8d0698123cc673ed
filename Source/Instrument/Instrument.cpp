#include "Instrument.h"

#include "FlushDenormals.h"
#include "InputGuard.h"

#include <algorithm>

namespace requant
{

void Instrument::prepare (double sampleRateHz, std::size_t channels)
{
    sampleRate = sampleRateHz > 0.0 ? sampleRateHz : 44100.0;
    samplePosition = 0;
    ++generation;
    requantizer.prepare (channels);
    chunks.resize (channels);
    blocks.resize (channels);
    meters.resize (channels);

    for (auto& meter : meters)
        meter.prepare (sampleRate);
}

void Instrument::setSettings (const Settings& settings) noexcept
{
    if (settings == current)
        return;

    current = settings;
    ++generation;
    resetMeters();
    requantizer.setSettings (settings.reduction);
}

void Instrument::restart() noexcept
{
    samplePosition = 0;
    ++generation;
    requantizer.reset();
    resetMeters();
}

void Instrument::resetMeters() noexcept
{
    for (auto& meter : meters)
        meter.reset();
}

void Instrument::process (std::span<float* const> channels, std::size_t count,
                          MeterFeed* feed) noexcept
{
    processBlock (channels, count, feed);
}

void Instrument::process (std::span<double* const> channels, std::size_t count,
                          MeterFeed* feed) noexcept
{
    processBlock (channels, count, feed);
}

template <typename Sample>
void Instrument::processBlock (std::span<Sample* const> channels, std::size_t count,
                               MeterFeed* feed) noexcept
{
    const FlushDenormals flushDenormals;

    if (feed != nullptr && feed->takeResetRequest())
        resetMeters();

    const auto known = std::min (channels.size(), meters.size());

    if (! current.bypassed)
        for (auto* unknown : channels.subspan (known))
            std::fill_n (unknown, count, Sample {});

    for (std::size_t start = 0; start < count;)
    {
        const auto length = chunkLength (known, count - start);
        processChunk (channels.first (known), start, length, feed);
        samplePosition += length;
        start += length;
    }

    if (feed != nullptr)
        publish (*feed);
}

// Chunks end where the dither's groups and the meters' hops end, so that neither is cut twice.
std::size_t Instrument::chunkLength (std::size_t channels, std::size_t remaining) const noexcept
{
    const auto size = Requantizer::chunkSize;
    auto length = std::min (remaining, size - static_cast<std::size_t> (samplePosition % size));

    for (const auto& meter : std::span (meters).first (channels))
        length = std::min (length, meter.roomInHop());

    return length;
}

template <typename Sample>
void Instrument::processChunk (std::span<Sample* const> channels, std::size_t start,
                               std::size_t count, MeterFeed* feed) noexcept
{
    for (std::size_t c = 0; c < channels.size(); ++c)
    {
        auto& chunk = chunks[c];
        const auto input = std::span (chunk.input).first (count);
        chunk.replaced = guardInput (std::span<const Sample> (channels[c] + start, count), input);
        blocks[c] = { input, std::span (chunk.output).first (count), 0 };
    }

    const auto used = std::span (blocks).first (channels.size());

    if (current.bypassed)
        for (auto& block : used)
            std::copy (block.input.begin(), block.input.end(), block.output.begin());
    else
        requantizer.reduce (used, samplePosition);

    for (std::size_t c = 0; c < channels.size(); ++c)
    {
        const auto& block = blocks[c];

        if (! current.bypassed)
            std::transform (block.output.begin(), block.output.end(), channels[c] + start,
                            [] (double sample) { return static_cast<Sample> (sample); });

        meters[c].add (block.input, block.output, block.clipped, chunks[c].replaced);

        if (feed != nullptr && feed->isWatched() && feed->watchedChannel() == c)
            feed->push (block.input, block.output);
    }
}

void Instrument::publish (MeterFeed& feed) const noexcept
{
    auto& snapshot = feed.snapshots().beingWritten();
    snapshot.channelCount = meters.size();
    snapshot.sampleRateHz = sampleRate;
    snapshot.step = lattice().step();
    snapshot.position = samplePosition;
    snapshot.bypassed = current.bypassed;
    snapshot.generation = generation;

    for (std::size_t c = 0; c < snapshot.shownChannels(); ++c)
        snapshot.channels[c] = meters[c].reading();

    feed.snapshots().publish();
}

} // namespace requant
