#include "Editor/Session/Preferences.h"
#include "Support/Catch.h"
#include "Support/Random.h"
#include "Support/TemporaryFolder.h"

using namespace requant;
using namespace requant::test;

namespace
{

Preferences unusual()
{
    Preferences preferences;
    preferences.theme = Theme::system;
    preferences.width = 1601;
    preferences.height = 999;
    preferences.scale = 1.25;
    preferences.display.showsMagnitudeBits = true;
    preferences.display.spectrum = { false, true, true, Taper::flatTop, FullScale::square, 85.0 };
    return preferences;
}

struct FileUnderTest
{
    TemporaryFolder home;
    juce::File path { juce::String (home / "Requant/Preferences.xml") };
    PreferencesFile file { path };
};

} // namespace

TEST_CASE ("What a person likes is read back as it was written, and begins as the defaults",
           "[editor][preferences]")
{
    FileUnderTest test;
    CHECK (test.file.read() == Preferences {});
    CHECK (test.home.contents().empty());
    CHECK (test.file.write ({}, unusual()));
    CHECK (test.file.read() == unusual());
    CHECK (test.path.loadFileAsString().contains ("system")); // in words
}

TEST_CASE ("Two windows that are open together lose nothing of what either one changed",
           "[editor][preferences]")
{
    FileUnderTest test;
    const auto first = test.file.read(), second = test.file.read();
    auto changedFirst = first, changedSecond = second;
    changedFirst.theme = Theme::light;
    changedSecond.scale = 2.0;
    CHECK (test.file.write (first, changedFirst));
    CHECK (test.file.write (second, changedSecond));

    auto both = first;
    both.theme = Theme::light;
    both.scale = 2.0;
    CHECK (test.file.read() == both);
}

TEST_CASE ("A damaged file reads as the defaults, and is put aside before it is written anew",
           "[editor][preferences]")
{
    FileUnderTest test;
    test.path.create();
    test.path.replaceWithText ("<?xml version=\"1.0\"?><PROPERTIES><VALUE name=\"theme\"");
    CHECK (test.file.read() == Preferences {});
    CHECK (test.file.write ({}, unusual()));
    CHECK (test.file.read() == unusual());
    CHECK (test.path.withFileExtension ("damaged").loadFileAsString().contains ("theme"));
}

TEST_CASE ("A value that cannot be reads as its default, and the others as they are",
           "[editor][preferences]")
{
    FileUnderTest test;
    const auto [name, value] =
        GENERATE (table<const char*, const char*> ({ { "theme", "pink" },
                                                     { "width", "-5" },
                                                     { "height", "1e9" },
                                                     { "scale", "0" },
                                                     { "scale", "nan" },
                                                     { "peak-hold", "maybe" },
                                                     { "spectrum-window", "" },
                                                     { "full-scale", "cube" },
                                                     { "full-scale-db-spl", "9999" },
                                                     { "colour", "red" } }));
    CAPTURE (name, value);
    test.path.create();
    test.path.replaceWithText ("<?xml version=\"1.0\"?>\n<PROPERTIES><VALUE name=\""
                               + juce::String (name) + "\" val=\"" + value
                               + "\"/><VALUE name=\"bits-of-magnitude\" val=\"on\"/></PROPERTIES>");

    Preferences expected;
    expected.display.showsMagnitudeBits = true;
    CHECK (test.file.read() == expected);
}

TEST_CASE ("Whatever happens to the file of preferences, it reads as something that can be shown",
           "[editor][preferences][fuzz][slow]")
{
    FileUnderTest test;
    REQUIRE (test.file.write ({}, unusual()));
    const auto whole = test.path.loadFileAsString().toStdString();
    Random random (11);

    for (int i = 0; i < 1000; ++i)
    {
        auto text = whole;

        for (int change = 0; change < 3; ++change)
            text[random.below (text.size())] = static_cast<char> (random.word());

        test.path.replaceWithData (text.data(), text.size());
        const auto read = test.file.read();

        // Only checked where wrong: as many assertions would take longer than the test.
        if (read.width < 100 || read.width > 16384 || read.scale < 0.5 || read.scale > 4.0)
            FAIL ("mutation " << i);
    }
}

TEST_CASE ("Where the file cannot be written nothing else happens", "[editor][preferences]")
{
    FileUnderTest test;
    juce::File (juce::String (test.home / "Requant")).replaceWithText ("in the way");
    CHECK_FALSE (test.file.write ({}, unusual()));
    CHECK (test.file.read() == Preferences {});
}
