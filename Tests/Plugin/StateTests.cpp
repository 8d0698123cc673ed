#include "Gestures.h"
#include "PluginUnderTest.h"
#include "SignedState.h"

using namespace requant;
using namespace requant::test;

namespace
{

std::string stateOf (Processor& plugin)
{
    juce::MemoryBlock block;
    plugin.getStateInformation (block);
    return { static_cast<const char*> (block.getData()), block.getSize() };
}

void restore (Processor& plugin, std::string_view state)
{
    plugin.setStateInformation (state.data(), static_cast<int> (state.size()));
}

/** A plug-in with no value at its default, whose refusals do not reach the log. */
struct Unusual : PluginUnderTest
{
    Unusual()
    {
        juce::Logger::setCurrentLogger (&silence);
        set (parameterId::bits, 7.25);
        set (parameterId::lattice, "symmetric");
        set (parameterId::rounding, "truncate");
        set (parameterId::dither, "none");
        set (parameterId::ditherAmount, 0.1);
        set (parameterId::ditherStreams, "mid-side");
        set (parameterId::shaping, "f-weighted");
        set (parameterId::shapingDepth, 33.3);
        set (parameterId::shapingOrder, 9);
        set (parameterId::shapingCutoff, 20000);
        set (parameterId::seed, 4711);
        set (parameterId::freshNoise, "on");
        set (parameterId::autoBlank, "on");
        set (parameterId::autoBlankAfter, 2.5);
        set (parameterId::passExact, "on");
        set (parameterId::headroom, "on");
        set (parameterId::bypass, "on");
        set (parameterId::monitor, "error");
        set (parameterId::monitorGain, 33.3);
        set (parameterId::monitorAuto, "off");
    }

    ~Unusual() { juce::Logger::setCurrentLogger (nullptr); }

    struct : juce::Logger
    {
        void logMessage (const juce::String& message) override { last = message; }
        juce::String last;
    } silence;
};

const std::string body = "Requant state 1\nbits=12\nrounding=truncate\ndither=none\n"
                         "shaping=lipshitz\nseed=65535\nbypass=on\n";

} // namespace

TEST_CASE ("The state's bytes are frozen, so that old sessions open", "[plugin][state]")
{
    Unusual test;
    CHECK (
        stateOf (test.plugin)
        == signedState ("Requant state 1\nbits=7.25\nlattice=symmetric\nrounding=truncate\n"
                        "dither=none\ndither-amount=0.1\ndither-streams=mid-side\n"
                        "shaping=f-weighted\nshaping-depth=33.3\nshaping-order=9\n"
                        "shaping-cutoff=20000\nseed=4711\nfresh-noise=on\nauto-blank=on\n"
                        "auto-blank-after=2.5\npass-exact=on\nheadroom=on\nbypass=on\n"
                        "reset-meters=off\nmonitor=output\nmonitor-gain=33.3\nmonitor-auto=off\n"));

    // Written by version 0.1.0 with every default.
    PluginUnderTest fresh;
    CHECK (stateOf (fresh.plugin)
           == signedState ("Requant state 1\nbits=16\nlattice=twos-complement\nrounding=nearest\n"
                           "dither=tpdf\ndither-amount=1\ndither-streams=independent\n"
                           "shaping=none\nshaping-depth=40\nshaping-order=16\n"
                           "shaping-cutoff=15000\nseed=1\nfresh-noise=off\nauto-blank=off\n"
                           "auto-blank-after=0.5\npass-exact=off\nheadroom=off\nbypass=off\n"
                           "reset-meters=off\nmonitor=output\nmonitor-gain=60\nmonitor-auto=on\n"));
}

TEST_CASE (
    "A session that was saved before meters' reset and monitor were parameters opens unchanged",
    "[plugin][state]")
{
    Unusual saved;
    const auto whole = stateOf (saved.plugin);
    const auto old = signedState (whole.substr (0, whole.find ("reset-meters=")));
    PluginUnderTest test;
    test.set (parameterId::resetMeters, "on");
    test.set (parameterId::monitor, "error");
    test.set (parameterId::monitorGain, 20);
    restore (test.plugin, old);

    auto expected = saved.plugin.parameters().settings();
    expected.metersReset = false;
    expected.monitor = {};
    CHECK (test.plugin.parameters().settings() == expected);
}

