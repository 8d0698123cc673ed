#pragma once

#include "Measurement/SampleFeed.h"
#include "Quantization/ReductionSettings.h"

#include <optional>
#include <span>

namespace requant
{

/** What the Steps picture shows at one moment. Plain values; the samples belong to the caller. */
struct StepsData
{
    /** Consecutive samples, oldest first: those in view and, where known, some to either side, from
        which the continuous curve is interpolated. */
    std::span<const SamplePair> samples;

    double start = 0.0;   ///< time zero, in samples from the first
    double length = 56.0; ///< how many samples the picture is wide

    double sampleRateHz = 44100.0;
    ReductionSettings reduction;
    bool isBypassed = false, isFrozen = false;

    double lowestLsb = -4.0, highestLsb = 4.0;           ///< amplitude in view
    double lowestErrorLsb = -0.5, highestErrorLsb = 0.5; ///< the error's lane

    std::optional<std::size_t> read; ///< the sample whose figures are read, if any

    bool isInView (std::size_t sample) const noexcept
    {
        const auto position = static_cast<double> (sample);
        return position >= start && position <= start + length;
    }

    /** The samples in view, as [first, end) of `samples`. */
    std::size_t firstInView() const noexcept;
    std::size_t endInView() const noexcept;

    /** True where no sample in view has any input. */
    bool isSilent() const noexcept;
};

} // namespace requant
