#pragma once

#include "Measurement/ErrorByPlace.h"

#include <cstdint>
#include <optional>

namespace requant
{

/** What the power of an error is made of: the verdict's ground. The shares are of the whole power, 0 to
    1; what is neither is not told: noise, or anything else that is no function of the single sample. */
struct ErrorParts
{
    double powerLsb2 = 0.0;      ///< mean of QE^2; all else is 0 where this is
    double meanLsb = 0.0;        ///< mean of QE: its DC
    double dcShare = 0.0;        ///< the mean's power
    double repeatingShare = 0.0; ///< what repeats with the input, DC taken out: distortion

    /** ErrorByPlace::noiseModulation(), or 0 where that is empty: no share. */
    double modulation = 0.0;

    /** With fewer samples chance leaves more than 0.35 % of share: 5 sqrt (2 places) / samples. */
    static constexpr std::uint64_t leastSamples = 1 << 14;

    /** Empty where too little was heard. Thread: any. */
    static std::optional<ErrorParts> of (const ErrorByPlace&) noexcept;
};

} // namespace requant
