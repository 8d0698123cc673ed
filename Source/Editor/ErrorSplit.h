#pragma once

#include "Measurement/ErrorSums.h"
#include "Measurement/MeterFeed.h"
#include "Measurement/StaticError.h"
#include "NoiseModulation.h"

namespace requant
{

/** What the power of one channel's error is made of. The shares are of the whole power, 0 to 1; what
    is neither is not told: noise, or anything else that is no function of the single sample. */
struct ErrorParts
{
    double powerLsb2 = 0.0;      ///< mean of QE^2; all else is 0 where this is
    double meanLsb = 0.0;        ///< mean of QE: its DC
    double dcShare = 0.0;        ///< the mean's power
    double repeatingShare = 0.0; ///< what repeats with the input, DC taken out: distortion

    /** NoiseModulation::spread(), or 0 where that is empty: no share. */
    double modulation = 0.0;
};

/** Splits the watched channel's error, over its newest samples: the verdict's ground.
    Message thread. */
class ErrorSplit
{
public:
    /** What is judged is at least this many samples, and at most twice as many. Noise alone leaves
        each bin's mean off by its spread, which looks like a static share of bins / samples = 0.2 %.
    */
    static constexpr std::uint64_t span = 1 << 16;

    /** Starts anew with another step, in full-scale units. */
    void setStep (double newStep) noexcept;

    void add (std::span<const SamplePair>) noexcept;

    /** Forgets all samples, as after a gap or a change of the settings. */
    void reset() noexcept;

    /** Empty while too little was heard. */
    std::optional<ErrorParts> parts() const noexcept;

private:
    struct Stretch
    {
        // Apart, since rounding toward zero errs the other way for negative input.
        StaticError ofPositive, ofNegative;
        std::uint64_t negatives = 0;
        NoiseModulation noise;
        ErrorSums sums;

        void prepare (double step) noexcept;
        void add (std::span<const double> x, std::span<const double> y) noexcept;
        void operator+= (const Stretch&) noexcept;

        /** The mean over all samples of the squared error that repeats, DC included, in LSB^2. */
        double repeatingLsb2() const noexcept;
    };

    Stretch before, now;
    double step = 0.0;
};

} // namespace requant
