#pragma once

#include "Quantization/Requantizer.h"
#include "Support/Signals.h"

#include <algorithm>

namespace requant::test
{

/** What came out of a whole reduction, one vector a channel. */
struct Reduced
{
    std::vector<Signal> outputs;
    std::vector<std::size_t> clipped;
};

/** Runs signals of one length through a fresh Requantizer, `chunk` samples at a time, the first at
    `position`. */
inline Reduced reduce (const ReductionSettings& settings, const std::vector<Signal>& inputs,
                       std::size_t chunk = Requantizer::chunkSize, std::uint64_t position = 0)
{
    Requantizer requantizer;
    requantizer.prepare (inputs.size());
    requantizer.setSettings (settings);

    Reduced result { inputs, std::vector<std::size_t> (inputs.size()) };
    const auto count = inputs[0].size();

    for (std::size_t start = 0; start < count; start += chunk)
    {
        const auto length = std::min (chunk, count - start);
        std::vector<Requantizer::Block> blocks;

        for (std::size_t c = 0; c < inputs.size(); ++c)
            blocks.push_back ({ std::span (inputs[c]).subspan (start, length),
                                std::span (result.outputs[c]).subspan (start, length) });

        requantizer.reduce (blocks, position + start);

        for (std::size_t c = 0; c < inputs.size(); ++c)
            result.clipped[c] += blocks[c].clipped;
    }

    return result;
}

inline Signal reduceMono (const ReductionSettings& settings, const Signal& input)
{
    return reduce (settings, { input }).outputs[0];
}

/** The word lengths that the tables of theory are checked at. */
inline constexpr int tableBits[] = { 8, 16, 24 };

} // namespace requant::test
