#pragma once

#include "JuceHeader.h"
#include "Measurement/Feed/SampleFeed.h"
#include "Quantization/Reduction/ReductionSettings.h"

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

/** Where everything in the Steps picture lies: pure geometry, so it can be tested without painting.

    All in px of the Graphics that is painted into. Thread: any.
*/
class StepsLayout
{
public:
    StepsLayout (juce::Rectangle<float> area, const StepsData&);

    bool hasCard() const noexcept { return ! card.isEmpty(); }
    bool hasSubtitle() const noexcept { return ! subtitle.isEmpty(); }

    float xOf (double samplePosition) const noexcept;
    float yOf (double lsb) const noexcept;
    float yOfError (double lsb) const noexcept;

    /** The amplitude in view. */
    double lowestLsb() const noexcept { return lowest; }
    double highestLsb() const noexcept { return highest; }

    /** The sample nearest to a point, where the point lies over the plot or the lane. */
    std::optional<std::size_t> sampleAt (juce::Point<float>) const noexcept;

    /** How many px one sample is wide. */
    float samplePitch() const noexcept { return pitch; }

    juce::Rectangle<float> area, title, subtitle, legend, plot, lane, timeAxis, card;

    std::int64_t levelStride = 1; ///< every how many levels a line is drawn
    double timeStepMs = 1.0;

private:
    double start, lowest, highest, lowestError, highestError;
    std::size_t first, end;
    float pitch = 1.0f;
};

} // namespace requant
