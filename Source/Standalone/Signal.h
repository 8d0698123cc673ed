#pragma once

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

/** What can be chosen about a test signal. */
struct TestTone
{
    double levelDbfs = -20.0;   ///< AES17: a sine whose peaks are 1.0 has 0 dBFS
    double frequencyHz = 997.0; ///< AES17's: coprime to the sample rates, so it visits many codes

    bool operator== (const TestTone&) const = default;
};

constexpr bool hasLevel (Signal signal) noexcept
{
    return signal == Signal::sine || signal == Signal::fadingSine || signal == Signal::chord
           || signal == Signal::noise;
}

constexpr bool hasFrequency (Signal signal) noexcept
{
    return hasLevel (signal) && signal != Signal::noise;
}

} // namespace requant
