#include "Editor/Readings.h"
#include "Editor/SettingsInForce.h"
#include "EditorUnderTest.h"
#include "Support/Catch.h"

using namespace requant;
using namespace requant::test;

namespace
{

ReductionSettings withBits (int bits)
{
    ReductionSettings settings;
    settings.bits = bits;
    return settings;
}

} // namespace

TEST_CASE ("The settings in force are the chosen ones once audio has run with them",
           "[editor][feed]")
{
    MeterSnapshot snapshot;
    SettingsInForce settings;
    CHECK (settings.follow (snapshot, withBits (12)).bits == 12);

    snapshot.position = 100;
    snapshot.generation = 1;
    CHECK (settings.follow (snapshot, withBits (12)).bits == 12);

    // Stopped: what was measured stays what it was.
    CHECK (settings.follow (snapshot, withBits (8)).bits == 12);
    CHECK (settings.follow (snapshot, withBits (8)).bits == 12);

    snapshot.position = 200;
    snapshot.generation = 2;
    CHECK (settings.follow (snapshot, withBits (8)).bits == 8);

    // Read in the moment between two choices of which the first was taken back: the second block
    // after the choice has surely run with it.
    CHECK (settings.follow (snapshot, withBits (6)).bits == 8);
    snapshot.position = 300;
    CHECK (settings.follow (snapshot, withBits (6)).bits == 8);
    snapshot.position = 400;
    CHECK (settings.follow (snapshot, withBits (6)).bits == 6);
}

TEST_CASE ("Figures in LSB are of the step that was measured with, not of the one chosen since",
           "[editor][feed]")
{
    EditorUnderTest test;
    test.set (controlId::bits, 8);
    test.playSine (2.0, 0.5);
    const auto row = [&]
    {
        for (const auto& shown : test.editor.metersPanel().rows().shown())
            if (shown.name == "Largest error")
                return shown.value;

        return juce::String();
    };
    const auto before = row();
    const auto words = test.editor.steps().data().reduction.bits;
    CHECK (before.getDoubleValue() > 1.0);

    // The audio stands still while another word length is chosen.
    test.set (controlId::bits, 4);
    test.wait (1.0);
    CHECK (row() == before);
    CHECK (test.editor.steps().data().reduction.bits == words);
}

TEST_CASE ("Where the settings are not those that were measured with, nothing is predicted",
           "[editor][feed]")
{
    const std::array x { 0.5, -0.25 }, y { 0.5, -0.125 };
    MeterSnapshot snapshot;
    snapshot.channelCount = 1;
    snapshot.step = 0.125;
    snapshot.channels[0].shortTerm.add (x, y);

    const Readings known (snapshot, Window::shortTerm, withBits (4), {}, true);
    CHECK (known.predictedErrorDb.has_value());
    CHECK (*known.figures.maxAbsoluteErrorLsb == 1.0);

    const Readings unknown (snapshot, Window::shortTerm, withBits (16), {}, true);
    CHECK_FALSE (unknown.predictedErrorDb.has_value());
    CHECK_FALSE (unknown.predictedSnrDb.has_value());
    CHECK (*unknown.figures.maxAbsoluteErrorLsb == 1.0);
}
