#pragma once

#include <algorithm>
#include <cmath>

namespace requant
{

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

} // namespace requant
