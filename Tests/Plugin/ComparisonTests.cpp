#include "Gestures.h"
#include "Parameters/Presets.h"
#include "PluginUnderTest.h"
#include "SignedState.h"

#include <thread>

using namespace requant;
using namespace requant::test;

namespace
{

void reopen (Processor& plugin, PluginUnderTest& other)
{
    juce::MemoryBlock state;
    plugin.getStateInformation (state);
    other.plugin.setStateInformation (state.getData(), static_cast<int> (state.getSize()));
}

ReductionSettings reductionOf (PluginUnderTest& test)
{
    return test.plugin.parameters().settings().reduction;
}

ReductionSettings withBits (double bits)
{
    ReductionSettings settings;
    settings.bits = bits;
    return settings;
}

} // namespace

TEST_CASE ("A and B are two full settings, and one step goes from one to the other",
           "[plugin][compare]")
{
    PluginUnderTest test;
    auto& session = test.plugin.session();
    test.set (parameterId::bits, 12.0);
    test.set (parameterId::dither, "none");
    const auto a = reductionOf (test);

    session.choose (true);
    CHECK (session.isB());
    CHECK (reductionOf (test) == ReductionSettings {}); // B begins as a new session does
    test.set (parameterId::shaping, "hearing");
    const auto b = reductionOf (test);

    for (int i = 0; i < 3; ++i)
    {
        session.choose (false);
        CHECK (reductionOf (test) == a);
        session.choose (false); // it is A already
        CHECK (reductionOf (test) == a);
        session.choose (true);
        CHECK (reductionOf (test) == b);
    }

    session.undo();
    CHECK_FALSE (session.isB());
    CHECK (reductionOf (test) == a);
    session.redo();
    CHECK (session.isB());
    CHECK (reductionOf (test) == b);
}

TEST_CASE ("Comparing is told to the host, one gesture for each parameter that differs, and leaves "
           "bypass",
           "[plugin][compare]")
{
    PluginUnderTest test;
    test.set (parameterId::bits, 12.0);
    test.set (parameterId::dither, "none");
    test.set (parameterId::bypass, "on");
    const Gestures seen (test.plugin.parameters());
    test.plugin.session().choose (true);
    CHECK (seen.begun == 2);
    CHECK (seen.values == 2);
    CHECK (seen.ended == 2);
    CHECK (test.plugin.parameters()[parameterId::bypass].value() == 1.0);
}

TEST_CASE ("Copying makes the other settings the present ones, as one step", "[plugin][compare]")
{
    PluginUnderTest test;
    auto& session = test.plugin.session();
    session.load (withBits (7.0), "Mine");
    session.copyToOther();
    CHECK (session.undoName() == "Copy A to B");
    session.choose (true);
    CHECK (reductionOf (test) == withBits (7.0));
    CHECK (session.preset() == "Mine");

    session.undo();
    session.undo();
    session.choose (true);
    CHECK (reductionOf (test) == ReductionSettings {});
}

TEST_CASE ("A and B keep the names of their presets, and a step says which way it went",
           "[plugin][compare]")
{
    PluginUnderTest test;
    auto& session = test.plugin.session();
    session.load (withBits (7.0), "Seven");
    session.choose (true);
    CHECK (session.undoName() == "A to B");
    CHECK (session.preset().isEmpty());
    session.load (withBits (9.0), "Nine");
    session.choose (false);
    CHECK (session.undoName() == "B to A");
    CHECK (session.preset() == "Seven");
    session.choose (true);
    CHECK (session.preset() == "Nine");
    session.copyToOther();
    CHECK (session.undoName() == "Copy B to A");
    session.choose (false);
    CHECK (session.preset() == "Nine");
    CHECK (reductionOf (test) == withBits (9.0));
}

TEST_CASE ("What a host restores in a thread of its own is there, and saved, when it returns",
           "[plugin][compare][state]")
{
    PluginUnderTest saved, opened;
    auto& session = saved.plugin.session();
    session.load (withBits (9.5), "Mine");
    session.choose (true);
    session.setKeepsWordLength (true);
    juce::MemoryBlock state, again;
    saved.plugin.getStateInformation (state);

    std::thread host (
        [&]
        {
            opened.plugin.setStateInformation (state.getData(), static_cast<int> (state.getSize()));
            opened.plugin.getStateInformation (again);
        });
    host.join();
    CHECK (again == state);
    CHECK (opened.plugin.session().memory() == session.memory());
}

