#include "Parameters/Presets.h"
#include "Plugin/Presets/PresetFolder.h"
#include "Support/Catch.h"
#include "Support/TemporaryFolder.h"

using namespace requant;

namespace
{

struct FolderUnderTest
{
    juce::File file (const juce::String& name) const
    {
        return presets.folder().getChildFile (name);
    }

    juce::StringArray names() const
    {
        juce::StringArray all;
        for (const auto& preset : presets.all())
            all.add (preset.name);
        return all;
    }

    static ReductionSettings withBits (double bits)
    {
        ReductionSettings settings;
        settings.bits = bits;
        return settings;
    }

    test::TemporaryFolder home;
    PresetFolder presets { juce::File (juce::String (home / "Presets")) };
};

juce::String utf8 (const char* text) { return juce::String::fromUTF8 (text); }

} // namespace

TEST_CASE ("A person's presets are saved, found again, renamed and removed", "[plugin][presets]")
{
    FolderUnderTest test;
    CHECK (test.presets.all().empty());
    CHECK (test.home.contents().empty()); // looking makes no folder

    REQUIRE (test.presets.save ("Tape", test.withBits (12.0), false).wasOk());
    REQUIRE (test.presets.save ("  Demo \n 10 ", test.withBits (10.0), false).wasOk());
    REQUIRE (test.presets.save ("Demo 9", test.withBits (9.0), false).wasOk());
    CHECK (test.names().joinIntoString ("; ") == "Demo 9; Demo 10; Tape");
    CHECK (test.presets.all()[0].settings == test.withBits (9.0));
    CHECK (test.presets.contains ("tape"));

    REQUIRE (test.presets.rename ("Tape", "Cassette").wasOk());
    CHECK (test.names().joinIntoString ("; ") == "Cassette; Demo 9; Demo 10");
    CHECK (test.presets.all()[0].settings == test.withBits (12.0));

    REQUIRE (test.presets.remove ("Demo 9").wasOk());
    CHECK (test.names().joinIntoString ("; ") == "Cassette; Demo 10");
    CHECK (test.home.contents()
           == std::vector<std::string> { "Presets", "Presets/Cassette.requant",
                                         "Presets/Demo 10.requant" });
}

TEST_CASE ("No preset is replaced or lost unless a person says so", "[plugin][presets]")
{
    FolderUnderTest test;
    REQUIRE (test.presets.save ("One", test.withBits (1.0), false).wasOk());
    REQUIRE (test.presets.save ("Two", test.withBits (2.0), false).wasOk());

    CHECK (test.presets.save ("one", test.withBits (3.0), false).getErrorMessage()
           == "There is a preset \"one\" already.");
    CHECK (test.presets.rename ("Two", "ONE").getErrorMessage()
           == "There is a preset \"ONE\" already.");
    CHECK (test.presets.rename ("Three", "Four").getErrorMessage()
           == "There is no preset \"Three\" any more.");
    CHECK (test.presets.remove ("Three").failed());
    CHECK (test.presets.all()[0].settings == test.withBits (1.0));
    CHECK (test.presets.all()[1].settings == test.withBits (2.0));

    // Only its case changes: the file must survive that.
    REQUIRE (test.presets.rename ("One", "ONE").wasOk());
    CHECK (test.names().joinIntoString ("; ") == "ONE; Two");
    CHECK (test.presets.all()[0].settings == test.withBits (1.0));

    REQUIRE (test.presets.save ("ONE", test.withBits (4.0), true).wasOk());
    CHECK (test.presets.all()[0].settings == test.withBits (4.0));
    CHECK (test.names().size() == 2);
}

