#include "Gestures.h"
#include "Parameters/Presets.h"
#include "PluginUnderTest.h"

#include <thread>

using namespace requant;
using namespace requant::test;

TEST_CASE ("Each gesture is one step that is taken back and done again", "[plugin][history]")
{
    PluginUnderTest test;
    auto& session = test.plugin.session();
    const auto fresh = test.values();
    CHECK_FALSE (session.canUndo());
    CHECK_FALSE (session.canRedo());

    test.set (parameterId::bits, 12.0);
    test.set (parameterId::dither, "none");
    test.set (parameterId::bypass, "on");
    const auto changed = test.values();
    CHECK (session.undoName() == "Bypass");

    session.undo();
    session.undo();
    CHECK (session.undoName() == "Word length");
    CHECK (session.redoName() == "Dither");
    session.undo();
    CHECK (test.values() == fresh);
    CHECK_FALSE (session.canUndo());

    for (int i = 0; i < 3; ++i)
        session.redo();

    CHECK (test.values() == changed);
    CHECK_FALSE (session.canRedo());
    session.undo();
    test.set (parameterId::seed, 5.0);
    CHECK_FALSE (session.canRedo()); // another way was taken
}

TEST_CASE ("A drag is one step, from where it began", "[plugin][history]")
{
    PluginUnderTest test;
    auto& depth = test.plugin.parameters()[parameterId::shapingDepth];
    depth.beginChangeGesture();

    for (const auto value : { 41.0f, 50.0f, 60.0f })
        depth.setValueNotifyingHost (depth.convertTo0to1 (value));

    depth.endChangeGesture();
    test.plugin.session().undo();
    CHECK (depth.value() == 40.0);
    CHECK_FALSE (test.plugin.session().canUndo());
    test.plugin.session().redo();
    CHECK (depth.value() == 60.0);
}

// Hosts write automation from threads of their own, some of them with gestures.
TEST_CASE ("A gesture outside the message thread is no step", "[plugin][history]")
{
    PluginUnderTest test;
    auto& bits = test.plugin.parameters()[parameterId::bits];
    std::thread host ([&bits] { bits.setByUser (12.0); });
    host.join();
    CHECK (bits.value() == 12.0);
    CHECK_FALSE (test.plugin.session().canUndo());

    // Taken back is what a person does then, from where the host left it.
    test.set (parameterId::bits, 11.0);
    test.plugin.session().undo();
    CHECK (bits.value() == 12.0);
}

namespace
{

struct Listener : juce::ChangeListener
{
    void changeListenerCallback (juce::ChangeBroadcaster*) override { ++changes; }
    int changes = 0;
};

} // namespace

TEST_CASE ("A step is told at once to whoever shows the history, taken back and done again too",
           "[plugin][history]")
{
    PluginUnderTest test;
    Listener listener;
    auto& session = test.plugin.session();
    session.addChangeListener (&listener);
    const auto isTold = [&listener] { return std::exchange (listener.changes, 0) > 0; };

    test.set (parameterId::bits, 12.0);
    CHECK (isTold());
    session.undo();
    CHECK (isTold());
    session.redo();
    CHECK (isTold());

    juce::MemoryBlock state;
    test.plugin.getStateInformation (state);
    CHECK_FALSE (isTold());
    test.plugin.setStateInformation (state.getData(), static_cast<int> (state.getSize()));
    CHECK (isTold());
    session.removeChangeListener (&listener);
}

TEST_CASE ("A name and a lock are told at once to whoever shows them", "[plugin][history]")
{
    PluginUnderTest test;
    Listener listener;
    auto& session = test.plugin.session();
    session.addChangeListener (&listener);
    session.setPreset ("Mine");
    CHECK (listener.changes == 1);
    session.setKeepsWordLength (true);
    CHECK (listener.changes == 2);
    session.removeChangeListener (&listener);
}

TEST_CASE ("What changes nothing, or no sound, is no step", "[plugin][history]")
{
    PluginUnderTest test;
    test.set (parameterId::bits, 16.0);
    test.set (parameterId::resetMeters, "on");
    test.set (parameterId::monitor, "error");
    CHECK_FALSE (test.plugin.session().canUndo());
}

TEST_CASE ("Loading and copying what is there already are no steps", "[plugin][history]")
{
    PluginUnderTest test;
    auto& session = test.plugin.session();

    for (int i = 0; i < 2; ++i)
    {
        session.load ({}, "One");
        session.copyToOther();
    }

    session.undo();
    session.undo();
    CHECK_FALSE (session.canUndo());
}

