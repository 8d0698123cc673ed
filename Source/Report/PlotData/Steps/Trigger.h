#pragma once

#include "Measurement/Feed/SampleFeed.h"

#include <optional>
#include <span>

namespace requant
{

/** The continuous curve that samples stand for, read between them.

    Windowed sinc (Hann, 8 samples to either side): exact at the samples, and within 1 % of full
    scale of the band-limited curve up to 0.8 of the Nyquist frequency. Samples outside the span
    count as the one at its end. position: in samples from the first. Thread: any. Real time.
*/
double bandLimitedInput (std::span<const SamplePair> samples, double position) noexcept;

/** Where a window of samples starts so that a repeating signal stands still on the screen. */
class Trigger
{
public:
    /** The input's rising crossings of its mean, as positions in samples: linear between the two
        samples around each. A crossing counts once the input has been below the mean by 20 % of its
        swing, so neither noise around the mean nor a small ripple triggers. At most `found.size()`
        are written, newest first; returns how many.

        samples: oldest first. firstAllowed, lastAllowed: the crossing's range. Thread: any.
    */
    static std::size_t risingCrossings (std::span<const SamplePair> samples,
                                        std::size_t firstAllowed, std::size_t lastAllowed,
                                        std::span<double> found) noexcept;

    /** Of the newest rising crossings, the one after which the input looks most as it does in
        `shown`; the newest where nothing was shown yet. Empty where nothing crosses.

        A window of `length` samples fits after it and `margin` samples around that.
    */
    static std::optional<double> find (std::span<const SamplePair> samples, std::size_t length,
                                       std::size_t margin, std::span<const double> shown) noexcept;
};

} // namespace requant
