#include "ErrorParts.h"

#include <algorithm>

namespace requant
{

double ErrorParts::shareThatRepeats() const noexcept
{
    const auto rest = 1.0 - dcShare;

    if (powerLsb2 <= 0.0 || rest < leastBesideDc)
        return 0.0;

    return repeatingShare / rest;
}

std::optional<ErrorParts> ErrorParts::of (const ErrorByPlace& places) noexcept
{
    const auto error = places.error();
    const auto powers = places.powersOfSignsApart();

    if (error.count() < leastSamples || ! powers)
        return {};

    ErrorParts parts;
    parts.powerLsb2 = powers->total;
    parts.meanLsb = error.mean();

    if (parts.powerLsb2 <= 0.0)
        return parts;

    // A place's mean holds the mean of all; the variance between the places is what is left.
    parts.dcShare = std::clamp (powers->dc / parts.powerLsb2, 0.0, 1.0);
    parts.repeatingShare = std::clamp ((powers->unbiasedStaticPart - powers->dc) / parts.powerLsb2,
                                       0.0, 1.0 - parts.dcShare);
    parts.modulation = places.noiseModulation().value_or (0.0);
    return parts;
}

} // namespace requant