TEST_CASE ("A preset of many parameters is one step, which has its name", "[plugin][history]")
{
    PluginUnderTest test;
    auto& session = test.plugin.session();
    const auto fresh = test.values();
    ReductionSettings settings;
    settings.bits = 8.0;
    settings.dither = Dither::none;
    settings.shaping = Shaping::hearing;
    session.load (settings, "Mine");
    CHECK (session.undoName() == "Preset Mine");

    session.undo();
    CHECK (test.values() == fresh);
    CHECK_FALSE (session.canUndo());
    CHECK (session.redoName() == "Preset Mine");
}

TEST_CASE ("A preset that changes no setting gives its name, and takes it back",
           "[plugin][history]")
{
    PluginUnderTest test;
    auto& session = test.plugin.session();
    session.load ({}, "As it was");
    CHECK (session.preset() == "As it was");
    session.undo();
    CHECK (session.preset().isEmpty());
}

TEST_CASE ("The lock of the word length stays as it is, whatever is taken back or done again",
           "[plugin][history]")
{
    PluginUnderTest test;
    auto& session = test.plugin.session();
    session.load (presets()[1].settings.reduction, "One");
    session.setKeepsWordLength (true);
    session.undo();
    CHECK (session.keepsWordLength());
    session.redo();
    CHECK (session.keepsWordLength());
    session.setKeepsWordLength (false);
    session.undo();
    CHECK_FALSE (session.keepsWordLength());
}

TEST_CASE ("Hundreds of steps can be taken back", "[plugin][history]")
{
    PluginUnderTest test;
    auto& session = test.plugin.session();
    auto& seed = test.plugin.parameters()[parameterId::seed];
    constexpr int steps = 500;

    for (int i = 0; i < steps; ++i)
        seed.setByUser (1000.0 + i);

    for (int i = 0; i < steps; ++i)
        session.undo();

    CHECK (seed.value() == 1.0);
    CHECK_FALSE (session.canUndo());
}

TEST_CASE ("Automation fills no history, and survives when other things are taken back",
           "[plugin][history]")
{
    PluginUnderTest test;
    auto& session = test.plugin.session();
    auto& depth = test.plugin.parameters()[parameterId::shapingDepth];
    test.set (parameterId::bits, 12.0);

    for (int i = 0; i < 5000; ++i)
        depth.setValueNotifyingHost (static_cast<float> (i) / 5000.0f);

    const auto automated = depth.value();
    test.plugin.setCurrentProgram (3); // a host's choice, too
    depth.setValueNotifyingHost (depth.convertTo0to1 (static_cast<float> (automated)));
    session.undo();
    CHECK (test.plugin.parameters()[parameterId::bits].value() == 16.0);
    CHECK (depth.value() == automated);
    CHECK_FALSE (session.canUndo());
}

TEST_CASE ("A gesture of a person reaches the host once", "[plugin][history]")
{
    PluginUnderTest test;
    const Gestures seen (test.plugin.parameters());
    test.set (parameterId::bits, 12.0);
    CHECK (seen.begun == 1);
    CHECK (seen.ended == 1);
    CHECK (seen.values == 1);
}

TEST_CASE ("Taking a step back is a gesture for the host, and no new step", "[plugin][history]")
{
    PluginUnderTest test;
    test.set (parameterId::bits, 12.0);
    const Gestures seen (test.plugin.parameters());
    test.plugin.session().undo();
    CHECK (seen.begun == 1);
    CHECK (seen.ended == 1);
    CHECK (seen.values == 1);
    CHECK (test.plugin.session().redoName() == "Word length");
}

TEST_CASE ("A session that is opened has no history of the one before", "[plugin][history]")
{
    PluginUnderTest test;
    juce::MemoryBlock state;
    test.plugin.getStateInformation (state);
    test.set (parameterId::bits, 12.0);
    test.plugin.setStateInformation (state.getData(), static_cast<int> (state.getSize()));
    CHECK_FALSE (test.plugin.session().canUndo());
    CHECK (test.plugin.parameters()[parameterId::bits].value() == 16.0);

    // What is refused changes nothing of it.
    test.set (parameterId::bits, 11.0);
    test.plugin.setStateInformation ("rubbish", 7);
    CHECK (test.plugin.session().canUndo());
}
