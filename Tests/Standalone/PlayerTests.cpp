#include "StandaloneUnderTest.h"
#include "Support/Catch.h"

#include <cmath>

using namespace requant;
using namespace requant::test;

namespace
{

constexpr int blockSize = 64;

/** A player over the real plug-in, bypassed, so that what comes out is what was filled in. */
struct PlayerUnderTest
{
    PlayerUnderTest()
    {
        processor.parameters()[controlId::bypass].setByUser (1);

        player.setRecording (ramp());
        player.prepare (44100.0, blockSize, 2);
    }

    void render (int count, const float* const* inputs = nullptr, int inputCount = 0)
    {
        output.setSize (2, count);
        output.clear();
        player.render (inputs, inputCount, output.getArrayOfWritePointers(), 2, count);
    }

    juce::ScopedJuceInitialiser_GUI gui;
    PluginUnderTest processor;
    Player player { processor };
    juce::AudioBuffer<float> output;
};

} // namespace

TEST_CASE ("A recording plays from its start and loops, also in blocks larger than announced",
           "[standalone][player]")
{
    PlayerUnderTest test;
    const auto count = GENERATE (1, blockSize, 3 * blockSize + 5);

    for (int position = 0; position < 250; position += count)
    {
        test.render (count);

        for (int n = 0; n < count; ++n)
        {
            const auto expected = static_cast<float> ((position + n) % 100);
            REQUIRE (test.output.getSample (0, n) == expected);
            REQUIRE (test.output.getSample (1, n) == -expected);
        }
    }
}

TEST_CASE ("Seeking goes to a proportion of the recording and never beyond it",
           "[standalone][player]")
{
    PlayerUnderTest test;
    test.player.seek (0.25);
    test.render (1);
    CHECK (test.output.getSample (0, 0) == 25.0f);

    test.player.seek (7.0);
    test.render (1);
    CHECK (test.output.getSample (0, 0) == 99.0f);

    test.player.seek (-1.0);
    test.render (1);
    CHECK (test.output.getSample (0, 0) == 0.0f);
}

TEST_CASE ("A seek that is requested while a block is computed begins the next block",
           "[standalone][player]")
{
    PlayerUnderTest test;
    constexpr int count = 3 * blockSize;
    test.processor.duringBlock = [&] { test.player.seek (0.25); };
    test.render (count);

    for (int n = 0; n < count; ++n)
        REQUIRE (test.output.getSample (0, n) == static_cast<float> (n % 100));

    CHECK (test.player.progress() == 0.25);
    test.processor.duringBlock = nullptr;
    test.render (1);
    CHECK (test.output.getSample (0, 0) == 25.0f);
    CHECK (test.player.progress() == 0.26);
}

TEST_CASE ("A choice that is made while a block is computed is for the next block",
           "[standalone][player]")
{
    PlayerUnderTest test;
    constexpr int count = 3 * blockSize;
    const std::vector<float> ones (count, 1.0f);
    const float* const inputs[] { ones.data(), ones.data() };
    auto& player = test.player;

    SECTION ("stop")
    {
        test.processor.duringBlock = [&] { player.setPlaying (false); };
        test.render (count);
        CHECK (test.output.getSample (0, 50) == 50.0f);
        CHECK (test.output.getSample (0, count - 1) == static_cast<float> ((count - 1) % 100));
    }

    SECTION ("another signal")
    {
        test.processor.duringBlock = [&] { player.setSignal (Signal::silence); };
        test.render (count);
        CHECK (test.output.getSample (0, count - 1) == static_cast<float> ((count - 1) % 100));
    }

    SECTION ("live input let through")
    {
        player.setSignal (Signal::liveInput);
        test.processor.duringBlock = [&] { player.allowLiveOutput (true); };
        test.render (count, inputs, 2);
        CHECK (test.output.getMagnitude (0, count) == 0.0f);
        test.render (count, inputs, 2);
        CHECK (test.output.getMagnitude (0, count) == 1.0f);
    }
}

TEST_CASE ("A recording is silent while the device runs at another rate", "[standalone][player]")
{
    PlayerUnderTest test;
    test.player.prepare (48000.0, blockSize, 2);
    test.render (blockSize);
    CHECK (test.output.getMagnitude (0, blockSize) == 0.0f);

    test.player.prepare (44100.0, blockSize, 2);
    test.render (2);
    CHECK (test.output.getSample (0, 1) == 1.0f);
}

TEST_CASE ("Live input is measured but not heard until it is let through", "[standalone][player]")
{
    PlayerUnderTest test;
    test.player.setSignal (Signal::liveInput);
    const std::vector<float> left (blockSize, 0.5f), right (blockSize, -0.25f);
    const float* const inputs[] { left.data(), right.data() };

    test.render (blockSize, inputs, 2);
    CHECK (test.output.getMagnitude (0, blockSize) == 0.0f);
    CHECK (test.processor.meterFeed().newest().channels[0].sinceReset.inputPeak == 0.5);

    test.player.allowLiveOutput (true);
    test.render (blockSize, inputs, 2);
    CHECK (test.output.getSample (0, 0) == 0.5f);
    CHECK (test.output.getSample (1, 0) == -0.25f);
}

TEST_CASE ("A device without input gives silence as live input", "[standalone][player]")
{
    PlayerUnderTest test;
    test.player.setSignal (Signal::liveInput);
    test.player.allowLiveOutput (true);
    const float* const none[] { nullptr, nullptr };

    test.render (blockSize, none, 2);
    CHECK (test.output.getMagnitude (0, blockSize) == 0.0f);
}

TEST_CASE ("Stopped, the player gives silence and stays where it was", "[standalone][player]")
{
    PlayerUnderTest test;
    test.render (10);
    test.player.setPlaying (false);
    test.render (10);
    CHECK (test.output.getMagnitude (0, 10) == 0.0f);

    test.player.setPlaying (true);
    test.render (1);
    CHECK (test.output.getSample (0, 0) == 10.0f);
}

TEST_CASE ("The sines are 997 Hz at -20 and -80 dBFS RMS re a full-scale sine",
           "[standalone][player]")
{
    PlayerUnderTest test;
    const auto [signal, amplitude] =
        GENERATE (table<Signal, double> ({ { Signal::sine, 0.1 }, { Signal::quietSine, 0.0001 } }));
    test.player.setSignal (signal);

    // 44100 samples are 997 whole periods: the mean square is exactly half the amplitude's square,
    // and the correlation with the sine itself is complete.
    test.render (44100);
    auto power = 0.0, inPhase = 0.0;

    for (int n = 0; n < 44100; ++n)
    {
        const auto y = static_cast<double> (test.output.getSample (0, n));
        power += y * y;
        inPhase += y * std::sin (juce::MathConstants<double>::twoPi * 997.0 * n / 44100.0);
    }

    // float keeps 24 bits, and so does each term.
    CHECK (power / 44100.0 == Approx (amplitude * amplitude / 2.0).epsilon (1.0e-6));
    CHECK (2.0 * inPhase / 44100.0 == Approx (amplitude).epsilon (1.0e-6));
}
