#pragma once

#include "Calibration/SignalHistogram.h"
#include "Engine/BlockSink.h"

#include <boost/lockfree/spsc_queue.hpp>

#include <atomic>

namespace requant
{

/** Listens to what is being reduced while a person lets a passage be learned, and counts its
    samples, those of all channels together.

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
    const SignalHistogram& heard() const noexcept { return histogram; }

    /** Takes a block's input, as it was before headroom lowered it. Audio thread; real time. */
    void take (const FinishedBlock&) noexcept override;

private:
    /** Samples of all channels that wait at most: 0.1 s of eight channels at 48 kHz. */
    static constexpr std::size_t capacity = 1 << 16;

    boost::lockfree::spsc_queue<float, boost::lockfree::capacity<capacity>> samples;
    std::atomic<bool> listens { false };
    SignalHistogram histogram;
};

} // namespace requant
