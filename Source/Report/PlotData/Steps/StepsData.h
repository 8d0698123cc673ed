#pragma once

#include "Measurement/Feed/SampleFeed.h"
#include "Quantization/Reduction/ReductionSettings.h"
#include "Report/PlotData/HeldRange.h"

#include <optional>
#include <span>
#include <vector>

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

/** Fills the Steps picture: finds where the newest samples start so that a repeating signal stands
    still, and which levels are in view. Thread: its owner's. */
class StepsFiller
{
public:
    StepsFiller();

    /** What is filled. Which sample is read, and whether it is frozen, is its owner's to say. */
    StepsData data;

    /** Takes in what samples are made with; other settings begin with the levels in view that they
        need. */
    void takeSettings (const ReductionSettings&, bool isBypassed);

    /** The samples must stay until others are shown. sampleRateHz: 0 keeps the one before.
        seconds: of one clock, never going back. */
    void show (std::span<const SamplePair>, double sampleRateHz, double seconds);

    /** Takes in which levels are to be in view. */
    void takeRanges (double seconds);

    /** Makes the samples in view fewer (below 1) or more (above 1). */
    void zoomTime (double factor);

    /** Makes the levels in view fewer or more, around a height in LSB. */
    void zoomAmplitude (double factor, double aroundLsb);

    /** All the signal in view, as at first. */
    void fit (double seconds);

private:
    struct Zoom
    {
        double lowest, highest;
    };

    void findStart();

    HeldRange amplitude { 2.0, 2.0 }, error { 0.5, 0.5 };
    std::optional<Zoom> zoom;
    std::vector<double> lastInput;
};

} // namespace requant
