#include "BypassedPlayer.h"
#include "Support/Catch.h"

using namespace requant;
using namespace requant::test;

TEST_CASE ("Live input is measured but not heard until it is let through", "[standalone][player]")
{
    BypassedPlayer test;
    test.player.setSignal (Signal::liveInput);
    const std::vector<float> left (fade + 1, 0.5f), right (fade + 1, -0.25f);
    const float* const inputs[] { left.data(), right.data() };

    test.render (blockSize, inputs, 2);
    CHECK (test.output.getMagnitude (0, blockSize) == 0.0f);
    CHECK (test.processor.meterFeed().newest().channels[0].sinceReset.inputPeak == 0.5);

    test.player.allowLiveOutput (true);
    test.render (fade + 1, inputs, 2);
    CHECK (test.output.getSample (0, fade) == 0.5f);
    CHECK (test.output.getSample (1, fade) == -0.25f);
}

TEST_CASE ("Not a sample of live input is heard before it is let through, whatever played before",
           "[standalone][player][feedback]")
{
    BypassedPlayer test;
    const auto count = GENERATE (1, 100, 1000);
    const std::vector<float> input (1000, 1.0e6f); // louder than the ramp ever is
    const float* const inputs[] { input.data(), input.data() };
    test.render (700);
    test.player.setSignal (Signal::liveInput);

    for (int played = 0; played < 3000; played += count)
    {
        test.render (count, inputs, 2);
        REQUIRE (test.output.getMagnitude (0, count) <= rampLength);
    }

    CHECK (test.lastGiven() == 1.0e6f);
    CHECK (test.output.getMagnitude (0, count) == 0.0f);
}

TEST_CASE ("NaN and infinities are never given to the device", "[standalone][player]")
{
    BypassedPlayer test;
    test.player.setSignal (Signal::liveInput);
    test.player.allowLiveOutput (true);
    std::vector<float> input (1000, 0.5f);
    input[700] = std::numeric_limits<float>::quiet_NaN();
    input[800] = std::numeric_limits<float>::infinity();
    const float* const inputs[] { input.data(), input.data() };
    test.render (1000, inputs, 2);
    CHECK (test.output.getSample (0, 700) == 0.0f);
    CHECK (test.output.getSample (0, 800) == 0.0f);
    CHECK (test.output.getSample (0, 900) == 0.5f);
}

TEST_CASE ("Choosing live input again mutes it again", "[standalone][player][feedback]")
{
    BypassedPlayer test;
    test.player.setSignal (Signal::liveInput);
    test.player.allowLiveOutput (true);
    test.player.setSignal (Signal::silence);
    test.player.setSignal (Signal::liveInput);
    CHECK_FALSE (test.player.isLiveOutputAllowed());
}

TEST_CASE ("A device without input gives silence as live input", "[standalone][player]")
{
    BypassedPlayer test;
    test.player.setSignal (Signal::liveInput);
    test.player.allowLiveOutput (true);
    const float* const none[] { nullptr, nullptr };

    test.render (blockSize, none, 2);
    CHECK (test.output.getMagnitude (0, blockSize) == 0.0f);
}

TEST_CASE ("Stopped, the player gives silence and stays where it was", "[standalone][player]")
{
    BypassedPlayer test;
    test.render (10);
    test.player.setPlaying (false);
    test.render (fade);
    test.render (10);
    CHECK (test.output.getMagnitude (0, 10) == 0.0f);
    CHECK (test.player.progress() == (10.0 + fade) / rampLength);

    test.player.setPlaying (true);
    test.render (fade + 1);
    CHECK (test.output.getSample (0, fade) == 10.0f + 2 * fade);
}

TEST_CASE ("The player plays the sine that is chosen, at its level and frequency",
           "[standalone][player]")
{
    BypassedPlayer test;
    test.player.setSignal (Signal::sine);
    test.player.setTone ({ -80.0, 997.0 });

    // 44100 samples are 997 whole periods: the correlation with the sine itself is its amplitude.
    test.render (44100);
    auto inPhase = 0.0;

    for (int n = 0; n < 44100; ++n)
        inPhase += static_cast<double> (test.output.getSample (1, n))
                   * std::sin (juce::MathConstants<double>::twoPi * 997.0 * n / 44100.0);

    CHECK (2.0 * inPhase / 44100.0 == Approx (0.0001).epsilon (1.0e-6));
}
