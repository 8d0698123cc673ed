#pragma once

#include "Measurement/Statistics/Moments.h"
#include "Vectors/Target.h"

#include <cstdint>
#include <span>

namespace requant
{

/** Input samples that no signal can have: NaN, infinities, denormals. They were measured and
    reduced as 0. */
struct ReplacedSamples
{
    std::uint64_t notANumber = 0, infinite = 0, denormal = 0;

    std::uint64_t total() const noexcept { return notANumber + infinite + denormal; }
    void operator+= (const ReplacedSamples&) noexcept;
    bool operator== (const ReplacedSamples&) const = default;
};

/** The sums from which every figure of a stretch of samples follows: x input, y output, e = x - y.

    Sums of adjoining stretches, or of channels, add up to those of the whole.
    Full-scale units. Thread: its owner's. Real time.
*/
struct ErrorSums
{
    std::uint64_t count = 0;
    CompensatedSum input, error, absoluteError;
    CompensatedSum inputSquared, outputSquared, errorSquared, inputTimesError;
    double inputPeak = 0.0, outputPeak = 0.0, errorPeak = 0.0;
    std::uint64_t clipped = 0; ///< samples whose code was clamped
    ReplacedSamples replaced;

    /** Adds samples. input and output: finite, of one length. target: available; they all give the
        same. */
    void add (std::span<const double> input, std::span<const double> output,
              Target target = activeTarget()) noexcept;

    void operator+= (const ErrorSums&) noexcept;
};

} // namespace requant
