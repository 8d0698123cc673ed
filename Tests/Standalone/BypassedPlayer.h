#pragma once

#include "PlayerUnderTest.h"

#include <cmath>

namespace requant::test
{

inline constexpr int blockSize = 64;
inline constexpr int rampLength = 2000;
inline constexpr int fade = 441;      // 10 ms
inline constexpr int jump = 2 * fade; // down to silence and up again

/** A player over the real plug-in, bypassed, so that what comes out is what was filled in. */
struct BypassedPlayer
{
    BypassedPlayer()
    {
        processor.parameters()[parameterId::bypass].setByUser (1);

        processor.keepsGiven = true;
        player.setPlaying (true);
        player.setRecording (ramp (2, rampLength));
        player.prepare (44100.0, blockSize, 2);
    }

    void render (int count, const float* const* inputs = nullptr, int inputCount = 0)
    {
        output.setSize (2, count);
        output.clear();
        player.render (inputs, inputCount, output.getArrayOfWritePointers(), 2, count);
    }

    /** The sample behind a jump, and how many more were played of where it went to. */
    float nextSettled()
    {
        render (jump + 1);
        return output.getSample (0, jump);
    }

    /** What the plug-in was given last, which no fade touches. */
    float lastGiven() const { return processor.given.back(); }

    /** The largest difference between neighbouring samples of the next ones. */
    float largestStep (int count)
    {
        render (count);
        auto largest = 0.0f;

        for (int n = 0; n < count; ++n)
        {
            const auto sample = output.getSample (0, n);
            largest = std::max (largest, std::abs (sample - last));
            last = sample;
        }

        return largest;
    }

    juce::ScopedJuceInitialiser_GUI gui;
    ProcessorUnderTest processor;
    Player player { processor };
    juce::AudioBuffer<float> output;
    float last = 0.0f;
};

} // namespace requant::test
