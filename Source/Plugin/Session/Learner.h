#pragma once

#include "Engine/BlockSink.h"
#include "Engine/Learning.h"

#include <boost/lockfree/spsc_queue.hpp>

#include <atomic>

namespace requant
{

/** Listens to what is being reduced while a person lets a passage be learned, and counts its
    samples, channel by channel.

    The audio thread hands samples over without waiting; where nobody collects them in time, some
    are lost, which changes a range little. Message thread, but for take().
*/
class Learner : public BlockSink
{
public:
    /** Begins to listen, with nothing heard. */
    void start();

    /** Stops, and forgets nothing. */
    void stop();

    bool isListening() const noexcept { return listens.load (std::memory_order_relaxed); }

    /** Counts what has come since: several times a second while it listens. */
    void collect();

    /** What was heard since start(). */
    const ChannelHistograms& heard() const noexcept { return histograms; }

    /** Takes a block's input, as it was before headroom lowered it. Audio thread; real time. */
    void take (const FinishedBlock&) noexcept override;

private:
    /** Samples of all channels that wait at most: 0.1 s of eight channels at 48 kHz. */
    static constexpr std::size_t capacity = 1 << 16;

    static constexpr std::size_t mostRuns = 1 << 12;

    /** Samples of one channel that wait in a row. */
    struct Run
    {
        std::uint32_t channel, length;
    };

    void push (std::size_t channel, std::span<const double> input, double gain) noexcept;

    boost::lockfree::spsc_queue<float, boost::lockfree::capacity<capacity>> samples;
    boost::lockfree::spsc_queue<Run, boost::lockfree::capacity<mostRuns>> runs;
    std::atomic<bool> listens { false };
    ChannelHistograms histograms;
};

} // namespace requant
