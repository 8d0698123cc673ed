#include "Run.h"

#include <algorithm>
#include <functional>

namespace requant
{

FinishedBlock NoReduction::process (AudioBlock& block)
{
    channels.clear();

    for (std::size_t c = 0; c < block.channels.size(); ++c)
        channels.push_back ({ block.channel (c), block.channel (c), block.replaced[c] });

    const auto first = position;
    position += block.frames;
    return { 0, first, channels };
}

void run (AudioSource& source, RunStage& stage, std::initializer_list<RunSink> sinks)
{
    AudioBlock block (source.facts().channelCount);

    while (source.read (block))
    {
        const auto finished = stage.process (block);

        for (const auto& sink : sinks)
            sink (finished);
    }

    if (const auto last = stage.finish(); last.length() > 0)
        for (const auto& sink : sinks)
            sink (last);
}

RunAnalysis::RunAnalysis (double sampleRateHz, std::span<const Lattice> lattices,
                          const Parts& wanted, std::optional<int> pcmBits)
    : channelCount (lattices.size()),
      sharesLattice (std::adjacent_find (lattices.begin(), lattices.end(), std::not_equal_to {})
                     == lattices.end()),
      channels (wanted == Parts {} ? 0 : channelCount),
      workers (std::min (channels.size(), Workers::mostAtOnce()))
{
    auto parts = wanted;

    if (channelCount > mostChannelsWithSpectra)
        parts.spectra = parts.inputSpectrum = false;

    for (std::size_t c = 0; c < channels.size(); ++c)
        channels[c].prepare (sampleRateHz, lattices[c], parts, pcmBits);
}

void RunAnalysis::add (const FinishedBlock& block)
{
    workers.forEach (channels.size(),
                     [&] (std::size_t c)
                     {
                         const auto& channel = block.channels[c];
                         channels[c].add (channel.input, channel.output, channel.onLatticeX(),
                                          channel.onLatticeY(), channel.replaced);
                     });
}

void RunAnalysis::finish() noexcept
{
    for (auto& channel : channels)
        channel.finish();
}

std::vector<ChannelResults> RunAnalysis::results() const
{
    std::vector<ChannelResults> all;

    for (const auto& channel : channels)
        all.push_back (channel.results());

    all.resize (channelCount);
    return all;
}

ChannelResults RunAnalysis::together() const
{
    ChannelSum sum (channelCount);

    for (const auto& channel : channels)
    {
        auto reading = channel.reading();

        if (! sharesLattice)
        {
            reading.counts = {};
            reading.codes = nullptr;
        }

        sum.add (reading);
    }

    return sum.results();
}

} // namespace requant
