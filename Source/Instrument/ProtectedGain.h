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

} // namespace requant
