#pragma once

#include "CompensatedSum.h"
#include "Weightings.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace requant
{

/** The mean square of an error signal after a frequency weighting, for each weighting at once.

    Welch's method with a sine window and half overlap, whose squares add up to 1: with silence
    before and after, the segments hold exactly the power of the signal, each sample counted once,
    whatever the length (Parseval). Segments are about 0.2 s long: bins 5 Hz apart.
    Objects of one sample rate add up to that of all their samples.
    prepare() allocates; nothing else does. Thread: its owner's; prepare() any.
*/
class WeightedError
{
public:
    WeightedError();
    ~WeightedError();
    WeightedError (WeightedError&&) noexcept;
    WeightedError& operator= (WeightedError&&) noexcept;

    /** sampleRateHz: above 0. Starts anew. */
    void prepare (double sampleRateHz);

    /** QE = x - y; x, y finite, of one length, full scale 1.0. */
    void add (std::span<const double> x, std::span<const double> y) noexcept;

    /** Takes in what has not filled a segment yet. To be called once, after the last add(). */
    void finish() noexcept;

    /** Adds what another one, finished and of the same sample rate, has measured. */
    void operator+= (const WeightedError&) noexcept;

    /** The weighted mean square in dB re 1.0 squared; empty where there is no such power. */
    std::optional<double> levelDb (Weighting) const noexcept;

private:
    struct Transform;

    void finishHop() noexcept;

    std::unique_ptr<Transform> transform;
    std::size_t hopLength = 0;
    std::size_t filled = 0; // of the newer half of the segment
    std::vector<double> segment, window;
    std::vector<std::array<double, weightings.size()>> binWeights;
    std::array<CompensatedSum, weightings.size()> energy {};
    std::uint64_t count = 0;
};

} // namespace requant
