#pragma once

#include "Signals.h"

#include <algorithm>

namespace requant::test
{

/** How a position among levels becomes a whole code. */
enum class Way
{
    rounded,
    truncated,
    triangular, ///< rounded, with triangular dither of 2 LSB
    uniform     ///< rounded, with uniform dither of 1 LSB
};

/** Whole codes of a signal, straight from the textbook: shares nothing with Quantization. */
inline Signal codesOf (const Signal& signal, double levelsPerUnit, Way way, std::uint64_t seed = 1)
{
    Random random { seed };
    auto codes = signal;

    for (auto& code : codes)
    {
        const auto first = 0.5 * random.bipolar(), second = 0.5 * random.bipolar();
        const auto dither = way == Way::triangular ? first + second
                            : way == Way::uniform  ? first
                                                   : 0.0;
        const auto position = code * levelsPerUnit + dither;
        code = way == Way::truncated ? std::floor (position) : std::nearbyint (position);
    }

    return codes;
}

inline Signal times (Signal signal, double gain)
{
    for (auto& sample : signal)
        sample *= gain;

    return signal;
}

inline Signal plus (Signal signal, double offset)
{
    for (auto& sample : signal)
        sample += offset;

    return signal;
}

/** What holds samples between one program and the next. */
enum class Storage
{
    asDouble,
    asFloat,
    as24Bits
};

inline Signal stored (Signal signal, Storage storage)
{
    for (auto& sample : signal)
    {
        if (storage == Storage::asFloat)
            sample = static_cast<double> (static_cast<float> (sample));

        if (storage == Storage::as24Bits)
            sample = std::clamp (std::nearbyint (sample * 0x1p23), -0x1p23, 0x1p23 - 1.0) * 0x1p-23;
    }

    return signal;
}

/** Levels of two's complement of so many bits. */
inline Signal reduced (const Signal& signal, int bits, Way way, std::uint64_t seed = 1)
{
    const auto half = std::ldexp (1.0, bits - 1);
    auto samples = codesOf (signal, half, way, seed);

    for (auto& sample : samples)
        sample = std::clamp (sample, -half, half - 1.0) / half;

    return samples;
}

/** A chord that decays by `decayDb` over its length: harmonics of no common period, as of strings.
    amplitude: of its sum, at most. */
inline Signal decayingChord (std::size_t count, double amplitude, double decayDb)
{
    constexpr double cyclesPerSample[] { 0.00458, 0.00577, 0.00687, 0.00917, 0.01833, 0.03667 };
    Signal signal (count, 0.0);

    for (const auto frequency : cyclesPerSample)
    {
        const auto partial = sine (count, amplitude / std::size (cyclesPerSample), frequency);

        for (std::size_t n = 0; n < count; ++n)
            signal[n] += partial[n];
    }

    for (std::size_t n = 0; n < count; ++n)
        signal[n] *= std::pow (10.0, -decayDb / 20.0 * static_cast<double> (n)
                                         / static_cast<double> (count));

    return signal;
}

} // namespace requant::test