TEST_CASE ("Every legal value of every parameter that is saved is restored exactly",
           "[plugin][state]")
{
    Unusual test;
    test.set (parameterId::monitor, "output");

    for (auto* parameter : test.plugin.parameters().all())
    {
        const auto& control = parameter->control();

        if (! control.isSaved)
            continue;

        const auto stride = std::max (1.0, std::floor ((control.maximum - control.minimum) / 257));

        for (auto value = control.minimum; value <= control.maximum; value += stride)
        {
            parameter->setByUser (value);
            const auto expected = test.values();
            const auto state = stateOf (test.plugin);

            PluginUnderTest other;
            restore (other.plugin, state);
            CHECK (other.values() == expected);
            CHECK (stateOf (other.plugin) == state);
        }
    }
}

TEST_CASE ("A state that a host padded with zeros or space is restored", "[plugin][state]")
{
    Unusual test;
    const auto state = stateOf (test.plugin);

    for (const auto& padding :
         { std::string (1, '\0'), std::string (64, '\0'), std::string ("\r\n \t") })
    {
        PluginUnderTest other;
        restore (other.plugin, state + padding);
        CHECK (stateOf (other.plugin) == state);
    }
}

TEST_CASE ("A state is all that a host's block holds then, whatever it held before",
           "[plugin][state]")
{
    Unusual test;
    juce::MemoryBlock used ("of another plug-in", 18);
    test.plugin.getStateInformation (used);
    CHECK (std::string (static_cast<const char*> (used.getData()), used.getSize())
           == stateOf (test.plugin));
}

TEST_CASE ("A state as long as states may be is restored, and one that is longer is not",
           "[plugin][state]")
{
    Unusual test;
    const auto before = test.values();
    auto state = signedState (body);
    state.resize (State::maximumSize + 1, '\0');
    restore (test.plugin, state);
    CHECK (test.values() == before);

    state.pop_back();
    restore (test.plugin, state);
    CHECK (test.plugin.parameters()[parameterId::bits].value() == 12.0);
}

TEST_CASE ("What a state restores is told to whoever shows it, and is no gesture of a person",
           "[plugin][state]")
{
    Unusual test;
    struct : juce::AudioProcessorParameter::Listener
    {
        void parameterValueChanged (int, float value) override { told = value; }
        void parameterGestureChanged (int, bool) override {}
        float told = -1.0f;
    } listener;

    auto& bits = test.plugin.parameters()[parameterId::bits];
    const Gestures seen (test.plugin.parameters());
    bits.addListener (&listener);
    restore (test.plugin, signedState (body));
    bits.removeListener (&listener);
    CHECK (listener.told == bits.convertTo0to1 (12.0f));
    CHECK (seen.begun + seen.ended == 0);
}

TEST_CASE ("A state with any byte damaged is refused without change", "[plugin][state]")
{
    Unusual test;
    const auto before = test.values();
    const auto state = signedState (body);
    std::size_t refused = 0;

    // Counted, since 35,000 assertions would take longer than the test.
    for (std::size_t position = 0; position + 1 < state.size(); ++position)
        for (int mask = 1; mask < 256; ++mask)
        {
            auto damaged = state;
            damaged[position] = static_cast<char> (damaged[position] ^ mask);
            test.silence.last.clear();
            restore (test.plugin, damaged);
            const auto isRefused = test.values() == before
                                   && test.silence.last.endsWith ("the settings are unchanged.");
            refused += isRefused ? 1u : 0u;
        }

    CHECK (refused == 255 * (state.size() - 1));

    // Undamaged it says something else than what was there.
    restore (test.plugin, state);
    CHECK (test.values() != before);
    CHECK (test.plugin.parameters()[parameterId::bits].value() == 12.0);
}

TEST_CASE ("A state cut off at any length is refused without change", "[plugin][state]")
{
    Unusual test;
    const auto before = test.values();
    const auto state = signedState (body);

    // The last byte is the line's end, which says nothing.
    for (std::size_t length = 0; length + 1 < state.size(); ++length)
    {
        restore (test.plugin, state.substr (0, length));
        INFO (length);
        CHECK (test.values() == before);
    }

    restore (test.plugin, state.substr (0, state.size() - 1));
    CHECK (test.values() != before);
}

