#pragma once

#include "ErrorMeter.h"
#include "LatestValue.h"

#include <boost/lockfree/spsc_queue.hpp>

namespace requant
{

/** Everything the meters show, as it stood at the end of one block. */
struct MeterSnapshot
{
    /** More channels than any plug-in format's bus has; further ones are reduced but not shown. */
    static constexpr std::size_t maximumChannels = 128;

    std::size_t channelCount = 0;
    double sampleRateHz = 0.0;
    double step = 0.0;          ///< 1 LSB in full-scale units
    std::uint64_t position = 0; ///< samples since prepare
    bool bypassed = false;
    double headroomGain = 1.0; ///< what the input was lowered by, as a factor

    /** False while the noise shaper that the settings ask for is still being designed, and whether any
        runs. */
    bool isShaperReady = true, isShaped = false;

    /** Counts the changes of the settings and the starts: readings, and samples pushed after a snapshot with this
        number, all belong to one reduction. */
    std::uint64_t generation = 0;
    std::array<MeterReading, maximumChannels> channels {};

    /** Whether the last sample was digital silence that is kept silent, or a level that passes. */
    std::array<bool, maximumChannels> isBlanked {}, isPassing {};

    std::size_t shownChannels() const noexcept
    {
        return channelCount < maximumChannels ? channelCount : maximumChannels;
    }
};

/** One sample before and after the reduction, full scale 1.0. */
struct SamplePair
{
    double input = 0.0, output = 0.0;
};

/** The way from the audio thread to the screen: the newest readings, and the samples of one channel
    while somebody looks. Wait-free for the audio thread; a slow or closed screen costs it nothing
    and loses only pictures.

    Audio thread: the functions marked so. Everything else belongs to one reading thread.
*/
class MeterFeed
{
public:
    /** Samples that wait for the reader at most: 1.3 s at 48 kHz; what does not fit is dropped. */
    static constexpr std::size_t capacity = 1 << 16;

    // The audio thread's side.
    LatestValue<MeterSnapshot>& snapshots() noexcept { return latest; }
    bool isWatched() const noexcept { return watched.load (std::memory_order_relaxed); }
    std::size_t watchedChannel() const noexcept { return channel.load (std::memory_order_relaxed); }
    bool takeResetRequest() noexcept { return reset.exchange (false, std::memory_order_relaxed); }

    /** Appends samples that belong together; where they do not all fit, all of them are dropped and
        the gap is counted. input, output: of one length, at most 256. */
    void push (std::span<const double> input, std::span<const double> output) noexcept;

    // The reader's side.
    const MeterSnapshot& newest() noexcept { return latest.newest(); }

    /** Starts or stops the flow of samples. What waited from before is discarded. */
    void setWatched (bool shouldFlow, std::size_t channelToWatch = 0) noexcept;

    /** Takes up to `samples.size()` waiting samples, oldest first, and returns how many. */
    std::size_t pop (std::span<SamplePair> samples) noexcept;

    /** Asks the audio thread to start the since-reset window (and the others) anew. Any thread. */
    void requestReset() noexcept { reset.store (true, std::memory_order_relaxed); }

    /** How many samples were dropped since the object was made: a picture that sees this number
        change has a gap in its samples. Any thread. */
    std::uint64_t droppedSamples() const noexcept
    {
        return dropped.load (std::memory_order_relaxed);
    }

private:
    LatestValue<MeterSnapshot> latest;
    boost::lockfree::spsc_queue<SamplePair, boost::lockfree::capacity<capacity>> queue;
    std::atomic<bool> watched { false }, reset { false };
    std::atomic<std::size_t> channel { 0 };
    std::atomic<std::uint64_t> dropped { 0 };
};

} // namespace requant
