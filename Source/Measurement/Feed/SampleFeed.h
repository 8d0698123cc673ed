#pragma once

#include <boost/lockfree/spsc_queue.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace requant
{

/** One sample before and after the reduction, full scale 1.0. */
struct SamplePair
{
    double input = 0.0, output = 0.0;

    // On the lattice behind a law with uneven steps; else 0.
    std::int32_t outputHalfLsb = 0; ///< of the output, from the value 0
    float errorLsb = 0.0f;          ///< how far the input lies above it

    double placedOutput (double step) const noexcept { return 0.5 * outputHalfLsb * step; }
    double placedInput (double step) const noexcept
    {
        return placedOutput (step) + static_cast<double> (errorLsb) * step;
    }
};

/** What a block of samples on its way to the screen is. */
struct SampleBlock
{
    std::uint64_t generation = 0; ///< of what it was processed with
    std::uint64_t position = 0;   ///< of its first sample, counted from the start
    std::size_t length = 0;       ///< samples of each channel, at most SampleFeed::longestBlock
    std::size_t firstChannel = 0; ///< the first of the channels that it holds
    std::size_t channelCount = 0; ///< at most SampleFeed::mostChannels

    /** True where the other block's first sample comes right after this one's last. */
    bool isFollowedBy (const SampleBlock& other) const noexcept
    {
        return generation == other.generation && position + length == other.position
               && firstChannel == other.firstChannel && channelCount == other.channelCount;
    }
};

/** The samples' way from the audio thread to whoever looks: blocks of a few channels, each with
    what it is, so that no picture mixes two reductions or hides a gap. Wait-free for the audio
    thread; where the reader is slow, whole blocks are lost and nothing else.

    Audio thread: the functions marked so. Everything else belongs to one reading thread.
*/
class SampleFeed
{
public:
    /** Samples of all channels together that wait at most: 0.7 s of stereo at 48 kHz. */
    static constexpr std::size_t capacity = 1 << 16;
    static constexpr std::size_t longestBlock = 256, mostChannels = 8;

    /** One channel's part of a block. */
    struct Channel
    {
        std::span<const double> input, output;
        std::span<const double> placedInput {}, placedOutput {}; ///< empty: of an even law
        double latticeStep = 1.0;
    };

    // The audio thread's side.
    bool isWatched() const noexcept { return watched.load (std::memory_order_relaxed); }
    std::size_t firstWatched() const noexcept { return first.load (std::memory_order_relaxed); }

    /** Appends a block; where it does not fit, all of it is lost. channels: as many as the block
        says, each as long as it says. */
    void push (const SampleBlock&, std::span<const Channel> channels) noexcept;

    // The reader's side.

    /** Starts or stops the flow of up to mostChannels channels. What waited is discarded. */
    void setWatched (bool shouldFlow, std::size_t firstChannel = 0) noexcept;

    /** Takes the oldest block: its samples, one channel after the other, are written into `pairs`,
        which holds mostChannels * longestBlock. Empty where none waits. */
    std::optional<SampleBlock> pop (std::span<SamplePair> pairs) noexcept;

private:
    static constexpr std::size_t mostBlocks = 1 << 12;

    boost::lockfree::spsc_queue<SamplePair, boost::lockfree::capacity<capacity>> samples;
    boost::lockfree::spsc_queue<SampleBlock, boost::lockfree::capacity<mostBlocks>> blocks;
    std::atomic<bool> watched { false };
    std::atomic<std::size_t> first { 0 };
};

} // namespace requant
