#pragma once

#include "PublishedShapers.h"
#include "Quantization/Reduction/ReductionSettings.h"

#include <optional>
#include <string>

namespace requant
{

/** What decides which noise transfer function runs. */
struct ShaperRequest
{
    Shaping shaping = Shaping::none;
    double sampleRateHz = 44100.0;
    double depthDb = 40.0; ///< designed ones only, as are the next two; else their defaults
    int order = 16;
    double cutoffHz = 15000.0;
    double bits = 16.0, noisePowerLsb2 = 0.25; ///< which limit the noise

    /** Of these settings, with what does not matter to the shaping left at its default. */
    static ShaperRequest of (const ReductionSettings&, double sampleRateHz) noexcept;

    /** Whether noise that a shaper makes stronger by this factor leaves room for a signal: four
        standard deviations, which noise passes 0.006 % of the time, within a quarter of the
        levels. */
    bool leavesRoomFor (double powerGain) const noexcept;

    /** The depth and the cutoff as far as they can be had: 0 to 80 dB, and below half the rate. */
    double usableDepthDb() const noexcept;
    double usableCutoffHz() const noexcept;

    bool operator== (const ShaperRequest&) const = default;
};

/** The noise transfer function that answers a request, and in what it differs from what was asked
    for. A plain value: crosses threads, and is swapped in real time. */
struct ShaperPlan
{
    ShaperRequest request;
    NoiseTransferFunction filter;

    /** What the filter makes of the power of white noise, kept since it takes a microsecond. */
    double powerGain = 1.0;

    /** What runs: request.shaping; where that has no shaper for the rate, a weaker intensity of its
        curve; where none is left or its noise leaves no room, Shaping::hearing. */
    Shaping running = Shaping::none;

    /** The published row that runs, or nullptr. */
    const PublishedShaper* published = nullptr;

    /** Designed only: the depth that runs, lower than request.depthDb where the shaped noise would
        come near full scale. */
    double depthDb = 0.0;

    /** The plan without noise shaping. */
    static ShaperPlan flat (double sampleRateHz) noexcept;

    /** One sentence where something else runs than what was asked for: "This shaper is made for
        44.1 kHz: at 96 kHz one designed for hearing runs instead, 40 dB deep." Empty where all is
        as asked. */
    std::string remark() const;
};

/** The plan of a request that needs no design: none, or a published shaper that suits the rate and
    whose noise leaves room. Thread: any. Real time. */
std::optional<ShaperPlan> findReadyPlan (const ShaperRequest&) noexcept;

/** Finds or designs the shaper. The same request gives the same plan, bit for bit, on one machine.
    Thread: any. Not real time where the shaping is designed: takes milliseconds and allocates. */
ShaperPlan planShaper (const ShaperRequest&);

} // namespace requant
