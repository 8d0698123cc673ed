#pragma once

#include "Measurement/ErrorByPlace.h"

#include <cstdint>
#include <optional>

namespace requant
{

/** What the power of an error is made of: the verdict's ground. The shares are of the whole power,
    0 to 1; what is neither is not told: noise, or anything else that is no function of the single
    sample. */
struct ErrorParts
{
    double powerLsb2 = 0.0;      ///< mean of QE^2; all else is 0 where this is
    double meanLsb = 0.0;        ///< mean of QE: its DC
    double dcShare = 0.0;        ///< the mean's power
    double repeatingShare = 0.0; ///< what repeats with the input, DC taken out: distortion

    /** ErrorByPlace::noiseModulation(), or 0 where that is empty: no share. */
    double modulation = 0.0;

    /** What repeats, as a share of what is left without DC; 0 where that is next to nothing. */
    double shareThatRepeats() const noexcept;

    /** Below the first share what repeats cannot be told from what few samples leave; above the
        second, the noise cannot be told from a bin's width. 1 % of DC is far beyond 5 sigma of the
        mean; with less than the last share beside it, DC is all there is. */
    static constexpr double mostOfNoise = 0.02, leastOfDistortion = 0.95, leastDc = 0.01,
                            leastBesideDc = 0.005;

    /** With fewer samples chance leaves more than 0.35 % of share: 5 sqrt (2 places) / samples. */
    static constexpr std::uint64_t leastSamples = 1 << 14;

    /** Empty where too little was heard. Thread: any. */
    static std::optional<ErrorParts> of (const ErrorByPlace&) noexcept;
};

} // namespace requant
