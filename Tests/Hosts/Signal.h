#pragma once

#include "Engine/Engine.h"
#include "Parameters/Parameter.h"

#include <random>
#include <vector>

namespace requant::test
{

/** Some channels of samples and the pointers to them that plug-in formats want. */
template <typename Sample>
struct Signal
{
    Signal (std::size_t channelCount, std::size_t count)
        : channels (channelCount, std::vector<Sample> (count))
    {
    }

    std::size_t count() const { return channels.front().size(); }

    std::vector<Sample*> from (std::size_t start)
    {
        std::vector<Sample*> pointers;

        for (auto& channel : channels)
            pointers.push_back (channel.data() + start);

        return pointers;
    }

    bool operator== (const Signal&) const = default;

    std::vector<std::vector<Sample>> channels;
};

/** Noise of a fixed seed, uniform in -0.9 to 0.9. */
template <typename Sample>
Signal<Sample> noise (std::size_t channels, std::size_t count)
{
    std::mt19937 generator (1);
    Signal<Sample> signal (channels, count);

    for (auto& channel : signal.channels)
        for (auto& sample : channel)
            sample =
                static_cast<Sample> (1.8 * static_cast<double> (generator()) / 4294967296.0 - 0.9);

    return signal;
}

/** A control and its value, by their ids. */
struct Choosing
{
    std::string_view id;
    double value;
};

/** 8 bits, rounding to nearest with TPDF, second-order shaping, which suits any rate, seed 7. */
inline std::vector<Choosing> chosen()
{
    return { { parameterId::bits, 8 },
             { parameterId::shaping, static_cast<double> (Shaping::secondOrder) },
             { parameterId::seed, 7 } };
}

/** What the engine, called directly, makes of a signal with the values of chosen(). */
template <typename Sample>
Signal<Sample> reduced (Signal<Sample> signal, double sampleRateHz)
{
    Settings settings;

    for (const auto& control : parameterTable())
        control.set (settings, control.defaultValue);

    for (const auto& [id, value] : chosen())
        findParameter (id)->set (settings, value);

    Engine engine;
    engine.prepare (sampleRateHz, signal.channels.size());
    engine.setSettings (settings);
    engine.process (signal.from (0), signal.count());
    return signal;
}

} // namespace requant::test
