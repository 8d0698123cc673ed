#pragma once

#include "Measurement/Spectra/Periodogram.h"
#include "Measurement/Statistics/Moments.h"
#include "Psychoacoustics/Weightings.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>

namespace requant
{

/** The energy of an error signal after each frequency weighting. Stretches of samples, and
    channels, add up to that of the whole. Thread: its owner's. */
struct WeightedEnergy
{
    std::uint64_t count = 0; ///< samples
    std::array<CompensatedSum, weightings.size()> energy {};

    void operator+= (const WeightedEnergy&) noexcept;

    /** The weighted mean square in dB re 1.0 squared; empty where there is no such power. */
    std::optional<double> levelDb (Weighting) const noexcept;
};

/** Measures the mean square of an error signal after a frequency weighting, for each weighting at
    once.

    Welch's method with half overlap and a window whose squares then add up to 1: with silence
    before and after, the segments hold exactly the power of the signal, each sample counted once,
    whatever the length (Parseval). Segments are a third of a second or longer: bins at most 3 Hz
    apart. The weightings are their standards' own curves at every bin, so that no filter design
    bends them, and their weights undo how the window spreads a line: it reads right to 0.1 dB from
    20 Hz to 20 kHz.
    All that measure at one sample rate share its window and weights, which are computed once.
    prepare() allocates and may wait for another's; nothing else does. Thread: its owner's;
    prepare() any but the audio thread.
*/
class WeightedError
{
public:
    /** sampleRateHz: above 0. Starts anew. */
    void prepare (double sampleRateHz);

    /** QE = x - y; x, y finite, of one length, full scale 1.0. */
    void add (std::span<const double> x, std::span<const double> y) noexcept;

    /** Takes in what has not filled a segment yet. To be called once, after the last add(). */
    void finish() noexcept;

    /** What was measured since the last call, or since prepare(): it comes in hops of half a
        segment, so the newest third of a second is not in it yet. */
    WeightedEnergy take() noexcept;

private:
    struct Tables;
    static std::shared_ptr<const Tables> tablesFor (double sampleRateHz);
    void takeSegment (std::span<const double> power) noexcept;

    std::optional<Periodogram> segments;
    std::shared_ptr<const Tables> tables;
    WeightedEnergy measured;
    std::uint64_t pending = 0; ///< samples that were not counted yet

    /** The samples whose energy the next segment brings: all of a hop, but half of one in the first
        segment, whose other half is the silence before the first sample. */
    std::uint64_t nextCounts = 0;
};

} // namespace requant
