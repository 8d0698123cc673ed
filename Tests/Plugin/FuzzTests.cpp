#include "Mutations.h"
#include "Plugin/Presets/PresetText.h"
#include "PluginUnderTest.h"
#include "SignedState.h"

using namespace requant;
using namespace requant::test;

namespace
{

// Every reading must be one that the table allows, whatever was read.
bool isLegal (const ReductionSettings& reduction)
{
    const Settings settings { reduction };
    const auto all = parameterTable();
    return std::all_of (all.begin(), all.end(),
                        [&] (const Parameter& control)
                        { return control.isLegal (control.get (settings)); });
}

struct Silence : juce::Logger
{
    Silence() { setCurrentLogger (this); }
    ~Silence() override { setCurrentLogger (nullptr); }
    void logMessage (const juce::String&) override {}
};

} // namespace

TEST_CASE ("Whatever happens to a preset's file, it is read as legal settings or refused whole",
           "[plugin][presets][fuzz]")
{
    Random random (2026);
    ReductionSettings unusual;
    unusual.bits = 7.25;
    unusual.shaping = Shaping::gesemann;
    const auto text = presetText::write (unusual);
    std::size_t taken = 0, refused = 0;

    for (int i = 0; i < 20000; ++i)
    {
        ReductionSettings settings;
        settings.bits = 3.0;
        const auto before = settings;
        const auto result = presetText::read (mutated (text, random), settings);
        (result.wasOk() ? taken : refused) += 1;

        // Only checked where wrong: as many assertions would take longer than the test.
        if (! isLegal (settings) || (result.failed() && settings != before)
            || (result.failed() && result.getErrorMessage().isEmpty()))
            FAIL ("mutation " << i);
    }

    // Both ways were gone.
    CHECK (taken > 1000);
    CHECK (refused > 1000);
}

TEST_CASE ("Whatever happens to a state's bytes, it is restored whole or changes nothing",
           "[plugin][state][fuzz]")
{
    const Silence silence;
    PluginUnderTest test;
    test.set (parameterId::bits, 12.0);
    test.set (parameterId::shaping, "gesemann");
    test.set (parameterId::bypass, "on");
    const auto text = State::save (test.plugin.parameters(), {});
    const auto saved = test.values();
    test.set (parameterId::bits, 5.0);
    test.set (parameterId::bypass, "off");
    test.set (parameterId::seed, 77.0);
    const auto state = State::save (test.plugin.parameters(), {});
    const auto before = test.values();
    Random random (7);
    std::size_t restored = 0, refused = 0;

    for (int i = 0; i < 20000; ++i)
    {
        // Now and then nothing happens to it. A mutation may undo itself as well, or touch only the
        // space behind: then it is the state itself, too.
        const auto bytes = i % 100 == 0 ? text : mutated (text, random);
        const auto isItself = trimmed (bytes) == trimmed (text);
        test.plugin.setStateInformation (bytes.data(), static_cast<int> (bytes.size()));
        (isItself ? restored : refused) += 1;

        // Only checked where wrong: as many assertions would take longer than the test.
        if (test.values() != (isItself ? saved : before))
            FAIL ("mutation " << i << " was " << (isItself ? "not " : "") << "restored: " << bytes);

        if (isItself)
            test.plugin.setStateInformation (state.data(), static_cast<int> (state.size()));
    }

    CHECK (saved != before);
    CHECK (restored >= 200);
    CHECK (refused > 19000);
}

// What no accident does, and an attacker may.
TEST_CASE ("Whatever a state says under a right checksum, it is legal settings or changes nothing",
           "[plugin][state][fuzz]")
{
    const Silence silence;
    PluginUnderTest test;
    auto& session = test.plugin.session();
    session.load ({}, "One");
    session.choose (true);
    session.setKeepsWordLength (true);
    session.copyToOther();
    test.set (parameterId::bits, 12.0);
    const auto whole = State::save (test.plugin.parameters(), session.memory());
    const auto text = whole.substr (0, whole.find ("checksum="));
    Random random (8);
    std::size_t taken = 0;

    for (int i = 0; i < 5000; ++i)
    {
        const auto before = test.values();
        SessionMemory memory;
        memory.preset = "before";
        const auto refusal =
            State::restore (test.plugin.parameters(), memory, signedState (mutated (text, random)));
        taken += refusal.isEmpty() ? 1u : 0u;

        if (! isLegal (test.plugin.parameters().settings().reduction)
            || ! isLegal (memory.other.reduction)
            || (refusal.isNotEmpty() && (test.values() != before || memory.preset != "before")))
            FAIL ("mutation " << i);
    }

    CHECK (taken > 20);
}
