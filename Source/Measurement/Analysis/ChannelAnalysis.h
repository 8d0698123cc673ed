#pragma once

#include "ChannelResults.h"

namespace requant
{

/** Analyses a channel from its first sample to its last: what the command does. LiveAnalysis does
    the same over windows. Thread: its owner's, never the audio thread: it allocates. */
class ChannelAnalysis
{
public:
    /** Starts anew. sampleRateHz: above 0. Of a lattice of more levels than CodeHistogram counts,
        Parts::levels is left out. pcmBits: of the container that the input comes from, for
        ClippedRuns. */
    void prepare (double sampleRateHz, const Lattice&, const Parts&,
                  std::optional<int> pcmBits = {});

    /** x, y: finite, of one length, full scale 1.0. replaced: of these x. */
    void add (std::span<const double> x, std::span<const double> y,
              const ReplacedSamples& replaced = {})
    {
        add (x, y, x, y, replaced);
    }

    /** The same of a law with uneven steps. onLatticeX, onLatticeY: x and y on the lattice, what
        errors in LSB and levels are measured of; as long. */
    void add (std::span<const double> x, std::span<const double> y,
              std::span<const double> onLatticeX, std::span<const double> onLatticeY,
              const ReplacedSamples& replaced = {});

    /** Takes in what has not filled a segment yet. To be called once, after the last add(). */
    void finish() noexcept;

    /** Complete after finish(). */
    ChannelReading reading() const;
    ChannelResults results() const;

private:
    Parts parts;
    std::optional<int> containerBits;
    ErrorCounts counted;
    WeightedError weighted;
    WeightedEnergy energy;
    BitActivity inputBits, outputBits;
    CodeHistogram codes;
    SignalOrigin ofInput, ofOutput;
    ClippedRuns clipping;
    ReplacedSamples replacedInput;
    Spectra spectrum;
};

} // namespace requant
