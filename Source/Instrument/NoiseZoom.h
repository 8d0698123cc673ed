#pragma once

#include "ProtectedGain.h"

#include <algorithm>
#include <cmath>

namespace requant
{

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
