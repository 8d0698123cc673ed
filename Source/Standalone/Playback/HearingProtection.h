#pragma once

#include <algorithm>
#include <cmath>

namespace requant
{

/** Protects ears from a reduction that makes sound louder, as few levels do: one bit turns a
    whisper into full scale. Of one gain for all channels, it lets through what is at most 6 dB
    louder than the input lately was, and whatever is quiet anyway.

    Lately: the loudest 10 ms, and the highest peak, forgotten by 1 dB a second, so that the noise
    which a fading note leaves behind is heard as it is. The gain falls at once, before the sample
    that would be too loud, and rises by 20 dB a second. It looks at each frame by itself: where
    blocks end does not matter, and it needs no latency. What is not louder than the input passes
    untouched, bit for bit. Thread: one at a time. Real time.
*/
class HearingProtection
{
public:
    static constexpr double windowSeconds = 0.01, forgetDbPerSecond = 1.0, riseDbPerSecond = 20.0;

    /** Of powers: 6.02 dB. */
    static constexpr double mostRaise = 4.0;

    /** No noise of this power is too loud, -32.6 dB: a little more than the monitor raises the
        error to, and than a truncation to 6 bits makes of silence. */
    static constexpr double quietPower = 5.5e-4;

    /** And no peak below -21 dBFS. */
    static constexpr double quietPeak = 0.09;

    /** sampleRateHz: above 0. Starts anew. */
    void prepare (double sampleRateHz) noexcept
    {
        share = 1.0 / std::max (1.0, windowSeconds * sampleRateHz);
        forget = std::pow (10.0, -forgetDbPerSecond / 10.0 / sampleRateHz);
        forgetPeak = std::sqrt (forget);
        rise = std::pow (10.0, riseDbPerSecond / 20.0 / sampleRateHz);
        inputPower = heardPower = loudest = highest = 0.0;
        gain = 1.0;
    }

    /** One frame's sums of squares and largest magnitudes over the channels; finite. Returns the
        gain of what is heard: above 0, at most 1. */
    double next (double inputSquares, double inputPeak, double heardSquares,
                 double heardPeak) noexcept
    {
        inputPower += share * (inputSquares - inputPower);
        heardPower += share * (heardSquares - heardPower);
        loudest = std::max (inputPower, loudest * forget);
        highest = std::max (inputPeak, highest * forgetPeak);

        const auto mostPower = std::max (mostRaise * loudest, quietPower);
        const auto mostPeak = std::max (std::sqrt (mostRaise) * highest, quietPeak);
        auto wanted = 1.0;

        if (heardPower > mostPower)
            wanted = std::sqrt (mostPower / heardPower);

        if (heardPeak > mostPeak)
            wanted = std::min (wanted, mostPeak / heardPeak);

        gain = std::min (wanted, gain * rise);
        return gain;
    }

    bool isActing() const noexcept { return gain < 1.0; }

private:
    double share = 1.0, forget = 1.0, forgetPeak = 1.0, rise = 1.0;
    double inputPower = 0.0, heardPower = 0.0, loudest = 0.0, highest = 0.0, gain = 1.0;
};

} // namespace requant
