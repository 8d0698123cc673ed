#include "Requantizer.h"

#include "Headroom.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace requant
{

namespace
{

// With too little dither a shaper can go round in circles on silence. Every shaper's response is
// over by then.
constexpr std::uint64_t longestRinging = 1024;

// Whether dither alone never leaves the level at 0, so that silence that follows nothing gives
// silence, and what goes on after a signal is a limit cycle and no noise. Truncation takes the
// smallest dither below 0 to the level below.
bool keepsSilence (const ReductionSettings& s, const Lattice& lattice) noexcept
{
    if (s.ditherPower() == 0.0)
        return true;

    if (! lattice.contains (0.0))
        return false;

    switch (s.rounding)
    {
        case Rounding::nearest:
        case Rounding::nearestAway:
            return s.ditherPeak() < 0.5;
        case Rounding::towardZero:
            return s.ditherPeak() < 1.0;
        case Rounding::truncate:
            break;
    }

    return false;
}

kernels::ChannelBuffers buffersFrom (const kernels::ChannelBuffers& buffer,
                                     std::size_t start) noexcept
{
    return { buffer.input + start,  buffer.dither + start, buffer.output + start,
             buffer.errors + start, buffer.totals + start, 0 };
}

} // namespace

Requantizer::CurrentLattice::CurrentLattice (const ReductionSettings& s,
                                             const LevelPlan* plan) noexcept
    : lattice (plan != nullptr ? plan->lattice() : s.lattice()),
      reduced (plan != nullptr
                   ? Lattice::uniform (1.0, lattice.offset(), lattice.lowest(), lattice.highest())
                   : lattice),
      kernel (reduced, s.ditherPeak(), s.rounding)
{
}

void Requantizer::Channel::forget() noexcept
{
    std::fill_n (errors.begin(), taps, 0.0);
    std::fill_n (totals.begin(), poles, 0.0);
    watch.reset();
    moving.reset();
}

void Requantizer::Channel::keepLast (std::size_t count) noexcept
{
    std::copy_n (errors.data() + count, taps, errors.data());
    std::copy_n (totals.data() + count, poles, totals.data());
}

void Requantizer::prepare (std::size_t channelCount, double sampleRateHz)
{
    sampleRate = sampleRateHz;
    channels.assign (channelCount, {});

    for (auto& channel : channels)
    {
        channel.moving.prepare();
        channel.moving.setLaw (current);
    }

    setLattices();
}

void Requantizer::setLattices() noexcept
{
    levels = CurrentLattice { current, plan };
    const auto rules = rulesOn (levels.lattice);

    for (std::size_t c = 0; c < channels.size(); ++c)
    {
        auto& channel = channels[c];

        // What was counted before watching stopped says nothing of now.
        if (! channel.rules.isActive())
            channel.watch.reset();

        channel.levels = current.hasStepsOfChannels()
                             ? CurrentLattice { current.ofChannel (c), nullptr }
                             : levels;
        channel.rules = current.hasStepsOfChannels() ? rulesOn (channel.levels.lattice) : rules;
    }
}

void Requantizer::reset() noexcept
{
    for (auto& channel : channels)
        channel.forget();
}

void Requantizer::setSettings (const ReductionSettings& settings,
                               const NoiseTransferFunction& newFilter,
                               const LevelPlan* newPlan) noexcept
{
    if (settings == current && newFilter == filter && newPlan == plan)
        return;

    // Poles filter past totals, which other shapers do not keep.
    if (newFilter.poles().size() != filter.poles().size())
        for (auto& channel : channels)
            std::fill_n (channel.totals.begin(), Channel::poles, 0.0);

    if (settings.seed != current.seed)
        setNoiseKey (settings.seed);

    // The LSB of another law is something else.
    if (settings.law != current.law)
        for (auto& channel : channels)
            channel.forget();

    current = settings;
    filter = newFilter;
    plan = newPlan;
    setLattices();

    if (MovingScale::isFor (current.law))
        for (auto& channel : channels)
            channel.moving.setLaw (current);

    gain = current.headroom ? sufficientHeadroomGain (current, filter, plan).value_or (1.0) : 1.0;
}

PassThroughDetector::Rules Requantizer::rulesOn (const Lattice& lattice) const noexcept
{
    const auto& s = current;
    const auto samples = [this] (double seconds)
    { return static_cast<std::uint64_t> (std::ceil (seconds * sampleRate)); };

    PassThroughDetector::Rules wanted;

    if (s.autoBlank)
        wanted.blankAfter = samples (s.blankAfterSeconds);

    if (! filter.isFlat() && keepsSilence (s, lattice))
        wanted.blankAfter = std::min (wanted.blankAfter, longestRinging);

    if (s.passExact)
        wanted.passAfter = samples (passAfterSeconds);

    return wanted;
}

void Requantizer::reduce (std::span<Block> blocks, std::uint64_t position) noexcept
{
    assert (blocks.size() <= channels.size());

    if (MovingScale::isFor (current.law))
    {
        for (std::size_t c = 0; c < blocks.size(); ++c)
        {
            auto& block = blocks[c];
            block.clipped = channels[c].moving.process (
                { block.input, block.output, block.inputPlaces, block.outputPlaces });
            block.blanked = block.passed = 0;
            block.treatment = Treatment::reduce;
        }

        return;
    }

    for (std::size_t first = 0; first < blocks.size(); first += 2)
        reducePair (blocks.subspan (first, std::min (blocks.size() - first, std::size_t { 2 })),
                    first, position);
}

void Requantizer::bypass (std::span<Block> blocks) noexcept
{
    for (std::size_t c = 0; c < blocks.size(); ++c)
    {
        if (worksOnBlocks (current.law))
            channels[c].moving.bypass (blocks[c].input);

        std::copy (blocks[c].input.begin(), blocks[c].input.end(), blocks[c].output.begin());
    }
}

void Requantizer::fillDither (std::size_t channel, std::uint64_t position,
                              std::size_t count) noexcept
{
    auto stream = channel;
    auto scale = current.ditherAmount;

    if (current.ditherStreams == DitherStreams::identical)
    {
        stream = 0;
    }
    else if (current.ditherStreams == DitherStreams::midSide && channel % 2 == 1)
    {
        stream = channel - 1;
        scale = -scale;
    }

    dither.fill (current.dither, scale, static_cast<std::uint32_t> (stream), position,
                 std::span (channels[channel].dither).first (count));
}

void Requantizer::reducePair (std::span<Block> blocks, std::size_t firstChannel,
                              std::uint64_t position) noexcept
{
    std::array<kernels::ChannelBuffers, 2> buffers;
    const auto count = blocks[0].input.size();
    assert (count <= chunkSize);

    for (std::size_t l = 0; l < blocks.size(); ++l)
    {
        auto& channel = channels[firstChannel + l];
        auto& block = blocks[l];
        fillDither (firstChannel + l, position, count);

        if (plan != nullptr)
            plan->findPlaces (firstChannel + l, block.input, block.inputPlaces);

        buffers[l] = { plan != nullptr ? block.inputPlaces.data() : block.input.data(),
                       channel.dither.data(),
                       plan != nullptr ? block.outputPlaces.data() : block.output.data(),
                       channel.errors.data() + Channel::taps,
                       channel.totals.data() + Channel::poles,
                       0 };
    }

    const auto pair = std::span (channels).subspan (firstChannel, blocks.size());

    if (std::any_of (pair.begin(), pair.end(),
                     [] (const Channel& channel) { return channel.rules.isActive(); }))
    {
        for (std::size_t l = 0; l < blocks.size(); ++l)
            reduceWatched (blocks[l], firstChannel + l, buffers[l]);
    }
    else
    {
        reduceChannels (std::span (buffers).first (blocks.size()), firstChannel, count);

        for (std::size_t l = 0; l < blocks.size(); ++l)
        {
            decide (blocks[l], firstChannel + l, 0, count);
            blocks[l].clipped = buffers[l].clipped;
            blocks[l].blanked = blocks[l].passed = 0;
            blocks[l].treatment = Treatment::reduce;
        }
    }

    if (plan != nullptr)
        for (std::size_t l = 0; l < blocks.size(); ++l)
            plan->findLevels (firstChannel + l, blocks[l].outputPlaces, blocks[l].input,
                              blocks[l].output);

    if (! filter.isFlat())
        for (std::size_t l = 0; l < blocks.size(); ++l)
            channels[firstChannel + l].keepLast (count);
}

// Without dither and shaping decision values say where a sample goes, to the last digit.
void Requantizer::decide (Block& block, std::size_t channel, std::size_t start,
                          std::size_t count) const noexcept
{
    if (plan != nullptr && plan->hasDecisions() && filter.isFlat() && current.ditherPower() == 0.0)
        plan->decide (channel, block.input.subspan (start, count),
                      block.inputPlaces.subspan (start, count),
                      block.outputPlaces.subspan (start, count));
}

void Requantizer::reduceChannels (std::span<kernels::ChannelBuffers> buffers,
                                  std::size_t firstChannel, std::size_t count) noexcept
{
    const auto kernelOf = [&](std::size_t l) -> const auto&
    {
        return channels[firstChannel + l].levels.kernel;
    };
    const auto shape = [&] (const kernels::LatticeConstants& kernel,
                            std::span<kernels::ChannelBuffers> some) {
        kernels::reduceShaped (kernel, current.rounding, filter.taps(), filter.poles(), some,
                               count);
    };

    if (filter.isFlat())
        for (std::size_t l = 0; l < buffers.size(); ++l)
            kernels::reduceFlat (kernelOf (l), current.rounding, buffers[l], count);
    else if (! current.hasStepsOfChannels())
        shape (kernelOf (0), buffers);
    else
        for (std::size_t l = 0; l < buffers.size(); ++l)
            shape (kernelOf (l), buffers.subspan (l, 1));
}

void Requantizer::reduceWatched (Block& block, std::size_t index,
                                 const kernels::ChannelBuffers& buffer) noexcept
{
    auto& channel = channels[index];
    block.clipped = block.blanked = block.passed = 0;

    for (std::size_t done = 0; done < block.input.size();)
    {
        const auto run = channel.watch.next (channel.rules, channel.levels.reduced,
                                             { buffer.input + done, block.input.size() - done });
        auto part = buffersFrom (buffer, done);

        if (run.treatment == Treatment::reduce)
        {
            reduceChannels ({ &part, 1 }, index, run.length);
            decide (block, index, done, run.length);
        }
        else
            leaveAlone (run.treatment, channel.levels.reduced, part, run.length);

        block.clipped += part.clipped;
        block.blanked += run.treatment == Treatment::blank ? run.length : 0;
        block.passed += run.treatment == Treatment::pass ? run.length : 0;
        block.treatment = run.treatment;
        done += run.length;
    }
}

void Requantizer::leaveAlone (Treatment treatment, const Lattice& lattice,
                              const kernels::ChannelBuffers& buffer, std::size_t count) noexcept
{
    if (treatment == Treatment::pass)
        std::copy_n (buffer.input, count, buffer.output);
    else
        std::fill_n (buffer.output, count, lattice.level (lattice.nearestCode (0.0)));

    std::fill_n (buffer.errors, count, 0.0);
    std::fill_n (buffer.totals, count, 0.0);
}

} // namespace requant
