#include "MovingScale.h"

#include <algorithm>

namespace requant
{

namespace
{

constexpr auto codeOf0InNf4 = 7;

BlockFormat formatOf (const ReductionSettings& settings) noexcept
{
    if (settings.law == Law::nicam)
        return BlockFormat::nicam();

    if (settings.law != Law::block)
        return {};

    auto format = BlockFormat::make (static_cast<int> (settings.bits), settings.blockLength,
                                     settings.exponentBits);
    format.rounding = settings.rounding;
    return format;
}

} // namespace

void MovingScale::prepare()
{
    incoming.resize (BlockFormat::mostSamples);
    samples.resize (BlockFormat::mostSamples);
    values.resize (BlockFormat::mostSamples);
    codes.resize (BlockFormat::mostSamples);
    clamped.resize (BlockFormat::mostSamples);
    reset();
}

void MovingScale::setLaw (const ReductionSettings& settings) noexcept
{
    const auto bits = static_cast<int> (settings.bits);
    const auto wanted = static_cast<std::size_t> (settings.latencySamples()) + 1;
    const auto isAnother = settings.law != law || wanted != length;
    floatingPoint = BlockFloatingPoint (formatOf (settings));
    law = settings.law;
    length = wanted;

    if (law == Law::jayant && bits != jayant.bits())
        jayant = JayantQuantizer (bits);

    endOfJayant = static_cast<double> (1 << (jayant.bits() - 1));

    if (isAnother)
        reset();
}

void MovingScale::reset() noexcept
{
    const auto used = std::min (length, samples.size());

    for (auto* all : { &incoming, &samples, &values })
        std::fill_n (all->begin(), used, 0.0);

    std::fill_n (codes.begin(), used, law == Law::nf4 ? codeOf0InNf4 : 0);
    std::fill_n (clamped.begin(), used, char { 0 });
    position = 0;
    inverseStep = 1.0;
    scale = 0.0f;
    jayant.reset();
}

void MovingScale::quantizeBlock() noexcept
{
    const auto block = std::span<const double> (incoming).first (length);
    std::copy (block.begin(), block.end(), samples.begin());

    if (law != Law::nf4)
    {
        const auto exponent = floatingPoint.encode (block, std::span (codes).first (length));
        floatingPoint.decode (exponent, std::span<const std::int32_t> (codes).first (length),
                              std::span (values).first (length));
        floatingPoint.findClamped (block, exponent, std::span (clamped).first (length));
        inverseStep = 1.0 / floatingPoint.format().step (exponent);
        return;
    }

    scale = NormalFloat4::scale (block);

    for (std::size_t n = 0; n < length; ++n)
    {
        const auto code = normalFloat.code (block[n], scale);
        codes[n] = static_cast<std::int32_t> (code);
        values[n] = normalFloat.value (code, scale);
    }
}

MovingScale::Sample MovingScale::ofBlock (std::size_t index) const noexcept
{
    const auto input = samples[index];

    if (law == Law::nf4)
    {
        const auto inScale = scale > 0.0f ? input / static_cast<double> (scale) : 0.0;
        return { input, values[index], normalFloat.table().position (inScale) - codeOf0InNf4,
                 static_cast<double> (codes[index] - codeOf0InNf4), false };
    }

    return { input, values[index], input * inverseStep, static_cast<double> (codes[index]),
             clamped[index] != 0 };
}

MovingScale::Sample MovingScale::ofJayant (double sample) noexcept
{
    const auto [value, code, step] = jayant.process (sample);
    const auto place = sample / step;
    return { sample, value, place, code + 0.5, place < -endOfJayant || place >= endOfJayant };
}

MovingScale::Sample MovingScale::process (double sample) noexcept
{
    if (law == Law::jayant)
        return ofJayant (sample);

    incoming[position] = sample;
    position = position + 1 == length ? 0 : position + 1;

    if (position == 0)
        quantizeBlock();

    return ofBlock (position);
}

std::size_t MovingScale::process (const Samples& block) noexcept
{
    std::size_t count = 0;

    for (std::size_t n = 0; n < block.input.size(); ++n)
    {
        const auto sample = process (block.input[n]);
        block.input[n] = sample.input;
        block.output[n] = sample.output;
        block.inputPlaces[n] = sample.inputPlace;
        block.outputPlaces[n] = sample.outputPlace;
        count += sample.isClamped ? 1u : 0u;
    }

    return count;
}

void MovingScale::bypass (std::span<double> block) noexcept
{
    for (auto& sample : block)
        sample = process (sample).input;
}

} // namespace requant
