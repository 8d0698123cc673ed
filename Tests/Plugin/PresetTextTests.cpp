#include "Plugin/Presets/PresetText.h"
#include "Support/Catch.h"

using namespace requant;

namespace
{

ReductionSettings readWell (std::string_view text)
{
    ReductionSettings settings;
    const auto result = presetText::read (text, settings);
    INFO (result.getErrorMessage());
    REQUIRE (result.wasOk());
    return settings;
}

juce::String problemOf (std::string_view text)
{
    ReductionSettings settings;
    settings.bits = 7.0;
    const auto result = presetText::read (text, settings);
    CHECK (result.failed());
    CHECK (settings.bits == 7.0);
    return result.getErrorMessage();
}

} // namespace

TEST_CASE ("A preset's file is text in the words of the command's options", "[plugin][presets]")
{
    ReductionSettings settings;
    settings.bits = 7.25;
    settings.dither = Dither::highPass;
    settings.shaping = Shaping::hearing;
    settings.headroom = true;
    CHECK (presetText::write (settings)
           == "Requant preset 1\nbits=7.25\nlattice=twos-complement\nrounding=nearest\n"
              "dither=high-pass\ndither-amount=1\ndither-streams=independent\nshaping=hearing\n"
              "shaping-depth=40\nshaping-order=16\nshaping-cutoff=15000\nseed=1\nfresh-noise=off\n"
              "auto-blank=off\nauto-blank-after=0.5\npass-exact=off\nheadroom=on\n");
    CHECK (readWell (presetText::write (settings)) == settings);
}

TEST_CASE ("A preset never says what a person does with the plug-in, and never sets it",
           "[plugin][presets]")
{
    const auto text = presetText::write ({});

    for (const auto& control : parameterTable())
    {
        const auto line = std::string (control.id) + "=";
        const auto isNew = control.versionHint > 1; // and at its default
        CHECK ((text.find ("\n" + line) != std::string::npos) == (control.isReduction && ! isNew));
    }

    CHECK (readWell ("Requant preset 1\nbypass=on\nreset-meters=on\nbits=12\n").bits == 12.0);
    CHECK (readWell ("Requant preset 1\nbypass=maybe\nbits=12\n").bits == 12.0);
}

TEST_CASE ("A preset that a person wrote may have space, comments, any case and any line ends",
           "[plugin][presets]")
{
    const auto settings = readWell ("\xEF\xBB\xBFRequant preset 1\r\n\r\n# For the demo tape\r\n"
                                    " \t# dirty\r\n"
                                    "  bits = 12 bits \r\ndither = NONE\r\nheadroom=yes");
    CHECK (settings.bits == 12.0);
    CHECK (settings.dither == Dither::none);
    CHECK (settings.headroom);
}

TEST_CASE ("A preset is read as the parameters can show it: each value at a step of its own",
           "[plugin][presets]")
{
    const auto settings = readWell ("Requant preset 1\nbits=7.123456789\nshaping-depth=40.00001\n");
    CHECK (settings.bits == findParameter (parameterId::bits)->nearestStep (7.123456789));
    CHECK (settings.bits != 7.123456789);
    CHECK (settings.shapingDepthDb
           == findParameter (parameterId::shapingDepth)->nearestStep (40.00001));
}

TEST_CASE ("What a preset does not name has its default, and what is unknown here is passed over",
           "[plugin][presets]")
{
    ReductionSettings expected;
    expected.seed = 9;
    CHECK (readWell ("Requant preset 1\nseed=9\ncolour=red\nloudness=-14 LUFS\n") == expected);
    CHECK (readWell ("Requant preset 1\n") == ReductionSettings {});
}

TEST_CASE ("A wrong line is named by its number, with what it may be, and nothing is set",
           "[plugin][presets]")
{
    CHECK (problemOf ("Requant preset 1\nseed=9\nbits=99\n")
           == "line 3: Word length can be 1 to 24, not \"99\".");
    CHECK (problemOf ("Requant preset 1\n\n#\ndither=loud")
           == "line 4: Dither can be tpdf, none, rpdf, high-pass, gaussian, not \"loud\".");
    CHECK (problemOf ("Requant preset 1\nbits=nan\n")
           == "line 2: Word length can be 1 to 24, not \"nan\".");
    CHECK (problemOf ("Requant preset 1\nheadroom=\n")
           == "line 2: Headroom can be on, off, not \"\".");
    CHECK (problemOf ("Requant preset 1\nsixteen bits\n")
           == "line 2: \"sixteen bits\" is no setting: one is written as id=value.");
    CHECK (problemOf ("Requant preset 1\nbits=12\nbits=12\n")
           == "line 3: Word length is set twice.");
    CHECK (problemOf (std::string ("Requant preset 1\nbits=") + std::string (1000, '9'))
               .endsWith ("not \"" + juce::String::repeatedString ("9", 40) + "...\"."));
    CHECK (problemOf (std::string ("Requant preset 1\nbits=") + std::string (40, '9'))
               .endsWith ("not \"" + juce::String::repeatedString ("9", 40) + "\"."));
}

TEST_CASE ("What is no preset, or one of a newer version, is said to be so", "[plugin][presets]")
{
    const auto none = GENERATE (
        std::string {}, std::string ("\n"), std::string ("Requant"),
        std::string ("Requant preset \nbits=12\n"), std::string ("Requant preset 0\n"),
        std::string ("Requant preset -1\n"), std::string ("Requant preset 1.5\n"),
        std::string ("Requant state 1\nbits=12\n"), std::string ("Requant preset 1\nbits=1\0", 24),
        std::string ("Requant preset 1\n\xFF\xFE\n"),
        std::string ("Requant preset 1\n") + std::string (70000, '\n'));
    CHECK (problemOf (none) == "this is not a preset of Requant.");

    for (const auto* newer : { "Requant preset 2\nbits=12\n", "Requant preset 99999999999\n" })
        CHECK (problemOf (newer) == "this preset is from a newer version of Requant.");
}
