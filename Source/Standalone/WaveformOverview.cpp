#include "WaveformOverview.h"

#include <cmath>

namespace requant
{

namespace
{

juce::Range<float> rangeOf (const juce::AudioBuffer<float>& samples, std::int64_t first,
                            std::int64_t last)
{
    auto least = std::numeric_limits<float>::infinity();
    auto largest = -least;

    for (int c = 0; c < samples.getNumChannels(); ++c)
    {
        const auto* const channel = samples.getReadPointer (c);

        for (auto n = first; n < last; ++n)
            if (std::isfinite (channel[n]))
            {
                least = std::min (least, channel[n]);
                largest = std::max (largest, channel[n]);
            }
    }

    return least <= largest ? juce::Range<float> (least, largest) : juce::Range<float>();
}

} // namespace

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
    const auto& samples = recording->samples;
    const auto count = static_cast<int> (all.size()), length = samples.getNumSamples();

    // A recording of fewer samples than columns has some that repeat their neighbour's sample.
    for (int i = 0; i < count && length > 0 && ! threadShouldExit(); ++i)
    {
        const auto first = firstSample (i, count, length);
        const auto last = juce::jmax (first + 1, firstSample (i + 1, count, length));
        all[static_cast<std::size_t> (i)] = rangeOf (samples, first, last);
        ready.store (static_cast<std::size_t> (i) + 1, std::memory_order_release);
    }
}

} // namespace requant
