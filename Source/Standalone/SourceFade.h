#pragma once

#include "JuceHeader.h"
#include "Signal.h"

#include <algorithm>
#include <array>

namespace requant
{

/** What is played, and where in it. */
struct Source
{
    Signal signal = Signal::silence;
    TestTone tone {};
    std::int64_t position = 0; ///< the next sample's, from the beginning
};

/** Sources that follow each other without a click: each new one fades in, in a straight line, over
    what is heard until then, which goes on meanwhile. After the fade only the new one is left, bit
    for bit. Where blocks end does not matter. Thread: one at a time. Real time.
*/
class SourceFade
{
public:
    /** Plays this one at once. */
    void settle (const Source& source) noexcept
    {
        layers[0] = { source, 0, 0 };
        count = 1;
    }

    /** Fades to this one within `samples` samples. Where isFull(), the oldest is cut. */
    void moveTo (const Source& source, int samples) noexcept
    {
        if (isFull())
            dropBelow (1);

        layers[count++] = { source, 0, samples };
    }

    Source& newest() noexcept { return layers[count - 1].source; }
    const Source& newest() const noexcept { return layers[count - 1].source; }
    bool isFull() const noexcept { return count == layers.size(); }

    /** Fills [start, start + length) of a block. read (source, buffer, start, length): fills
        likewise from one source and moves its position. scratch: as large as the block. */
    template <typename Read>
    void fill (juce::AudioBuffer<float>& block, juce::AudioBuffer<float>& scratch, int start,
               int length, Read&& read) noexcept
    {
        read (layers[0].source, block, start, length);

        for (std::size_t i = 1; i < count; ++i)
        {
            read (layers[i].source, scratch, start, length);
            layers[i].mixOver (block, scratch, start, length);
        }

        for (auto i = count; i-- > 1;)
            if (layers[i].done >= layers[i].samples)
                return dropBelow (i);
    }

private:
    struct Layer
    {
        void mixOver (juce::AudioBuffer<float>& block, const juce::AudioBuffer<float>& scratch,
                      int start, int length) noexcept
        {
            for (int c = 0; c < block.getNumChannels(); ++c)
            {
                auto* const below = block.getWritePointer (c, start);
                const auto* const above = scratch.getReadPointer (c, start);

                for (int n = 0; n < length; ++n)
                {
                    const auto weight = static_cast<float> (done + n)
                                        / static_cast<float> (juce::jmax (1, samples));

                    // Not by weights where it is over: what was below may be no number.
                    below[n] =
                        done + n < samples ? below[n] + weight * (above[n] - below[n]) : above[n];
                }
            }

            done += juce::jmin (length, samples - done);
        }

        Source source;
        int done = 0, samples = 0; ///< of the fade
    };

    void dropBelow (std::size_t first) noexcept
    {
        std::copy (layers.begin() + static_cast<std::ptrdiff_t> (first),
                   layers.begin() + static_cast<std::ptrdiff_t> (count), layers.begin());
        count -= first;
    }

    std::array<Layer, 3> layers {};
    std::size_t count = 1;
};

} // namespace requant
