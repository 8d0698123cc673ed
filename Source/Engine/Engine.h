#pragma once

#include "Engine/Monitor/Fades.h"
#include "Engine/Monitor/Monitor.h"
#include "Learning.h"
#include "MeterFeed.h"
#include "Quantization/Reduction/PassThroughDetector.h"
#include "Quantization/Reduction/Requantizer.h"

#include <memory>

namespace requant
{

/** Reduces and measures a block in one pass: what the plug-in and the command both run, so what is
    heard in a host is bit for bit what is rendered offline.

    Any number of channels, any block length. Latency is none, but for laws that work on blocks:
    latencySamples(), bypassed or not. The same input, settings, seed and
    timeline give the same output whatever the block lengths. float samples are reduced in double
    precision; their output is the level, to the precision of a float.

    prepare() may allocate; all else is real time. Thread: one at a time; in the plug-in, the host
    separates prepare() from processing.
*/
class Engine
{
public:
    Engine();

    /** Makes room for `channels` channels and starts anew: position 0, no past, empty meters, the
        settings' shaper planned for the rate, and fresh noise where that is chosen.

        sampleRateHz: above 0, or 44100 is taken. channels: 0 or more.
    */
    void prepare (double sampleRateHz, std::size_t channels);

    /** Takes effect with the next block. A change empties the meters, so that every reading speaks
        of one reduction and one step. What the law does not take is left out:
        ReductionSettings::asLawAllows(). plan: of these settings and this rate, or, while that one
        is still being designed, an older one. levels: of these settings, as LevelPlanner::planFor()
        gives them; they have to stay until the next call. */
    void setSettings (const Settings&, const ShaperPlan& plan,
                      const LevelPlan* levels = nullptr) noexcept;

    /** Plans shaper and levels itself where the settings ask for others. learned: as planLevels()
        takes it. Not real time. */
    void setSettings (const Settings&, const FoundLevels* learned = nullptr);

    const ShaperPlan& shaperPlan() const noexcept { return plan; }

    /** The request whose plan these settings need at this sample rate. */
    ShaperRequest shaperRequest (const Settings&) const noexcept;

    /** What the next sample is multiplied by before it is reduced: ReductionSettings::headroom. A
        change while samples run takes gainRampSeconds, so that it makes no click. */
    double headroomGain() const noexcept { return gain.at (0); }
    static constexpr double gainRampSeconds = 0.01;

    /** The next sample's place on a timeline: dither is a function of it. Without this it goes on
        from where it was; it starts at 0. */
    void seek (std::uint64_t timelinePosition) noexcept { ditherPosition = timelinePosition; }

    /** Says that the next sample does not follow the last one, as where a player jumps: spectra and
        pictures of samples begin anew behind it. The reduction and all else goes on. */
    void breakOff() noexcept;

    const Settings& settings() const noexcept { return current; }

    /** The lattice of a channel's codes, on which its errors in LSB are measured. channel: counted
        from 0; where channels have no steps of their own, it is that of all. */
    const Lattice& lattice (std::size_t channel = 0) const noexcept
    {
        return requantizer.lattice (channel);
    }

    /** Ends a switch of the monitor at once, without its fade: a bounce begins with its output. */
    void finishMonitorSwitch() noexcept { monitor.finishSwitch(); }

    /** Reduces `count` samples of each channel in place; measures them. Then the monitor puts in
        their place what is to be heard, which is the output unless the settings say otherwise.

        channels: one pointer a channel, each to `count` samples. Fewer than prepared: the others
        rest. More than prepared: the further ones are set to 0, since nothing was made ready to
        reduce them and an unreduced sample must not pass for a reduced one. count may be 0. NaN,
        infinities and denormals are reduced as 0 and counted. When bypassed, nothing is written but
        the fade back from what the monitor let hear before, and what is late. Where headroom lowers
        the input, the error is measured against the lowered one, sample by sample.

        feed: gets the settings, the readings and the samples. sinks: each gets the samples as they
        are finished, in stretches of at most Requantizer::chunkSize that follow one another.
    */
    void process (std::span<float* const> channels, std::size_t count, MeterFeed* feed = nullptr,
                  std::span<BlockSink* const> sinks = {}) noexcept;
    void process (std::span<double* const> channels, std::size_t count, MeterFeed* feed = nullptr,
                  std::span<BlockSink* const> sinks = {}) noexcept;