TEST_CASE ("Any name is one file inside the folder, on every system, and is read back as it was",
           "[plugin][presets]")
{
    FolderUnderTest test;
    const juce::StringArray names { "..",
                                    ".",
                                    ".hidden",
                                    "../../escape",
                                    "AC/DC",
                                    "back\\slash",
                                    "C:",
                                    "~",
                                    "~root",
                                    "a*b?c\"d<e>f|g",
                                    "100 %",
                                    "%2e%2e",
                                    "%41",
                                    "%",
                                    "con",
                                    "NUL.txt",
                                    "COM1",
                                    "lpt9.",
                                    utf8 ("COM\xc2\xb9"),
                                    "CONsole",
                                    utf8 ("\xc3\x9c"
                                          "bung f\xc3\xbcr K\xc3\xb6pfe"),
                                    utf8 ("\xe9\x9f\xb3\xe6\xa5\xbd \xf0\x9f\x8e\xa7"),
                                    "ends.requant",
                                    "dot.",
                                    "-rf",
                                    "$HOME",
                                    "x=1" };

    for (const auto& name : names)
    {
        INFO (name);
        const auto fileName = presetName::fileNameFor (name);
        CHECK (presetName::ofFile (fileName) == name);
        CHECK_FALSE (fileName.containsAnyOf ("/\\:*?\"<>|"));
        CHECK_FALSE (fileName.startsWithChar ('.'));
        CHECK_FALSE (fileName.startsWithIgnoreCase ("con."));
        REQUIRE (test.presets.save (name, test.withBits (5.0), false).wasOk());
        CHECK (test.names().contains (name));
    }

    CHECK (test.names().size() == names.size());
    CHECK (test.home.contents().size() == static_cast<std::size_t> (names.size()) + 1);

    for (const auto& name : names)
        CHECK (test.presets.remove (name).wasOk());

    CHECK (test.home.contents().size() == 1);
}

TEST_CASE ("A name can be as long as it may be in any script, and no longer", "[plugin][presets]")
{
    FolderUnderTest test;

    for (const auto* letter : { "x", "/", "\xf0\x9f\x8e\xa7" })
    {
        const auto longest = juce::String::repeatedString (utf8 (letter), presetName::longest);
        CHECK (test.presets.save (longest, {}, false).wasOk());
        CHECK (test.names().contains (longest));
    }

    CHECK (test.presets.save (juce::String::repeatedString ("y", 61), {}, false).getErrorMessage()
           == "A preset's name can have 60 characters; this one has 61.");
}

TEST_CASE ("A preset without a name, or with a factory preset's, is refused", "[plugin][presets]")
{
    FolderUnderTest test;

    for (const auto* empty : { "", " ", "\n\t\x7f" })
        CHECK (test.presets.save (utf8 (empty), {}, true).getErrorMessage()
               == "A preset needs a name.");

    for (const auto& preset : presets())
        CHECK (test.presets.save (juce::String (preset.name).toUpperCase(), {}, true).failed());

    CHECK (test.presets.all().empty());
}

TEST_CASE ("A file that cannot be used is listed with its name and line, and is left as it is",
           "[plugin][presets]")
{
    FolderUnderTest test;
    REQUIRE (test.presets.save ("Good", test.withBits (3.0), false).wasOk());
    test.file ("Bad.requant").replaceWithText ("Requant preset 1\nbits=99\n");
    test.file ("Large.requant").replaceWithText (juce::String::repeatedString ("#", 100000));
    test.file ("Folder.requant").createDirectory();
    test.file ("Other.txt").replaceWithText ("Requant preset 1\n");

    const auto all = test.presets.all();
    REQUIRE (all.size() == 3);
    CHECK (all[0].problem == "Bad.requant, line 2: Word length can be 1 to 24, not \"99\".");
    CHECK (all[1].problem.isEmpty());
    CHECK (all[2].problem == "Large.requant, this is not a preset of Requant.");
    CHECK (test.file ("Bad.requant").existsAsFile());
}

TEST_CASE ("Where no file can be written the sentence says where, and nothing is left behind",
           "[plugin][presets]")
{
    FolderUnderTest test;
    test.presets.folder().replaceWithText ("a file where the folder should be");
    CHECK (test.presets.save ("One", {}, false).getErrorMessage()
           == "The folder " + test.presets.folder().getFullPathName() + " cannot be made.");
    CHECK (test.home.contents() == std::vector<std::string> { "Presets" });
}
