#pragma once

#include "Quantization/Reduction/Requantizer.h"
#include "Support/Signals.h"

#include <algorithm>

namespace requant::test
{

/** What came out of a whole reduction, one entry a channel. */
struct Reduced
{
    std::vector<Signal> outputs;
    std::vector<std::size_t> clipped, blanked, passed;
};

/** How a reduction runs, but for its settings. */
struct Run
{
    NoiseTransferFunction filter {};
    std::size_t chunk = Requantizer::chunkSize;
    std::uint64_t position = 0; ///< of the first sample
    double sampleRateHz = 44100.0;
};

/** Runs signals of one length through a Requantizer that is prepared and set, `run.chunk` samples
    at a time. */
inline Reduced reduceWith (Requantizer& requantizer, const std::vector<Signal>& inputs,
                           std::size_t chunk = Requantizer::chunkSize, std::uint64_t position = 0)
{
    const std::vector<std::size_t> none (inputs.size());
    Reduced result { inputs, none, none, none };
    auto samples = inputs;
    const auto count = inputs[0].size();

    for (std::size_t start = 0; start < count; start += chunk)
    {
        const auto length = std::min (chunk, count - start);
        std::vector<Requantizer::Block> blocks;

        for (std::size_t c = 0; c < inputs.size(); ++c)
            blocks.push_back ({ std::span (samples[c]).subspan (start, length),
                                std::span (result.outputs[c]).subspan (start, length) });

        requantizer.reduce (blocks, position + start);

        for (std::size_t c = 0; c < inputs.size(); ++c)
        {
            result.clipped[c] += blocks[c].clipped;
            result.blanked[c] += blocks[c].blanked;
            result.passed[c] += blocks[c].passed;
        }
    }

    return result;
}

/** The same through a fresh one. */
inline Reduced reduce (const ReductionSettings& settings, const std::vector<Signal>& inputs,
                       const Run& run = {})
{
    Requantizer requantizer;
    requantizer.prepare (inputs.size(), run.sampleRateHz);
    requantizer.setSettings (settings, run.filter);
    return reduceWith (requantizer, inputs, run.chunk, run.position);
}

inline Signal reduceMono (const ReductionSettings& settings, const Signal& input,
                          const Run& run = {})
{
    return reduce (settings, { input }, run).outputs[0];
}

/** Whether every sample is finite and a level. */
inline bool isOnLattice (const Signal& output, const Lattice& lattice)
{
    return std::all_of (output.begin(), output.end(),
                        [&] (double y) { return y == lattice.level (lattice.nearestCode (y)); });
}

} // namespace requant::test
