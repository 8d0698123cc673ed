#pragma once

#include <algorithm>
#include <cmath>

namespace requant
{

/** A gain that protects ears: it moves to what is wanted by 60 dB a second at most, and falls at
    once, before a sample goes out, where that sample would be louder than the ceiling.

    It looks at each sample by itself, so it needs no latency, holds whatever comes, and does not
    care where blocks end. A sample that is cut is cut like all of its channels, and the gain stays
    there and rises slowly, so that a burst is one step, not distortion. Thread: one at a time. Real
    time.
*/
class ProtectedGain
{
public:
    /** No peak is louder: -12.04 dBFS, a power of two, so that no rounding gets beyond -12. */
    static constexpr double ceiling = 0.25;
    static constexpr double dbPerSecond = 60.0;

    /** Where it rises from after the loudest peak: less than any error of full scale needs, so that
        one insane sample does not silence what follows for long. */
    static constexpr double lowest = 1.0 / 64.0;

    void prepare (double sampleRateHz) noexcept
    {
        rise = std::pow (10.0, dbPerSecond / 20.0 / sampleRateHz);
        fall = 1.0 / rise;
    }

    /** At once. gain: at least lowest. */
    void settle (double newGain) noexcept { gain = newGain; }

    /** The next sample's gain. wanted: at least lowest. peak: the largest magnitude among its
        channels; finite. */
    double next (double wanted, double peak) noexcept
    {
        const auto moved = std::clamp (wanted, gain * fall, gain * rise);
        const auto safe = moved * peak > ceiling ? ceiling / peak : moved;
        gain = std::max (safe, lowest);
        return safe;
    }

    /** What the last sample left. */
    double current() const noexcept { return gain; }

private:
    double gain = 1.0, rise = 1.0, fall = 1.0;
};

/** The gain that brings noise of any level to one that is comfortable to listen to.

    The level is the mean over the last second or so, and from the start over all that was heard, so
    that it is right at once. The powers of channels add up, as their loudness does (ITU-R BS.1770).
    Samples without an error say nothing and change nothing, and a few that clip are no level.
    Thread: one at a time. Real time.
*/
class ComfortableGain
{
public:
    /** Where the noise is brought: the mean square of all channels together, full scale 1.0. 20 dB
        below what masters have, and far enough from ProtectedGain::ceiling for any dither's
        peaks. */
    static constexpr double comfortableDb = -33.0;
    static constexpr double highestDb = 96.0;
    static constexpr double memorySeconds = 1.0;

    void prepare (double sampleRateHz) noexcept
    {
        memory = std::max (1.0, memorySeconds * sampleRateHz);
        comfortable = std::pow (10.0, comfortableDb / 10.0);
        quietest = comfortable / std::pow (10.0, highestDb / 10.0);
    }

    /** Forgets what was heard. */
    void restart() noexcept { heard = mean = 0.0; }

    /** power: the sum of the channels' squares; at least 0, finite. */
    void add (double power) noexcept
    {
        if (! (power > 0.0))
            return;

        // More than full scale would be remembered for minutes; less needs no more gain.
        const auto limited = std::clamp (power, quietest, 1.0);
        const auto counted = heard > 0.0 ? std::min (limited, farthest * mean) : limited;
        heard = std::min (heard + 1.0, memory);
        mean += (counted - mean) / heard;
    }

    /** The gain, or the other one as long as nothing was heard. */
    double gainOr (double other) const noexcept
    {
        return heard > 0.0 ? std::sqrt (comfortable / mean) : other;
    }

private:
    // 20 dB above the mean is beyond the peaks of noise. What is counted as that much still moves
    // the mean by 48 dB within about 0.1 s where it lasts, and not at all where it is one sample.
    static constexpr double farthest = 100.0;

    double memory = 1.0, comfortable = 1.0, quietest = 1.0;
    double heard = 0.0, mean = 0.0; ///< samples, at most `memory`; their power
};

/** Fades the signal out of an output while raising what is left of it, its noise floor:
    noise * (y - fade * x), where fade = 1 - signal / noise goes from 0 to 1.

    With QE = x - y that is signal * x - noise * QE, which is how it is computed: y - fade * x would
    cancel what it is about. Both gains start equal, which is the output itself, dimmed so that even
    full scale stays below ProtectedGain's ceiling; from there the signal falls and the noise rises
    by 20 dB a second, so that an ear follows the one into the other and knows what it hears.
    Thread: one at a time. Real time.
*/
class NoiseZoom
{
public:
    static constexpr double dbPerSecond = 20.0;

    void prepare (double sampleRateHz) noexcept
    {
        rise = std::pow (10.0, dbPerSecond / 20.0 / sampleRateHz);
        fall = 1.0 / rise;
    }

    void start() noexcept { signal = noise = risen = ProtectedGain::ceiling; }

    /** To the next sample. target: where the noise rises to, and what it is never above; more than
        0. */
    void advance (double target) noexcept
    {
        signal *= fall;
        risen = std::min (risen * rise, highest);
        noise = std::min (risen, target);
    }

    /** input: x, error: QE. */
    double heard (double input, double error) const noexcept
    {
        return signal * input - noise * error;
    }

    double noiseGain() const noexcept { return noise; }

private:
    static constexpr double highest = 1e6; // above every target: once there, the noise follows it

    double signal = ProtectedGain::ceiling, noise = ProtectedGain::ceiling;
    double risen = ProtectedGain::ceiling; // where the noise may be by now
    double rise = 1.0, fall = 1.0;
};

} // namespace requant
