#include "PluginUnderTest.h"

using namespace requant;
using namespace requant::test;

TEST_CASE ("A designed shaper is ready with the first block, and the one of the state as well",
           "[plugin][shaping]")
{
    PluginUnderTest designed;
    designed.plugin.parameters()[parameterId::shaping].setByUser (1);
    designed.plugin.prepareToPlay (96000.0, 512);
    auto a = noise<float> (2, 2000);
    designed.process (a);

    juce::MemoryBlock state;
    designed.plugin.getStateInformation (state);
    PluginUnderTest restored (2, 96000.0);
    restored.plugin.setStateInformation (state.getData(), static_cast<int> (state.getSize()));
    auto b = noise<float> (2, 2000);
    restored.process (b);
    CHECK (differingSamples (a, b) == 0);

    PluginUnderTest flat (2, 96000.0);
    auto c = noise<float> (2, 2000);
    flat.process (c);
    CHECK (differingSamples (a, c) > 1000);
}

TEST_CASE ("Until a new shaper is designed the old one goes on; a bounce waits for the new one",
           "[plugin][shaping]")
{
    PluginUnderTest test, old, bounce, designed;
    auto a = noise<float> (2, 1000), b = a, c = a, d = a;

    test.plugin.parameters()[parameterId::shaping].setByUser (1);
    test.process (a);
    old.process (b);
    CHECK (differingSamples (a, b) == 0);

    bounce.plugin.setNonRealtime (true);
    bounce.plugin.parameters()[parameterId::shaping].setByUser (1);
    bounce.process (c);
    designed.set (parameterId::shaping, 1);
    designed.process (d);
    CHECK (differingSamples (c, d) == 0);
    CHECK (differingSamples (c, b) > 0);
}

// 16 bits, 48 kHz, hearing, order 16: at the swap the past errors, of at most 1.5 LSB each, meet
// other taps; the output's error stays within what either shaper can make of such errors.
TEST_CASE ("Swapping shapers makes no click", "[plugin][shaping]")
{
    PluginUnderTest test;
    double bound = 0.0;

    for (const auto* depth : { "10", "60", "0", "40" })
        for (const auto* shaping : { "hearing", "shibata", "gesemann", "designed-a", "none" })
        {
            test.set (parameterId::shapingDepth, std::string_view (depth));
            test.set (parameterId::shaping, std::string_view (shaping));
            const auto plan = planShaper (
                ShaperRequest::of (test.plugin.parameters().settings().reduction, 48000.0));
            bound = std::max (bound, 1.5 * plan.filter.peakGain() / 32768.0);

            const auto input = noise<float> (2, 480);
            auto output = input;
            test.process (output);

            for (int n = 0; n < 480; ++n)
                REQUIRE (std::abs (static_cast<double> (output.getSample (0, n))
                                   - static_cast<double> (input.getSample (0, n)))
                         <= bound);
        }
}

TEST_CASE ("While the message loop runs, a shaper that is asked for is designed by itself",
           "[plugin][shaping]")
{
    PluginUnderTest test, flat;
    test.plugin.parameters()[parameterId::shaping].setByUser (1);

    struct Playing : juce::Timer
    {
        Playing (PluginUnderTest& first, PluginUnderTest& second) : a (first), b (second)
        {
            startTimer (1);
        }

        void timerCallback() override
        {
            constexpr int mostBlocks = 10'000;
            auto shaped = noise<float> (2, 64), plain = shaped;
            a.process (shaped);
            b.process (plain);
            isShaped = differingSamples (shaped, plain) > 0;

            if (isShaped || ++blocks == mostBlocks)
                juce::MessageManager::getInstance()->stopDispatchLoop();
        }

        PluginUnderTest &a, &b;
        bool isShaped = false;
        int blocks = 0;
    };

    Playing playing (test, flat);
    juce::MessageManager::getInstance()->runDispatchLoop();
    CHECK (playing.isShaped);
}
