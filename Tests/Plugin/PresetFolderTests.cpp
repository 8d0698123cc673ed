#include "Parameters/Presets.h"
#include "Plugin/Presets/PresetFolder.h"
#include "Plugin/Presets/PresetText.h"
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
    CHECK (test.presets.contains (" Tape  ")); // as a person may type it

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
    REQUIRE (test.presets.save ("one", test.withBits (5.0), true).wasOk());
    CHECK (test.presets.all()[0].settings == test.withBits (5.0));
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

// Microsoft, "Naming Files, Paths, and Namespaces": they are devices in every folder, whatever
// follows a dot.
TEST_CASE (
    "No preset's file has the name of a device of Windows, and names like it stay as they are",
    "[plugin][presets]")
{
    juce::StringArray devices { "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$" };

    for (const auto* port : { "COM", "LPT" })
        for (const auto* digit : { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "\xc2\xb9",
                                   "\xc2\xb2", "\xc2\xb3" })
            devices.add (port + utf8 (digit));

    for (const auto& device : devices)
        for (const auto& name : { device, device.toLowerCase(), device + ".txt", device + " .a.b" })
        {
            INFO (name);
            const auto fileName = presetName::fileNameFor (name);
            CHECK_FALSE (fileName.startsWithIgnoreCase (device));
            CHECK (presetName::ofFile (fileName) == name);
        }

    for (const auto* name : { "COM", "COM10", "LPTx", "ICON", "CON 1", "Con tape", "NULL.txt" })
        CHECK (presetName::fileNameFor (name) == juce::String (name) + ".requant");
}

TEST_CASE ("A file that a person named has a name, also where its percent signs say nothing",
           "[plugin][presets]")
{
    for (const auto* name : { "%20", "%", "%4", "100%4z", "%zz", "50 %" })
        CHECK (presetName::ofFile (juce::String (name) + ".requant") == name);

    CHECK (presetName::ofFile ("%41%62c.REQUANT") == "Abc");
    CHECK (presetName::ofFile ("A%0Ab.requant") == "A b");
}

TEST_CASE ("A file as long as presets may be is read, and one that is longer is refused",
           "[plugin][presets]")
{
    FolderUnderTest test;
    test.presets.folder().createDirectory();
    const std::string text = "Requant preset 1\nbits=3\n";
    const auto longest = text + std::string (presetText::maximumSize - text.size(), '#');

    for (const auto& [name, bytes] :
         { std::pair { "a.requant", longest }, { "b.requant", longest + "#" } })
        test.file (name).replaceWithData (bytes.data(), bytes.size());

    const auto all = test.presets.all();
    REQUIRE (all.size() == 2);
    CHECK (all[0].problem.isEmpty());
    CHECK (all[0].settings == test.withBits (3.0));
    CHECK (all[1].problem == "b.requant, this is not a preset of Requant.");
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

    REQUIRE (test.presets.save ("Mine", {}, true).wasOk());

    // The last: separators of lines and of paragraphs.
    for (const auto* empty : { "", " ", "\n\t\x7f", "\xe2\x80\xa8\xe2\x80\xa9" })
    {
        CHECK (test.presets.save (utf8 (empty), {}, true).getErrorMessage()
               == "A preset needs a name.");
        CHECK (test.presets.rename ("Mine", utf8 (empty)).getErrorMessage()
               == "A preset needs a name.");
    }

    for (const auto& preset : presets())
    {
        const auto name = juce::String (preset.name).toUpperCase();
        CHECK (test.presets.save (name, {}, true).failed());
        CHECK (test.presets.rename ("Mine", name).failed());
    }

    CHECK (test.names() == juce::StringArray { "Mine" });
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
    // What macOS leaves beside a file on other systems' disks.
    test.file ("._Good.requant").replaceWithText ("Mac OS X");

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

#if JUCE_LINUX || JUCE_BSD

// XDG Base Directory Specification: a path that is not absolute is to be ignored.
TEST_CASE ("Presets lie below $XDG_DATA_HOME, or below ~/.local/share where that is no whole path",
           "[plugin][presets]")
{
    const char* const before = std::getenv ("XDG_DATA_HOME");
    const auto kept = before != nullptr ? std::optional<std::string> (before) : std::nullopt;
    const auto folderFor = [] (const char* value)
    {
        setenv ("XDG_DATA_HOME", value, 1);
        return PresetFolder::conventional().getFullPathName();
    };
    const auto own = folderFor ("/somewhere/else"), relative = folderFor ("else"),
               empty = folderFor ("");
    kept ? setenv ("XDG_DATA_HOME", kept->c_str(), 1) : unsetenv ("XDG_DATA_HOME");

    const auto usual = juce::File ("~/.local/share/Requant/Presets").getFullPathName();
    CHECK (own == "/somewhere/else/Requant/Presets");
    CHECK (relative == usual);
    CHECK (empty == usual);
}

#endif
