#pragma once

#include <cstdint>
#include <span>

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

/** How long a fading sine lasts before it begins anew: it loses one bit a second, 6.02 dB. */
inline constexpr double fadeSeconds = 16.0;

/** Fills samples with a test signal from a position on, counted in samples from its beginning: a
    pure function of these, the same in every run and for every block size.

    sine: A sin (2 pi f t), A = 10^(level/20). fadingSine: the same times 2^-t for 16 s, then again
    from its beginning. chord: three such sines at f, 5/4 f and 3/2 f (a just major triad), each of
    a third of the power. noise: white, evenly distributed between +-sqrt (3/2) A. So each one's
    mean square is A^2 / 2, the fading one's at its beginning. Chord and noise pass full scale above
    -4.77 and -1.76 dBFS. A sine that half the sample rate does not hold is left out. All else: 0.

    Thread: any. Real time.
*/
void fillWithTestSignal (Signal, const TestTone&, double sampleRateHz, std::uint64_t position,
                         std::span<float> samples) noexcept;

} // namespace requant