TEST_CASE ("A session is opened with both settings, the one that was heard, the presets' names and "
           "the lock",
           "[plugin][compare][state]")
{
    PluginUnderTest saved;
    auto& session = saved.plugin.session();
    session.load (withBits (9.5), juce::String::fromUTF8 ("Gr\xc3\xbc\xc3\x9f"
                                                          "e = 1"));
    session.choose (true);
    session.load (presets().back().settings.reduction, "Hear TPDF");
    saved.set (parameterId::seed, 77.0);
    session.setKeepsWordLength (true);

    PluginUnderTest opened;
    reopen (saved.plugin, opened);
    CHECK (opened.plugin.session().memory() == session.memory());
    CHECK (opened.values() == saved.values());
    opened.plugin.session().choose (false);
    CHECK (reductionOf (opened) == withBits (9.5));

    // A state of an older version knows nothing of it.
    PluginUnderTest fresh;
    reopen (fresh.plugin, opened);
    CHECK (opened.plugin.session().memory() == SessionMemory {});
}

TEST_CASE ("A state that says what cannot be of its session is refused without change",
           "[plugin][compare][state]")
{
    const auto line = GENERATE (as<std::string> {}, "slot=c", "slot=", "keep-word-length=maybe",
                                "preset=", "preset= x", "preset=\xFF",
                                std::string ("preset=a\0b", 10), "other.bits=99", "other.bypass=on",
                                "other.colour=red", "other.=1", "slot=b\nslot=b");
    CAPTURE (line);
    const auto text = State::save (PluginUnderTest().plugin.parameters(), {});
    const auto content = text.substr (0, text.find ("checksum=")) + line + "\n";

    PluginUnderTest test;
    SessionMemory memory;
    memory.preset = "before";
    CHECK (State::restore (test.plugin.parameters(), memory, signedState (content)).isNotEmpty());
    CHECK (memory.preset == "before");
    CHECK (State::restore (test.plugin.parameters(), memory,
                           signedState (text.substr (0, text.find ("checksum="))))
               .isEmpty());
}

TEST_CASE ("A preset is loaded in one step that keeps bypass, and the word length where it is kept",
           "[plugin][presets]")
{
    PluginUnderTest test;
    auto& session = test.plugin.session();
    test.set (parameterId::bypass, "on");
    test.set (parameterId::bits, 8.0);
    const auto& preset = presets()[1];

    session.load (preset.settings.reduction, "One");
    CHECK (session.preset() == "One");
    CHECK (session.matches (preset.settings.reduction));
    CHECK (reductionOf (test) == preset.settings.reduction);
    CHECK (test.plugin.parameters()[parameterId::bypass].value() == 1.0);
    session.undo();
    CHECK (reductionOf (test).bits == 8.0);
    CHECK (session.preset().isEmpty());

    session.setKeepsWordLength (true);
    session.load (preset.settings.reduction, "One");
    auto expected = preset.settings.reduction;
    expected.bits = 8.0;
    CHECK (reductionOf (test) == expected);
    CHECK (session.matches (preset.settings.reduction));
    test.set (parameterId::seed, 2.0);
    CHECK_FALSE (session.matches (preset.settings.reduction));
    session.undo();
    session.undo();
    CHECK (session.keepsWordLength()); // the lock is no step
}

TEST_CASE ("A host may save and restore in another thread while a person changes things",
           "[plugin][compare][state]")
{
    PluginUnderTest test;
    juce::MemoryBlock state;
    test.plugin.session().load (withBits (3.0), "Three");
    test.plugin.getStateInformation (state);
    std::atomic<bool> isOver { false };

    std::thread host (
        [&]
        {
            for (int i = 0; i < 200; ++i)
            {
                juce::MemoryBlock saved;
                test.plugin.getStateInformation (saved);
                test.plugin.setStateInformation (state.getData(),
                                                 static_cast<int> (state.getSize()));
            }

            isOver = true;
        });

    while (! isOver)
        test.plugin.session().setPreset ("Another one");

    host.join();
    CHECK (test.plugin.parameters()[parameterId::bits].value() == 3.0);
}
