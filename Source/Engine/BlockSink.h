#pragma once

#include "Measurement/Error/ErrorSums.h"
#include "Quantization/Reduction/PassThroughDetector.h"

#include <cstdint>
#include <span>

namespace requant
{

/** Samples that are finished: reduced, or at least compared. */
struct FinishedBlock
{
    struct Channel
    {
        std::span<const double> input;  ///< what the error is measured against: finite, and lowered
                                        ///< where headroom asks for it
        std::span<const double> output; ///< as long, before any monitor
        ReplacedSamples replaced {};    ///< NaN, infinite or denormal samples, taken as 0
        std::uint64_t clipped = 0;      ///< samples whose code was clamped
        UnprocessedCounts unprocessed {}; ///< samples that were not reduced

        /** Of a law with uneven steps: input and output as they lie on the lattice behind it,
            Engine::lattice(), where steps are equal. Else empty. */
        std::span<const double> placedInput {}, placedOutput {};

        /** What errors in LSB are measured of. */
        std::span<const double> onLatticeX() const noexcept
        {
            return placedInput.empty() ? input : placedInput;
        }

        std::span<const double> onLatticeY() const noexcept
        {
            return placedOutput.empty() ? output : placedOutput;
        }
    };

    std::uint64_t generation = 0; ///< Reduction::generation; 0 where nobody counts reductions
    std::uint64_t position = 0;   ///< of its first sample, as SampleBlock counts them
    std::span<const Channel> channels;
    double headroomGain = 1.0; ///< what the input was multiplied by, about
    double latticeStep = 1.0;  ///< 1 LSB of placedInput and placedOutput

    /** Samples of each channel. */
    std::size_t length() const noexcept
    {
        return channels.empty() ? 0 : channels.front().input.size();
    }
};

/** What an Engine hands each finished block to, in the thread that processes: for the screen, for a
    file, for an analysis. */
class BlockSink
{
public:
    virtual ~BlockSink() = default;

    /** The block is gone once this returns. Real time where the engine runs in real time. */
    virtual void take (const FinishedBlock&) noexcept = 0;
};

} // namespace requant
