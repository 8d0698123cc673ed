#pragma once

#include "Engine/Engine.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

#include <bit>
#include <cstring>

namespace requant::test
{

template <typename Sample>
using Channels = std::vector<std::vector<Sample>>;

/** Pointers to the samples from `start` on. */
template <typename Sample>
std::vector<Sample*> pointersTo (Channels<Sample>& channels, std::size_t start = 0)
{
    std::vector<Sample*> pointers;

    for (auto& channel : channels)
        pointers.push_back (channel.data() + start);

    return pointers;
}

/** Processes the samples start .. start + count - 1 in place, `block` at a time. */
template <typename Sample>
void process (Engine& engine, Channels<Sample>& channels, std::size_t start, std::size_t count,
              std::size_t block, MeterFeed* feed = nullptr)
{
    for (std::size_t done = 0; done < count; done += block)
    {
        const auto pointers = pointersTo (channels, start + done);
        engine.process (std::span<Sample* const> (pointers), std::min (block, count - done), feed);
    }
}

template <typename Sample>
void process (Engine& engine, Channels<Sample>& channels, std::size_t block)
{
    process (engine, channels, 0, channels[0].size(), block);
}

/** What a fresh engine makes of the channels. */
template <typename Sample>
Channels<Sample> rendered (const Settings& settings, Channels<Sample> channels,
                           std::size_t block = 512, double sampleRateHz = 48000.0)
{
    Engine engine;
    engine.prepare (sampleRateHz, channels.size());
    engine.setSettings (settings);
    process (engine, channels, block);
    return channels;
}

/** Equal bit for bit: NaN payloads and the sign of 0 count. */
template <typename Sample>
bool areSameBits (const std::vector<Sample>& a, const std::vector<Sample>& b)
{
    return a.size() == b.size()
           && std::memcmp (static_cast<const void*> (a.data()), static_cast<const void*> (b.data()),
                           a.size() * sizeof (Sample))
                  == 0;
}

template <typename Sample>
bool areSameBits (const Channels<Sample>& a, const Channels<Sample>& b)
{
    if (a.size() != b.size())
        return false;

    for (std::size_t c = 0; c < a.size(); ++c)
        if (! areSameBits (a[c], b[c]))
            return false;

    return true;
}

inline Channels<double> musicLike (std::size_t channelCount, std::size_t count,
                                   std::uint64_t seed = 1)
{
    Channels<double> channels;

    for (std::size_t c = 0; c < channelCount; ++c)
    {
        channels.push_back (noise (count, 0.3, seed + c));
        const auto tone = sine (count, 0.4);

        for (std::size_t n = 0; n < count; ++n)
            channels[c][n] += tone[n];
    }

    return channels;
}

inline Channels<float> asFloat (const Channels<double>& channels)
{
    Channels<float> result;

    for (const auto& channel : channels)
    {
        result.emplace_back();

        for (const auto sample : channel)
            result.back().push_back (static_cast<float> (sample));
    }

    return result;
}

inline Channels<double> asDouble (const Channels<float>& channels)
{
    Channels<double> result;

    for (const auto& channel : channels)
        result.emplace_back (channel.begin(), channel.end());

    return result;
}

inline Settings settingsOf (double bits, Rounding rounding, Dither dither, Shaping shaping,
                            std::uint32_t seed = 1)
{
    Settings settings;
    settings.reduction.bits = bits;
    settings.reduction.rounding = rounding;
    settings.reduction.dither = dither;
    settings.reduction.shaping = shaping;
    settings.reduction.seed = seed;
    return settings;
}

} // namespace requant::test
