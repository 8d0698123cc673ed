#pragma once

#include "Calibration/SignalHistogram.h"
#include "Quantization/Reduction/LevelPlan.h"

#include <algorithm>
#include <vector>

namespace requant
{

/** What a signal says of the levels that suit it. */
struct Learned
{
    LearnedScale scale;
    FoundLevels levels; ///< of Lloyd-Max, where the signal's own density is asked for; else none

    /** Takes over what another signal says; the rest stays. */
    void add (const Learned&);

    bool operator== (const Learned&) const = default;
};

/** The samples of a signal: of each of its first channels, then of all others together. */
class ChannelHistograms
{
public:
    /** channel: counted from 0. Allocates where it is the first of it. */
    void add (std::size_t channel, std::span<const double> samples)
    {
        const auto slot = std::min (channel, LearnedScale::mostChannels);

        if (slot >= histograms.size())
            histograms.resize (slot + 1);

        histograms[slot].add (samples);
    }

    bool isEmpty() const noexcept
    {
        return std::all_of (histograms.begin(), histograms.end(),
                            [] (const auto& histogram) { return histogram.count() == 0; });
    }

    /** Of all channels together. */
    SignalHistogram together() const;

    std::span<const SignalHistogram> ofChannels() const noexcept
    {
        return std::span (histograms)
            .first (std::min (histograms.size(), LearnedScale::mostChannels));
    }

private:
    std::vector<SignalHistogram> histograms;
};

/** Finds what the settings need of a signal: the ends of its range, or of each channel's, or
    Lloyd-Max's levels, and its standard deviation. A signal of silence, or none: full scale, and no
    deviation.
    Thread: any; not real time. */
Learned learn (const ChannelHistograms&, const ReductionSettings&);

/** The same of all samples together; no range of a channel. */
Learned learn (const SignalHistogram&, const ReductionSettings&);

/** The number of these levels: of equal ones the same, of others hardly ever, and never 0. Thread:
    any. */
std::uint64_t numberOf (const FoundLevels&) noexcept;

/** Makes the levels of a request. learned: Lloyd-Max's, where its density is the signal's. Thread:
    any; not real time. */
LevelPlan planLevels (const LevelRequest&, const FoundLevels* learned);

} // namespace requant
