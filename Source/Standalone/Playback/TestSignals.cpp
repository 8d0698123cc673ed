#include "TestSignals.h"

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

} // namespace

void fillWithTestSignal (Signal signal, const TestTone& tone, double rateHz, std::uint64_t position,
                         std::span<float> samples) noexcept
{
    const auto amplitude = amplitudeOf (tone.levelDbfs);
    const auto fill = [&] (auto at)
    {
        for (auto& sample : samples)
            sample = static_cast<float> (amplitude * at (position++));
    };

    const auto hz = tone.frequencyHz;

    switch (signal)
    {
        case Signal::sine:
            return fill ([=] (std::uint64_t n) { return sineAt (n, hz, rateHz); });
        case Signal::fadingSine:
            return fill ([=] (std::uint64_t n) { return fadingSineAt (n, hz, rateHz); });
        case Signal::chord:
            return fill ([=] (std::uint64_t n) { return chordAt (n, hz, rateHz); });
        case Signal::noise:
            return fill (noiseAt);
        case Signal::recording:
        case Signal::silence:
        case Signal::liveInput:
            std::fill (samples.begin(), samples.end(), 0.0f);
    }
}

} // namespace requant
