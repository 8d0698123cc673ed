#pragma once

#include "Plots/Signal/WaveformPlot.h"
#include "Standalone/Loading/Recording.h"

#include <atomic>
#include <span>
#include <vector>

namespace requant
{

/** The least and the largest sample in each of so many equal parts of a recording, over all
    channels: computed in a thread of its own, from left to right, while the recording is loaded.
    NaN and infinities count for nothing.

    Message thread, but for the work.
*/
class WaveformOverview : private juce::Thread
{
public:
    WaveformOverview() : juce::Thread ("Requant waveform") {}
    ~WaveformOverview() override { cancel(); }

    /** Begins anew; what was under way ends first. columnCount: 0 or more. */
    void compute (std::shared_ptr<const Recording>, int columnCount);

    /** Returns when nothing is computed any more. */
    void cancel() { stopThread (-1); }

    /** Waits until everything is computed. */
    void wait() { waitForThreadToExit (-1); }

    /** What is there of it by now, from the left. Valid until the next compute(). */
    std::span<const WaveformData::Swing> columns() const noexcept
    {
        return std::span (all).first (ready.load (std::memory_order_acquire));
    }

    bool isComplete() const noexcept { return ready.load() == all.size(); }

    /** The first sample of a column, and of the one behind the last: the recording's end. */
    static std::int64_t firstSample (int column, int columnCount, int sampleCount) noexcept
    {
        return std::int64_t { column } * sampleCount / columnCount;
    }

private:
    void run() override;

    static constexpr int loadingMs = 20; ///< it looks again for what is loaded

    std::shared_ptr<const Recording> recording;
    std::vector<WaveformData::Swing> all;
    std::atomic<std::size_t> ready { 0 };
};

} // namespace requant
