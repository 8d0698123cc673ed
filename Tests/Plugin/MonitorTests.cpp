#include "Parameters/Presets.h"
#include "PluginUnderTest.h"
#include "RealTimeGuard.h"

using namespace requant;
using namespace requant::test;

namespace
{

/** A plug-in, and another one whose output is what the first one delivers. */
struct Listening
{
    explicit Listening (std::string_view source)
    {
        for (auto* test : { &listened, &delivering })
            test->set (parameterId::bits, 8);

        listened.set (parameterId::monitor, source);
    }

    template <typename Sample>
    juce::AudioBuffer<Sample> delivered (juce::AudioBuffer<Sample> input)
    {
        delivering.processInBlocks (input, 512);
        return input;
    }

    template <typename Sample>
    juce::AudioBuffer<Sample> heard (juce::AudioBuffer<Sample> input, int block = 512)
    {
        listened.processInBlocks (input, block);
        return input;
    }

    Heard shown() { return listened.plugin.meterFeed().newest().heard; }

    PluginUnderTest listened, delivering;
};

juce::MemoryBlock stateOf (Processor& plugin)
{
    juce::MemoryBlock state;
    plugin.getStateInformation (state);
    return state;
}

void restore (Processor& plugin, const juce::MemoryBlock& state)
{
    plugin.setStateInformation (state.getData(), static_cast<int> (state.getSize()));
}

const std::string_view allButOutput[] { "error", "input", "zoom" };

} // namespace

TEST_CASE ("A host's listener hears what the monitor says, and sees it", "[plugin][monitor]")
{
    for (const auto source : allButOutput)
    {
        Listening test { source };
        const auto input = noise<float> (2, 4096);
        CAPTURE (source);
        CHECK (differingSamples (test.heard (input), test.delivered (input)) > 0);
        const auto& control = *findParameter (parameterId::monitor);
        CHECK (static_cast<double> (test.shown().source) == *control.parse (source));
    }
}

// 8 bits, TPDF, 2 channels: 2 * 1/4 LSB^2 are -45.2 dB, which 12.2 dB bring to -33 dB.
TEST_CASE ("The gain that is in force is shown in dB: the chosen one, or the automatic one",
           "[plugin][monitor]")
{
    Listening test { "error" };
    test.listened.set (parameterId::monitorAuto, "off");
    test.listened.set (parameterId::monitorGain, 12.5);
    test.heard (noise<float> (2, 192'000));
    CHECK (test.shown().gainDb == Approx (12.5));

    test.listened.set (parameterId::monitorAuto, "on");
    test.heard (noise<float> (2, 192'000));
    CHECK (test.shown().gainDb == Approx (12.2).margin (0.1));

    test.listened.set (parameterId::monitor, "output");
    test.heard (noise<float> (2, 512));
    CHECK (test.shown() == Heard {});
}

TEMPLATE_TEST_CASE ("A bounce is the output from its first sample on, whatever is listened to",
                    "[plugin][monitor][bounce]", float, double)
{
    const auto isBypassed = GENERATE (false, true);

    for (const auto source : allButOutput)
    {
        Listening test { source };
        const auto input = noise<TestType> (2, 5000);
        test.heard (input);
        test.delivered (input);
        test.listened.plugin.setNonRealtime (true);
        CAPTURE (source, isBypassed);

        if (isBypassed)
        {
            auto bypassed = input;
            test.listened.plugin.processBlockBypassed (bypassed, test.listened.midi);
            CHECK (differingSamples (bypassed, input) == 0);
        }
        else
            CHECK (differingSamples (test.heard (input), test.delivered (input)) == 0);

        CHECK (test.shown() == Heard {});

        // Afterwards the listener is back where he was.
        test.listened.plugin.setNonRealtime (false);
        CHECK (differingSamples (test.heard (input), test.delivered (input)) > 0);
        CHECK (static_cast<double> (test.shown().source)
               == test.listened.plugin.parameters()[parameterId::monitor].value());
    }
}

TEST_CASE (
    "A bounce that starts with a preparation, a reset and in the midst of a fade is the output",
    "[plugin][monitor][bounce]")
{
    Listening test { "error" };
    const auto input = noise<float> (2, 700);
    test.heard (input); // less than a fade
    test.listened.plugin.setNonRealtime (true);
    const auto isPrepared = GENERATE (false, true);

    for (auto* plugin : { &test.listened.plugin, &test.delivering.plugin })
        if (isPrepared)
            plugin->prepareToPlay (48000.0, 512);
        else
            plugin->reset();

    CHECK (differingSamples (test.heard (input), test.delivered (input)) == 0);
}

TEST_CASE ("No session is saved with the monitor on", "[plugin][monitor][state]")
{
    for (const auto source : allButOutput)
    {
        PluginUnderTest saved, fresh;
        const auto expected = stateOf (saved.plugin);
        saved.set (parameterId::monitor, source);
        CHECK (stateOf (saved.plugin) == expected);

        saved.set (parameterId::monitorGain, 33);
        saved.set (parameterId::monitorAuto, "off");
        restore (fresh.plugin, stateOf (saved.plugin));
        CHECK (fresh.plugin.parameters().settings().monitor
               == MonitorSettings { MonitorSource::output, 33.0, false });
    }
}

TEST_CASE ("Opening a session switches the monitor off, in a session that is open already too",
           "[plugin][monitor][state]")
{
    PluginUnderTest saved, test;
    saved.set (parameterId::bits, 5);
    test.set (parameterId::monitor, "error");
    restore (test.plugin, stateOf (saved.plugin));
    CHECK (test.values() == saved.values());
    CHECK (test.plugin.parameters()[parameterId::monitor].value() == 0.0);
}

TEST_CASE ("No program changes what is listened to", "[plugin][monitor][programs]")
{
    PluginUnderTest test;
    const MonitorSettings chosen { MonitorSource::zoom, 33.0, false };
    test.set (parameterId::monitor, "zoom");
    test.set (parameterId::monitorGain, 33);
    test.set (parameterId::monitorAuto, "off");
    CHECK (test.plugin.getCurrentProgram() == 0);

    for (int i = 0; i < test.plugin.getNumPrograms(); ++i)
    {
        test.plugin.setCurrentProgram (i);
        CHECK (test.plugin.parameters().settings().monitor == chosen);
    }
}

TEST_CASE ("Switching the monitor takes no memory and no lock, and meters and dither do not notice",
           "[plugin][monitor][realtime]")
{
    Listening test { "output" };
    auto& monitor = test.listened.plugin.parameters()[parameterId::monitor];
    std::size_t violations = 0;
    const char* first = "";

    for (int round = 0; round < 200; ++round)
    {
        auto block = noise<float> (2, 441, static_cast<std::uint32_t> (round));
        test.delivered (block);
        monitor.setByUser (round * 7 % 4);

        const RealTimeGuard guard;
        test.listened.plugin.processBlock (block, test.listened.midi);
        violations += guard.violations();
        first = guard.violations() > 0 ? guard.first() : first;
    }

    INFO (first);
    CHECK (violations == 0);

    const auto& heard = test.listened.plugin.meterFeed().newest();
    const auto& delivered = test.delivering.plugin.meterFeed().newest();
    CHECK (heard.position == delivered.position);
    CHECK (heard.reduction.generation == delivered.reduction.generation);

    for (std::size_t c = 0; c < 2; ++c)
        CHECK (heard.channels[c].sinceReset.errorSquared.value()
               == delivered.channels[c].sinceReset.errorSquared.value());
}