    /** Adds what the reader has replaced already in the samples that come next: it counts as if
        process() had found it. channel: less than channelCount(). */
    void countReplaced (std::size_t channel, const ReplacedSamples& count) noexcept
    {
        chunks[channel].replacedBefore += count;
    }

    /** Starts anew as prepare() does, with its rate and channels: position 0, no past, empty
        meters, fresh noise where that is chosen. */
    void restart() noexcept;

    /** Empties all windows of the meters: a new generation of readings. */
    void resetMeters() noexcept;

    /** By how many samples the output comes after the input. */
    int latencySamples() const noexcept { return current.reduction.latencySamples(); }

    std::size_t channelCount() const noexcept { return meters.size(); }
    double sampleRateHz() const noexcept { return sampleRate; }

    /** Samples processed since prepare() or restart(). */
    std::uint64_t position() const noexcept { return samplePosition; }

    /** channel: less than channelCount(). */
    MeterReading reading (std::size_t channel) const noexcept { return meters[channel].reading(); }

    /** The same of FinishedBlock's onLatticeX() and onLatticeY(). */
    MeterReading latticeReading (std::size_t channel) const noexcept
    {
        return measuresLattice() ? latticeMeters[channel].reading() : reading (channel);
    }

    /** What was not reduced since the meters were empty. channel: less than channelCount(). */
    const UnprocessedCounts& unprocessed (std::size_t channel) const noexcept
    {
        return leftAlone[channel];
    }

private:
    struct Chunk
    {
        std::array<double, Requantizer::chunkSize> input, output, inputPlaces, outputPlaces;
        ReplacedSamples replaced;       ///< of this chunk
        ReplacedSamples replacedBefore; ///< of the samples to come
    };

    template <typename Sample>
    void processBlock (std::span<Sample* const>, std::size_t count, MeterFeed*,
                       std::span<BlockSink* const>) noexcept;
    template <typename Sample>
    void processChunk (std::span<Sample* const>, std::size_t start, std::size_t count, MeterFeed*,
                       std::span<BlockSink* const>) noexcept;
    template <typename Sample>
    void guard (std::span<Sample* const>, std::size_t start, std::size_t count) noexcept;
    void reduce (std::span<Requantizer::Block>) noexcept;
    void measure (std::span<const Requantizer::Block>) noexcept;
    std::size_t chunkLength (std::size_t channels, std::size_t remaining) const noexcept;
    FinishedBlock finishedBlock (std::size_t channelCount) noexcept;
    void lower (std::span<double> input) const noexcept;
    MonitorSettings monitorSettings() const noexcept;
    bool measuresLattice() const noexcept
    {
        return ! current.bypassed && hasUnevenSteps (current.reduction.law);
    }
    void followHeadroom() noexcept;
    void publish (MeterFeed&) const noexcept;
    Reduction reduction() const noexcept;
    void chooseNoise() noexcept;

    Settings current;
    ShaperPlan plan;
    const LevelPlan* levels = nullptr;
    LevelPlan ownLevels; ///< where nobody else keeps them
    double sampleRate = 44100.0;
    std::uint64_t samplePosition = 0, ditherPosition = 0, generation = 0;
    std::uint64_t breaks = 0;        ///< each counts as a sample in the positions that are told
    std::uint64_t firstPosition = 0; ///< of the generation's first sample
    std::uint64_t freshKey; ///< the noise that a start with ReductionSettings::freshNoise gets
    Requantizer requantizer;
    GainRamp gain;
    Monitor monitor;
    std::vector<ErrorMeter> meters, latticeMeters;
    std::vector<UnprocessedCounts> leftAlone;
    std::vector<Chunk> chunks;
    std::vector<Requantizer::Block> blocks;
    std::vector<FinishedBlock::Channel> finished;
};

} // namespace requant
