#pragma once

#include "Measurement/ErrorSums.h"
#include "Measurement/MeterFeed.h"
#include "Measurement/StaticError.h"

namespace requant
{

/** How much of the watched channel's error repeats with the signal, over its newest samples: the
    verdict's ground. Message thread.
*/
class ErrorSplit
{
public:
    /** What is judged is at least this many samples, and at most twice as many. Noise alone leaves
        each bin's mean off by its spread, which looks like a static share of bins / samples = 0.1 %.
    */
    static constexpr std::uint64_t span = 1 << 16;

    /** Starts anew with another step, in full-scale units. */
    void setStep (double newStep) noexcept;

    void add (std::span<const SamplePair>) noexcept;

    /** Forgets all samples, as after a gap or a change of the settings. */
    void reset() noexcept;

    /** Static error power over all error power, 0 (noise) to 1 (distortion); empty while too little
        was heard, or where there is no error. */
    std::optional<double> staticShare() const noexcept;

private:
    struct Stretch
    {
        StaticError repeating;
        ErrorSums sums;
    };

    Stretch before, now;
    double step = 0.0;
};

} // namespace requant
