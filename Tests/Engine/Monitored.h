#pragma once

#include "Rendered.h"

namespace requant::test
{

/** An engine whose output is compared with what is heard. */
struct Monitored
{
    static constexpr double rateHz = 48000.0;
    static constexpr std::size_t fade = 1440; // 30 ms

    explicit Monitored (Settings toStart = {}, std::size_t channels = 2) : settings (toStart)
    {
        engine.prepare (rateHz, channels);
        engine.setSettings (settings);
        plain.prepare (rateHz, channels);
        plain.setSettings (settings);
    }

    void choose (MonitorSource source)
    {
        settings.monitor.source = source;
        engine.setSettings (settings);
    }

    void choose (MonitorSource source, double gainDb)
    {
        settings.monitor = { source, gainDb, false };
        engine.setSettings (settings);
    }

    /** What is heard of this input, which stays; output is what a listener to it would have got. */
    Channels<double> hear (const Channels<double>& input, std::size_t block = 480)
    {
        auto heard = input;
        output = input;
        process (engine, heard, 0, input[0].size(), block, feed.get());
        process (plain, output, block);
        return heard;
    }

    const Heard& shown() { return feed->newest().heard; }

    Settings settings;
    Engine engine, plain;
    std::unique_ptr<MeterFeed> feed = std::make_unique<MeterFeed>();
    Channels<double> output;
};

inline constexpr double loudest = 0.25118864315095801; // -12 dBFS

inline double factor (double db) { return std::pow (10.0, db / 20.0); }

inline double peak (const Channels<double>& channels, std::size_t first = 0)
{
    double largest = 0.0;

    for (const auto& channel : channels)
        for (std::size_t n = first; n < channel.size(); ++n)
            largest =
                std::isfinite (channel[n]) ? std::max (largest, std::abs (channel[n])) : 1e300;

    return largest;
}

/** The largest step from one sample to the next. */
inline double largestStep (const Channels<double>& channels)
{
    double largest = 0.0;

    for (const auto& channel : channels)
        for (std::size_t n = 1; n < channel.size(); ++n)
            largest = std::max (largest, std::abs (channel[n] - channel[n - 1]));

    return largest;
}

/** The sum of the channels' mean squares from `first` on, re full scale 1.0. */
inline double powerDb (const Channels<double>& channels, std::size_t first)
{
    double power = 0.0;

    for (const auto& channel : channels)
        for (std::size_t n = first; n < channel.size(); ++n)
            power += channel[n] * channel[n] / static_cast<double> (channel.size() - first);

    return 10.0 * std::log10 (power);
}

} // namespace requant::test
