#include "WaveformOverview.h"

namespace requant
{

void WaveformOverview::compute (std::shared_ptr<const Recording> newRecording, int columnCount)
{
    cancel();
    recording = std::move (newRecording);
    ready = 0;
    all.assign (static_cast<std::size_t> (juce::jmax (0, columnCount)), {});
    startThread();
}

void WaveformOverview::run()
{
    const auto count = static_cast<int> (all.size()), length = recording->length();

    // A recording of fewer samples than columns has some that repeat their neighbour's sample.
    for (int i = 0; i < count && length > 0; ++i)
    {
        const auto first = static_cast<int> (firstSample (i, count, length));
        const auto last =
            juce::jmax (first + 1, static_cast<int> (firstSample (i + 1, count, length)));

        // A file may hold less than its header says.
        while (recording->frames() < last && ! recording->isComplete() && ! threadShouldExit())
            juce::Thread::wait (loadingMs);

        if (threadShouldExit())
            return;

        const auto there = recording->frames();
        const auto range = recording->range (juce::jmin (first, there), juce::jmin (last, there));
        all[static_cast<std::size_t> (i)] = { range.getStart(), range.getEnd() };
        ready.store (static_cast<std::size_t> (i) + 1, std::memory_order_release);
    }
}

} // namespace requant
