#pragma once

#include "Engine/BlockSink.h"
#include "Files/Reading/AudioSource.h"
#include "Measurement/Analysis/ChannelAnalysis.h"
#include "Workers.h"

#include <functional>
#include <initializer_list>
#include <vector>

namespace requant
{

/** Turns each block that was read into a finished one. Thread: one at a time. */
class RunStage
{
public:
    virtual ~RunStage() = default;

    /** The result points into the block, which may be changed, and into the stage, and holds until
        the next call. Throws where something else has to be read and cannot be. */
    virtual FinishedBlock process (AudioBlock&) = 0;

    /** To be called once, behind the last block: what is still to come. None where a stage is never
        late. */
    virtual FinishedBlock finish() { return {}; }
};

/** For what only looks at a signal: the output is the input. */
class NoReduction : public RunStage
{
public:
    FinishedBlock process (AudioBlock&) override;

private:
    std::vector<FinishedBlock::Channel> channels;
    std::uint64_t position = 0;
};

/** Gets each finished block, in order: a writer, an analysis, a progress display. What it throws
    ends the run. */
using RunSink = std::function<void (const FinishedBlock&)>;

/** Sends all that the source has through the stage to each of the sinks: the loop of render,
    measure, inspect and the application. Throws what source, stage and sinks do. */
void run (AudioSource&, RunStage&, std::initializer_list<RunSink>);

/** Analyses the channels of a run, side by side where there are cores for it: what comes out is the
    same. Thread: one at a time. */
class RunAnalysis
{
public:
    /** Of more channels no spectra are measured: they take some MB each. */
    static constexpr std::size_t mostChannelsWithSpectra = 8;

    /** sampleRateHz: above 0. lattices: one a channel. pcmBits: of the container that the input
        comes from. */
    RunAnalysis (double sampleRateHz, std::span<const Lattice> lattices, const Parts&,
                 std::optional<int> pcmBits = {});

    void add (const FinishedBlock&);

    /** To be called once, behind the last block. */
    void finish() noexcept;

    // After finish():

    /** One a channel; empty ones where nothing was asked for. */
    std::vector<ChannelResults> results() const;

    /** Of all of them; where their lattices differ, without what is in LSB. */
    ChannelResults together() const;

private:
    std::size_t channelCount;
    bool sharesLattice;
    std::vector<ChannelAnalysis> channels; ///< none where nothing was asked for
    Workers workers;
};

} // namespace requant
