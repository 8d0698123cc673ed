#pragma once

#include "Kernels.h"
#include "LevelPlan.h"
#include "MovingScale.h"
#include "PassThroughDetector.h"
#include "Quantization/Shaping/NoiseTransferFunction.h"
#include "ReductionSettings.h"

#include <vector>

namespace requant
{

/** Reduces the word length of any number of channels, a chunk at a time.

    Owns what the reduction remembers: the past errors of each channel, and whether its input is
    silent or reduced already. prepare() may allocate and belongs to the thread that owns the object
    while no audio runs; the rest is real time and belongs to the audio thread.
*/
class Requantizer
{
public:
    /** The most samples that one call of reduce() takes. */
    static constexpr std::size_t chunkSize = 256;

    /** How long levels must come in a row before they pass again: see
        ReductionSettings::passExact. */
    static constexpr double passAfterSeconds = 0.5;

    /** Makes room for `channels` (0 or more) channels and forgets the past. sampleRateHz: above
        0. */
    void prepare (std::size_t channels, double sampleRateHz);

    /** Forgets the past. */
    void reset() noexcept;

    /** Takes effect at the next reduce(). Past errors are kept in LSB, so moving the word length,
        the dither or the shaper does not disturb the loop. settings: as their law allows. filter:
        what ReductionSettings::shaping stands for at this sample rate. plan: of these settings, for
        a law with levels of its own; it has to stay until another is set. Null where the law has
        none: the uniform one, and those whose scale moves. */
    void setSettings (const ReductionSettings&, const NoiseTransferFunction& filter,
                      const LevelPlan* plan = nullptr) noexcept;

    /** Which noise: ReductionSettings::seed, or another where it is to be fresh. */
    void setNoiseKey (std::uint64_t key) noexcept { dither = DitherSource { key }; }

    const ReductionSettings& settings() const noexcept { return current; }
    const NoiseTransferFunction& noiseTransferFunction() const noexcept { return filter; }

    /** The lattice of a channel's codes: LevelPlan::lattice(), or ReductionSettings::lattice(). Of
        a channel that was not prepared, that of all of them. */
    const Lattice& lattice (std::size_t channel) const noexcept
    {
        return channel < channels.size() ? channels[channel].levels.lattice : levels.lattice;
    }

    /** What ReductionSettings::headroom wants the input multiplied by: 1 where it is off, and where
        no gain would be enough. */
    double headroomGain() const noexcept { return gain; }

    /** One channel's part of a chunk. All spans have one length, at most chunkSize, and none
        overlaps another. */
    struct Block
    {
        std::span<double> input;  ///< full scale 1.0, finite; out: the samples that the output
                                  ///< belongs to, which came earlier where a law works on blocks
        std::span<double> output; ///< out

        /** Out, where hasUnevenSteps() of the law: where input and output lie among the codes, in
            LSB from the value 0, of the lattice behind the law. */
        std::span<double> inputPlaces {}, outputPlaces {};

        std::size_t clipped = 0;                 ///< out: samples whose code was clamped
        std::size_t blanked = 0, passed = 0;     ///< out: samples that were left alone, and how
        Treatment treatment = Treatment::reduce; ///< out: of the last sample
    };

    /** Reduces channels 0, 1, ... of one chunk whose first sample has this position.

        blocks: at most as many as prepared, all of one length.
    */
    void reduce (std::span<Block> blocks, std::uint64_t position) noexcept;

    /** Lets samples pass, as late as reduce() would let them: output is what input was. blocks: as
        there. */
    void bypass (std::span<Block> blocks) noexcept;

private:
    /** The lattice that samples are reduced to: of codes, or, behind a law, of places. */
    struct CurrentLattice
    {
        CurrentLattice (const ReductionSettings&, const LevelPlan*) noexcept;

        Lattice lattice, reduced;
        kernels::LatticeConstants kernel;
    };

    struct Channel
    {
        static constexpr auto taps = NoiseTransferFunction::maximumTaps;
        static constexpr auto poles = NoiseTransferFunction::maximumPoles;

        // The past values, oldest first, then room for those of a chunk.
        std::array<double, taps + chunkSize> errors {};
        std::array<double, poles + chunkSize> totals {};
        std::array<double, chunkSize> dither {};
        CurrentLattice levels { {}, nullptr };
        PassThroughDetector::Rules rules;
        PassThroughDetector watch;
        MovingScale moving;

        void forget() noexcept;
        void keepLast (std::size_t count) noexcept;
    };

    void reducePair (std::span<Block>, std::size_t firstChannel, std::uint64_t position) noexcept;
    void setLattices() noexcept;
    void reduceWatched (Block&, std::size_t channel, const kernels::ChannelBuffers&) noexcept;
    void reduceChannels (std::span<kernels::ChannelBuffers>, std::size_t firstChannel,
                         std::size_t count) noexcept;
    void decide (Block&, std::size_t channel, std::size_t start, std::size_t count) const noexcept;
    void leaveAlone (Treatment, const Lattice&, const kernels::ChannelBuffers&,
                     std::size_t count) noexcept;
    void fillDither (std::size_t channel, std::uint64_t position, std::size_t count) noexcept;
    PassThroughDetector::Rules rulesOn (const Lattice&) const noexcept;

    ReductionSettings current;
    NoiseTransferFunction filter;
    const LevelPlan* plan = nullptr;            ///< not of the uniform law
    CurrentLattice levels { current, nullptr }; ///< where channels have none of their own
    DitherSource dither;
    double sampleRate = 44100.0, gain = 1.0;
    std::vector<Channel> channels;
};

} // namespace requant
