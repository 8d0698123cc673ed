#pragma once

#include "Kernels.h"
#include "ReductionSettings.h"

#include <vector>

namespace requant
{

/** Reduces the word length of any number of channels, a chunk at a time.

    Owns what the reduction remembers: the past errors of each channel. Every channel has its own
    random stream. prepare() may allocate and belongs to the thread that owns the object while no
    audio runs; the rest is real time and belongs to the audio thread.
*/
class Requantizer
{
public:
    /** The most samples that one call of reduce() takes. */
    static constexpr std::size_t chunkSize = 256;

    /** Makes room for `channels` (0 or more) channels and forgets all past errors. */
    void prepare (std::size_t channels);

    /** Forgets all past errors. */
    void reset() noexcept;

    /** Takes effect at the next reduce(). Past errors stay unless the shaping itself changes, so
        moving the word length or the dither does not disturb the loop. */
    void setSettings (const ReductionSettings&) noexcept;

    const ReductionSettings& settings() const noexcept { return current; }
    const Lattice& lattice() const noexcept { return ruler.lattice; }

    /** One channel's part of a chunk. */
    struct Block
    {
        std::span<const double> input; ///< full scale 1.0, finite; at most chunkSize
        std::span<double> output;      ///< as long as input; may not overlap it
        std::size_t clipped = 0;       ///< out: samples whose code was clamped
    };

    /** Reduces channels 0, 1, ... of one chunk whose first sample has this position.

        blocks: at most as many as prepared, all of one length.
    */
    void reduce (std::span<Block> blocks, std::uint64_t position) noexcept;

private:
    struct CurrentRuler
    {
        explicit CurrentRuler (const ReductionSettings& s)
            : lattice (s.lattice()), kernel (lattice, DitherSource::peak (s.dither), s.rounding)
        {
        }

        Lattice lattice;
        kernels::Ruler kernel;
    };

    struct Channel
    {
        // The past errors, oldest first, then room for the errors of a chunk.
        std::array<double, maximumTaps + chunkSize> errors {};
        std::array<double, chunkSize> dither {};
    };

    void reducePair (std::span<Block>, std::size_t firstChannel, std::uint64_t position) noexcept;

    ReductionSettings current;
    CurrentRuler ruler { current };
    DitherSource dither;
    std::vector<Channel> channels;
};

} // namespace requant
