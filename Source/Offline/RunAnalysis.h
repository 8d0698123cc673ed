#pragma once

#include "Engine/BlockSink.h"
#include "Measurement/Analysis/ChannelAnalysis.h"

#include <vector>

namespace requant
{

/** Analyses the channels of a run. Thread: one at a time. */
class RunAnalysis
{
public:
    /** Of more channels no spectra are measured: they take some MB each. */
    static constexpr std::size_t mostChannelsWithSpectra = 8;

    /** sampleRateHz: above 0. pcmBits: of the container that the input comes from. */
    RunAnalysis (double sampleRateHz, std::size_t channelCount, const Lattice&, const Parts&,
                 std::optional<int> pcmBits = {});

    void add (const FinishedBlock&);

    /** To be called once, behind the last block. */
    void finish() noexcept;

    // After finish():

    /** One a channel; empty ones where nothing was asked for. */
    std::vector<ChannelResults> results() const;

    /** Of all of them. */
    ChannelResults together() const;

private:
    std::size_t channelCount;
    std::vector<ChannelAnalysis> channels; ///< none where nothing was asked for
};

} // namespace requant
