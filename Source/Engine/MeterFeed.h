#pragma once

#include "BlockSink.h"
#include "Measurement/Error/ErrorMeter.h"
#include "Measurement/Feed/ProcessLoad.h"
#include "Measurement/Feed/SampleFeed.h"
#include "Measurement/Feed/TripleBuffer.h"
#include "Quantization/Shaping/ShaperPlan.h"
#include "Settings.h"

#include <limits>
#include <optional>

namespace requant
{

/** What the samples of one generation were processed with. */
struct Reduction
{
    /** Counts the changes of the settings, the starts and the resets of the meters: readings and
        samples with one number belong together. */
    std::uint64_t generation = std::numeric_limits<std::uint64_t>::max();

    double sampleRateHz = 0.0; ///< 0: nothing was processed yet
    std::size_t channelCount = 0;
    Settings settings;
    ShaperPlan shaper;             ///< what runs
    bool isShaperReady = true;     ///< false while the one that the settings ask for is designed
    double headroomGain = 1.0;     ///< what the input was lowered by, as a factor
    std::optional<Lattice> levels; ///< of codes; see lattice()

    std::uint64_t firstPosition = 0; ///< of its first sample, as SampleBlock counts them

    bool exists() const noexcept { return sampleRateHz > 0.0; }

    /** Whether that lattice is another one than samples lie on: behind a law with uneven steps. */
    bool isOnAnotherLattice() const noexcept
    {
        return ! settings.bypassed && hasUnevenSteps (settings.reduction.law);
    }

    /** The lattice of codes, on which errors in LSB are measured: of the uniform law the levels. */
    Lattice lattice() const noexcept { return levels.value_or (settings.reduction.lattice()); }

    /** Which channel is shown where this one was chosen, counted from 0; empty: all together. Those
        that have steps of their own are shown one at a time. */
    std::optional<std::size_t> shownChannel (std::optional<std::size_t> chosen) const noexcept
    {
        return chosen || ! settings.reduction.hasStepsOfChannels() ? chosen
                                                                   : std::optional<std::size_t> (0);
    }

    /** The same of one channel, as if it were alone; empty: of all together. */
    Reduction ofChannel (std::optional<std::size_t> channel) const
    {
        auto alone = *this;

        if (channel && settings.reduction.hasStepsOfChannels())
        {
            alone.settings.reduction = settings.reduction.ofChannel (*channel);
            alone.levels.reset();
        }

        return alone;
    }
};

/** Everything the meters show, as it stood at the end of one block. */
struct MeterSnapshot
{
    /** More channels than any plug-in format's bus has; further ones are reduced but not shown. */
    static constexpr std::size_t maximumChannels = 128;

    Reduction reduction;
    std::uint64_t position = 0; ///< samples since the start
    std::array<MeterReading, maximumChannels> channels {};

    /** The same on the lattice behind a law of uneven steps: what errors in LSB are read from. Only
        where hasLatticeReadings. */
    std::array<MeterReading, maximumChannels> latticeChannels {};
    bool hasLatticeReadings = false;

    /** Whether the last sample was digital silence that is kept silent, or a level that passes. */
    std::array<bool, maximumChannels> isBlanked {}, isPassing {};

    /** What was heard at the end of the block. While it differs from the output, what is measured
        and shown is still the output. */
    Heard heard;

    std::size_t shownChannels() const noexcept
    {
        return reduction.channelCount < maximumChannels ? reduction.channelCount : maximumChannels;
    }
};

/** The way from the audio thread to the screen: the newest readings, and the samples of some
    channels while somebody looks. Wait-free for the audio thread; a slow or closed screen costs it
    nothing and loses only pictures.

    Three threads at most: the audio thread, one that reads snapshots, and one that reads samples
    and what they were processed with.
*/
class MeterFeed : public BlockSink
{
public:
    /** The newest readings, and whoever shows them: the message thread. */
    TripleBuffer<MeterSnapshot>& snapshots() noexcept { return latest; }
    const MeterSnapshot& newest() noexcept { return latest.newest(); }

    SampleFeed& samples() noexcept { return sampleFeed; }

    /** What the newest samples were processed with; never older than those that wait. The thread
        that reads samples. */
    const Reduction& newestReduction() noexcept { return reductions.newest(); }

    /** Says what the samples from now on are processed with, where that is news. makeReduction:
        called where it is. Audio thread. */
    template <typename Make>
    void announce (std::uint64_t generation, Make makeReduction) noexcept
    {
        if (announced == generation)
            return;

        reductions.beingWritten() = makeReduction();
        reductions.publish();
        announced = generation;
    }

    /** Passes samples on while somebody watches. Audio thread. */
    void take (const FinishedBlock&) noexcept override;

    /** What processing cost, block by block: pushed by the audio thread, which loses what does not
        fit, and popped by the message thread. */
    void pushCost (const BlockCost& cost) noexcept { costs.push (cost); }
    bool popCost (BlockCost& cost) noexcept { return costs.pop (cost); }

    /** Asks the audio thread to start all windows anew. Any thread. */
    void requestReset() noexcept { reset.store (true, std::memory_order_relaxed); }

    /** Audio thread. */
    bool takeResetRequest() noexcept { return reset.exchange (false, std::memory_order_relaxed); }

private:
    TripleBuffer<MeterSnapshot> latest;
    TripleBuffer<Reduction> reductions;
    SampleFeed sampleFeed;
    boost::lockfree::spsc_queue<BlockCost, boost::lockfree::capacity<4096>> costs;
    std::uint64_t announced = std::numeric_limits<std::uint64_t>::max(); // audio thread only
    std::atomic<bool> reset { false };
};

} // namespace requant