TEST_CASE ("A state from a newer version is refused without change, and said to be so",
           "[plugin][state]")
{
    Unusual test;
    const auto before = test.values();
    const auto newerVersion = signedState ("Requant state 2\nbits=12\n");
    const auto newerSetting = signedState ("Requant state 1\nbits=12\ncolour=red\n");
    const std::string otherwiseSigned = "Requant state 2\nbits=12\nsignature=00\n";

    for (const auto& state : { newerVersion, newerSetting, otherwiseSigned })
    {
        test.silence.last.clear();
        restore (test.plugin, state);
        CHECK (test.values() == before);
        CHECK (test.silence.last.contains ("newer version of Requant"));
        CHECK (test.silence.last.endsWith ("the settings are unchanged."));
    }
}

TEST_CASE ("What a state says of a setting that is not saved is ignored, unless it cannot be",
           "[plugin][state]")
{
    Unusual test;
    const auto before = test.values();
    restore (test.plugin, signedState ("Requant state 1\nbits=12\nmonitor=loud\n"));
    CHECK (test.values() == before);

    PluginUnderTest expected;
    expected.set (parameterId::bits, 12);
    restore (test.plugin, signedState ("Requant state 1\nbits=12\nmonitor=error\n"));
    CHECK (test.values() == expected.values());
}

TEST_CASE ("A state older than a control gives that control its default", "[plugin][state]")
{
    Unusual test;
    restore (test.plugin, signedState ("Requant state 1\nbits=12\nseed=9\n"));
    PluginUnderTest expected;
    expected.set (parameterId::bits, 12);
    expected.set (parameterId::seed, 9);
    CHECK (test.values() == expected.values());
}

TEST_CASE ("What is not a state, or says what cannot be, is refused without change",
           "[plugin][state]")
{
    Unusual test;
    const auto before = test.values();
    std::mt19937 generator (7);
    std::string binary (5000, '\0');
    for (auto& byte : binary)
        byte = static_cast<char> (generator());

    const auto state = GENERATE_COPY (
        std::string {}, std::string (1, '\0'), std::string (1000, '\0'), std::string ("Requant"),
        std::string ("Requant state "), std::string ("Requant state 1"), binary,
        std::string ("<?xml version=\"1.0\"?><OtherPlugin gain=\"0.5\"/>"),
        std::string ("\xEF\xBB\xBF") + signedState (body), std::string (1 << 20, '<'),
        signedState (body) + signedState (body),
        signedState (body) + std::string (State::maximumSize, '\0'),
        signedState ("Requant state 0\nbits=12\n"), signedState ("Requant state -1\nbits=12\n"),
        signedState ("Requant state one\nbits=12\n"),
        signedState ("Requant state 99999999999\nbits=12\n"),
        signedState ("Requant state 1\nbits=0\n"), signedState ("Requant state 1\nbits=25\n"),
        signedState ("Requant state 1\nbits=nan\n"), signedState ("Requant state 1\nbits=\n"),
        signedState ("Requant state 1\nbits\n"), signedState ("Requant state 1\n\n"),
        signedState ("Requant state 1\nseed=65536\n"), signedState ("Requant state 1\nseed=-1\n"),
        signedState ("Requant state 1\ndither=loud\n"),
        signedState ("Requant state 1\nbits=12\nbits=13\n"),
        signedState ("Requant state 1\nbits=12\nbits=12\n"));

    test.silence.last.clear();
    restore (test.plugin, state);
    INFO (state.substr (0, 60));
    CHECK (test.values() == before);
    CHECK (test.silence.last.endsWith ("the settings are unchanged."));
}

TEST_CASE ("No data, or a length below 0, is refused without change", "[plugin][state]")
{
    Unusual test;
    const auto before = test.values();
    const auto state = signedState (body);
    test.plugin.setStateInformation (nullptr, 0);
    test.plugin.setStateInformation (nullptr, 100);
    test.plugin.setStateInformation (state.data(), -1);
    CHECK (test.values() == before);
}
