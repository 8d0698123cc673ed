// The part of Player that fills a block with what is played.

#include "Player.h"
#include "TestSignals.h"

#include <limits>

namespace requant
{

void Player::fill (const Inputs& inputs, int count) noexcept
{
    const auto readSource =
        [&] (Source& source, juce::AudioBuffer<float>& into, int start, int size)
    {
        auto shifted = inputs;

        for (auto& channel : shifted.channels)
            if (channel != nullptr)
                channel += start;

        read (source, shifted, into, start, size);
    };

    for (int done = 0; done < count;)
    {
        const auto taken = juce::jmin (count - done, samplesToJump());
        sources.fill (block, scratch, done, taken, readSource);
        done += taken;

        if (sources.newest().signal == Signal::recording)
            place = sources.newest().position;

        if (samplesToJump() == 0)
            jumpToLoopStart();
    }
}

int Player::samplesToJump() const noexcept
{
    const auto& source = sources.newest();

    if (source.signal != Signal::recording || length() == 0)
        return std::numeric_limits<int>::max();

    // Behind the loop it goes on to the recording's end.
    const auto end = source.position <= currentLoop.end ? currentLoop.end : length();
    return static_cast<int> (end - source.position);
}

void Player::jumpToLoopStart() noexcept
{
    const auto size = currentLoop.end - currentLoop.start;
    place = currentLoop.start;
    sources.moveTo ({ Signal::recording, {}, place }, juce::jmin (fadeSamples(), size / 2));
}

void Player::read (Source& source, const Inputs& inputs, juce::AudioBuffer<float>& into, int start,
                   int count) noexcept
{
    switch (source.signal)
    {
        case Signal::recording:
            readRecording (source.position, into, start, count);
            break;

        case Signal::liveInput:
            for (int c = 0; c < into.getNumChannels(); ++c)
            {
                const auto from =
                    static_cast<std::size_t> (inputs.count > 0 ? c % inputs.count : 0);
                const auto* const input = inputs.channels[from];

                if (input != nullptr)
                    into.copyFrom (c, start, input, count);
                else
                    into.clear (c, start, count);
            }
            break;

        case Signal::sine:
        case Signal::fadingSine:
        case Signal::chord:
        case Signal::noise:
        case Signal::silence:
        {
            auto* const first = into.getWritePointer (0, start);
            fillWithTestSignal (source.signal, source.tone, sampleRate,
                                static_cast<std::uint64_t> (source.position),
                                { first, static_cast<std::size_t> (count) });

            for (int c = 1; c < into.getNumChannels(); ++c)
                into.copyFrom (c, start, first, count);
        }
    }

    source.position += count;
}

// What fades away behind the recording's end goes back from there, so that it ends without a step.
void Player::readRecording (std::int64_t position, juce::AudioBuffer<float>& into, int start,
                            int count)
{
    const auto& samples = recording->samples;

    if (length() == 0 || ! juce::approximatelyEqual (recording->sampleRateHz, sampleRate))
        return into.clear (start, count);

    const auto inside = static_cast<int> (
        juce::jlimit (std::int64_t { 0 }, std::int64_t { count }, length() - position));

    for (int c = 0; c < into.getNumChannels(); ++c)
    {
        const auto from = c % samples.getNumChannels();

        if (inside > 0)
            into.copyFrom (c, start, samples, from, static_cast<int> (position), inside);

        for (int n = inside; n < count; ++n)
        {
            const auto back = 2 * std::int64_t { length() } - 1 - (position + n);
            into.setSample (
                c, start + n,
                samples.getSample (from, static_cast<int> (juce::jmax (std::int64_t { 0 }, back))));
        }
    }
}

} // namespace requant
