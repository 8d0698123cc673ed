#pragma once

#include "Offline/TestSignal.h"

namespace requant
{

/** What the application sends through the plug-in. */
enum class Signal
{
    recording, ///< looped
    sine,
    fadingSine,
    chord,
    noise,
    silence,
    liveInput ///< the device's input; its output stays silent until it is allowed
};

/** Empty for what is no test signal, and for silence. */
constexpr std::optional<TestSignal> testSignalOf (Signal signal) noexcept
{
    switch (signal)
    {
        case Signal::sine:
            return TestSignal::sine;
        case Signal::fadingSine:
            return TestSignal::fadingSine;
        case Signal::chord:
            return TestSignal::chord;
        case Signal::noise:
            return TestSignal::noise;
        case Signal::recording:
        case Signal::silence:
        case Signal::liveInput:
            break;
    }

    return {};
}

constexpr bool hasLevel (Signal signal) noexcept { return testSignalOf (signal).has_value(); }

constexpr bool hasFrequency (Signal signal) noexcept
{
    return hasLevel (signal) && signal != Signal::noise;
}

} // namespace requant
