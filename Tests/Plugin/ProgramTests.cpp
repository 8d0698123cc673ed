#include "Gestures.h"
#include "Parameters/Presets.h"
#include "PluginFor.h"
#include "PluginUnderTest.h"
#include "RealTimeGuard.h"

using namespace requant;
using namespace requant::test;

namespace
{

int custom() { return static_cast<int> (presets().size()); }

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

} // namespace

TEST_CASE ("A host's programs are the factory presets, and one for all other settings",
           "[plugin][programs]")
{
    PluginUnderTest test;
    REQUIRE (test.plugin.getNumPrograms() == custom() + 1);
    CHECK (test.plugin.getCurrentProgram() == 0);

    for (int i = 0; i < custom(); ++i)
        CHECK (test.plugin.getProgramName (i)
               == juce::String (presets()[static_cast<std::size_t> (i)].name));

    CHECK (test.plugin.getProgramName (custom()) == "Custom");
    CHECK (test.plugin.getProgramName (-1).isEmpty());
    CHECK (test.plugin.getProgramName (custom() + 1).isEmpty());
}

TEST_CASE ("Choosing a program sets its preset, and leaves bypass as it is", "[plugin][programs]")
{
    PluginUnderTest test;
    test.set (parameterId::bypass, 1.0);

    for (int i = 0; i < custom(); ++i)
    {
        test.plugin.setCurrentProgram (i);
        CAPTURE (i);
        CHECK (test.plugin.parameters().settings().reduction
               == presets()[static_cast<std::size_t> (i)].settings.reduction);
        CHECK (test.plugin.getCurrentProgram() == i);
        CHECK (test.plugin.parameters()[parameterId::bypass].value() == 1.0);
    }

    // The default can be chosen from anywhere.
    test.set (parameterId::bits, 7.5);
    CHECK (test.plugin.getCurrentProgram() == custom());
    test.plugin.setCurrentProgram (0);
    CHECK (test.plugin.getCurrentProgram() == 0);
}

TEST_CASE ("A program leaves the word length as it is where that is kept", "[plugin][programs]")
{
    PluginUnderTest test;
    test.set (parameterId::bits, 12.0);
    test.plugin.session().setKeepsWordLength (true);
    test.plugin.setCurrentProgram (1);
    auto expected = presets()[1].settings.reduction;
    expected.bits = 12.0;
    CHECK (test.plugin.parameters().settings().reduction == expected);
}

TEST_CASE ("A program that is no preset's changes nothing", "[plugin][programs]")
{
    PluginUnderTest test;
    test.set (parameterId::bits, 7.5);
    const auto values = test.values();

    for (const auto program : { custom(), custom() + 1, -1, 100000 })
    {
        test.plugin.setCurrentProgram (program);
        CHECK (test.values() == values);
    }
}

// A host saves a state and the program that it is told, and may send both back, in any order.
TEST_CASE ("A host that sends back the program that it was told changes no restored setting",
           "[plugin][programs]")
{
    PluginUnderTest saved;
    saved.plugin.setCurrentProgram (5);
    saved.set (parameterId::shapingDepth, 33.0);
    const auto state = stateOf (saved.plugin);
    const auto told = saved.plugin.getCurrentProgram();

    PluginUnderTest first, second;
    restore (first.plugin, state);
    CHECK (first.plugin.getCurrentProgram() == told);
    first.plugin.setCurrentProgram (told);
    CHECK (first.values() == saved.values());

    second.plugin.setCurrentProgram (told);
    restore (second.plugin, state);
    CHECK (second.values() == saved.values());
    CHECK (stateOf (second.plugin) == state);
}

TEST_CASE ("A program's values are no gestures, and what does not change is not told",
           "[plugin][programs]")
{
    PluginUnderTest test;
    const Gestures seen (test.plugin.parameters());
    test.plugin.setCurrentProgram (1);
    CHECK (seen.values == 1); // the first one chooses a shaper and nothing else
    CHECK (seen.begun + seen.ended == 0);
    test.plugin.setCurrentProgram (1);
    CHECK (seen.values == 1);
}

TEST_CASE ("Which program is current can be asked in real time", "[plugin][programs]")
{
    PluginUnderTest test;
    int sum = 0;
    std::size_t violations = 0;

    {
        const RealTimeGuard guard;
        sum = test.plugin.getCurrentProgram() + test.plugin.getNumPrograms();
        violations = guard.violations();
    }

    CHECK (sum == custom() + 1);
    CHECK (violations == 0);
}

// They list programs as presets to load, and send none that nobody chose.
TEST_CASE ("LV2 and Audio Unit hosts get the factory presets as programs, and none beside them",
           "[plugin][programs]")
{
    const juce::ScopedJuceInitialiser_GUI juce;

    for (const auto format :
         { juce::AudioProcessor::wrapperType_LV2, juce::AudioProcessor::wrapperType_AudioUnit,
           juce::AudioProcessor::wrapperType_AudioUnitv3 })
    {
        CAPTURE (format);
        const auto plugin = pluginFor (format);
        CHECK (plugin->getNumPrograms() == custom());
        CHECK (plugin->getProgramName (custom() - 1) == juce::String (presets().back().name));
        CHECK (plugin->getProgramName (custom()).isEmpty());

        // Settings of no preset pass as the first one.
        plugin->setCurrentProgram (custom() - 1);
        CHECK (plugin->getCurrentProgram() == custom() - 1);
        plugin->parameters()[parameterId::bits].setByUser (7.5);
        CHECK (plugin->getCurrentProgram() == 0);
    }
}
