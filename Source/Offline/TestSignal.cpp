#include "TestSignal.h"

#include "Quantization/Dither/Philox.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace requant
{

namespace
{

constexpr double onsetSeconds = 0.005; // where a fading sine begins anew

double amplitudeOf (double levelDbfs) { return std::pow (10.0, levelDbfs / 20.0); }

// The remainder is exact, so the phase is as good after hours as in the first second.
double sineAt (std::uint64_t position, double hz, double rateHz)
{
    if (2.0 * hz >= rateHz)
        return 0.0;

    const auto turns = std::fmod (static_cast<double> (position) * hz, rateHz) / rateHz;
    return std::sin (2.0 * std::numbers::pi * turns);
}

double fadingSineAt (std::uint64_t position, double hz, double rateHz)
{
    const auto length = static_cast<std::uint64_t> (std::llround (fadeSeconds * rateHz));
    const auto place = position % length;
    const auto seconds = static_cast<double> (place) / rateHz;
    const auto isFirst = position < length;
    const auto onset = isFirst ? 1.0 : std::min (1.0, seconds / onsetSeconds);
    return onset * std::exp2 (-seconds) * sineAt (place, hz, rateHz);
}

double chordAt (std::uint64_t position, double hz, double rateHz)
{
    return (sineAt (position, hz, rateHz) + sineAt (position, 1.25 * hz, rateHz)
            + sineAt (position, 1.5 * hz, rateHz))
           / std::numbers::sqrt3;
}

double noiseAt (std::uint64_t position)
{
    constexpr std::uint32_t seed = 0x7e57u;
    Philox::Words<1> words {};
    words[0][0] = static_cast<std::uint32_t> (position);
    words[1][0] = static_cast<std::uint32_t> (position >> 32);
    Philox::apply<1> (words, seed, 0);
    const auto even = (words[0][0] + 0.5) * 0x1p-31 - 1.0;
    return even * std::numbers::sqrt3 / std::numbers::sqrt2;
}

template <typename Sample>
void fill (TestSignal signal, const TestTone& tone, double rateHz, std::uint64_t position,
           std::span<Sample> samples) noexcept
{
    const auto amplitude = amplitudeOf (tone.levelDbfs);
    const auto fillBy = [&] (auto at)
    {
        for (auto& sample : samples)
            sample = static_cast<Sample> (amplitude * at (position++));
    };

    const auto hz = tone.frequencyHz;

    switch (signal)
    {
        case TestSignal::sine:
            return fillBy ([=] (std::uint64_t n) { return sineAt (n, hz, rateHz); });
        case TestSignal::fadingSine:
            return fillBy ([=] (std::uint64_t n) { return fadingSineAt (n, hz, rateHz); });
        case TestSignal::chord:
            return fillBy ([=] (std::uint64_t n) { return chordAt (n, hz, rateHz); });
        case TestSignal::noise:
            return fillBy (noiseAt);
    }
}

} // namespace

void fillWithTestSignal (TestSignal signal, const TestTone& tone, double rateHz,
                         std::uint64_t position, std::span<float> samples) noexcept
{
    fill (signal, tone, rateHz, position, samples);
}

void fillWithTestSignal (TestSignal signal, const TestTone& tone, double rateHz,
                         std::uint64_t position, std::span<double> samples) noexcept
{
    fill (signal, tone, rateHz, position, samples);
}

TestSignalSource::TestSignalSource (TestSignal signalToSend, const TestTone& toneToSend,
                                    int sampleRateHz, std::size_t channelCount,
                                    std::uint64_t frames)
    : signal (signalToSend), tone (toneToSend)
{
    info.sampleRateHz = sampleRateHz;
    info.channelCount = channelCount;
    info.frames = frames;
}

bool TestSignalSource::read (AudioBlock& block)
{
    block.frames = static_cast<std::size_t> (
        std::min<std::uint64_t> (AudioBlock::capacity, info.frames - position));

    block.replaced.assign (block.channels.size(), {});

    for (auto& channel : block.channels)
        fillWithTestSignal (signal, tone, info.sampleRateHz, position,
                            std::span (channel).first (block.frames));

    position += block.frames;
    return block.frames > 0;
}

std::optional<double> TestSignalSource::proportionRead() const
{
    return static_cast<double> (position) / static_cast<double> (info.frames);
}

} // namespace requant
