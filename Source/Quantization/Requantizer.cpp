#include "Requantizer.h"

#include <algorithm>
#include <cassert>

namespace requant
{

void Requantizer::prepare (std::size_t channelCount) { channels.assign (channelCount, {}); }

void Requantizer::reset() noexcept
{
    for (auto& channel : channels)
        std::fill_n (channel.errors.begin(), maximumTaps, 0.0);
}

void Requantizer::setSettings (const ReductionSettings& settings) noexcept
{
    if (settings == current)
        return;

    // A shaper starts from silence, whatever ran before it.
    if (settings.shaping != current.shaping)
        reset();

    current = settings;
    ruler = CurrentRuler { current };
    dither = DitherSource { current.seed };
}

void Requantizer::reduce (std::span<Block> blocks, std::uint64_t position) noexcept
{
    assert (blocks.size() <= channels.size());

    for (std::size_t first = 0; first < blocks.size(); first += 2)
        reducePair (blocks.subspan (first, std::min (blocks.size() - first, std::size_t { 2 })),
                    first, position);
}

void Requantizer::reducePair (std::span<Block> blocks, std::size_t firstChannel,
                              std::uint64_t position) noexcept
{
    const auto& taps = noiseShaper (current.shaping).taps;
    std::array<kernels::Lane, 2> lanes;
    const auto count = blocks[0].input.size();
    assert (count <= chunkSize);

    for (std::size_t l = 0; l < blocks.size(); ++l)
    {
        auto& channel = channels[firstChannel + l];
        dither.fill (current.dither, static_cast<std::uint32_t> (firstChannel + l), position,
                     std::span (channel.dither).first (count));
        lanes[l] = { blocks[l].input.data(), channel.dither.data(), blocks[l].output.data(),
                     channel.errors.data() + maximumTaps, 0 };
    }

    const auto used = std::span (lanes).first (blocks.size());

    if (taps.empty())
        for (auto& lane : used)
            kernels::reduceFlat (ruler.kernel, current.rounding, lane, count);
    else
        kernels::reduceShaped (ruler.kernel, current.rounding, taps, used, count);

    for (std::size_t l = 0; l < blocks.size(); ++l)
    {
        blocks[l].clipped = lanes[l].clipped;

        if (! taps.empty())
        {
            auto& errors = channels[firstChannel + l].errors;
            std::copy_n (errors.begin() + static_cast<std::ptrdiff_t> (count), maximumTaps,
                         errors.begin());
        }
    }
}

} // namespace requant
