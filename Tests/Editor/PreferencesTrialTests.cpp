#include "EditorUnderTest.h"
#include "Support/Catch.h"

using namespace requant;
using namespace requant::test;

namespace
{

struct TrialUnderTest
{
    TrialUnderTest()
    {
        Preferences light;
        light.theme = Theme::light;
        REQUIRE (file.write ({}, light));
    }

    // What a process that died leaves: a file that belongs to nobody.
    void dieDuringStart()
    {
        REQUIRE (path.getSiblingFile ("Preferences-of-the-dead.trying").create().wasOk());
    }

    std::size_t fileCount() const { return home.contents().size(); }

    TemporaryFolder home;
    juce::File path { juce::String (home / "Preferences.xml") };
    PreferencesFile file { path };
};

} // namespace

TEST_CASE ("Preferences that the last start did not survive are put aside, once",
           "[editor][preferences][trial]")
{
    TrialUnderTest test;
    test.dieDuringStart();

    {
        const PreferencesTrial trial (test.file);
        CHECK (trial.preferences() == Preferences {});
        CHECK (trial.putAside().loadFileAsString().contains ("light"));
        CHECK_FALSE (test.path.exists());
    }

    const PreferencesTrial next (test.file);
    CHECK (next.putAside() == juce::File());
    CHECK (test.fileCount() == 1); // what was put aside
}

TEST_CASE ("Windows that open at the same time do not take each other for dead",
           "[editor][preferences][trial]")
{
    TrialUnderTest test;
    PreferencesTrial first (test.file);
    CHECK (test.fileCount() == 2);
    PreferencesTrial second (test.file);
    CHECK (first.preferences().theme == Theme::light);
    CHECK (second.preferences().theme == Theme::light);
    CHECK (test.fileCount() == 3);

    first.survived();
    CHECK (test.fileCount() == 2);
    const PreferencesTrial third (test.file);
    CHECK (third.preferences().theme == Theme::light);
}

TEST_CASE ("A window that shows, or closes before, leaves its preferences and nothing else",
           "[editor][preferences][trial]")
{
    TrialUnderTest test;
    {
        const PreferencesTrial closed (test.file);
    }
    CHECK (test.fileCount() == 1);
    PreferencesTrial shown (test.file);
    shown.survived();
    CHECK (test.fileCount() == 1);
    CHECK (PreferencesTrial (test.file).preferences().theme == Theme::light);
}

TEST_CASE ("The defaults are not on trial, and a start that died without preferences puts none "
           "aside",
           "[editor][preferences][trial]")
{
    TrialUnderTest test;
    test.path.deleteFile();
    {
        const PreferencesTrial trial (test.file);
    }
    CHECK (test.fileCount() == 0);

    test.dieDuringStart();
    const PreferencesTrial trial (test.file);
    CHECK (trial.putAside() == juce::File());
    CHECK (test.fileCount() == 0);
}

TEST_CASE ("An editor tries its preferences until it has shown for a second, and says what it put "
           "aside",
           "[editor][preferences][trial]")
{
    TrialUnderTest test;
    juce::ScopedJuceInitialiser_GUI gui;
    ParameterOwner owner;
    ParameterSet parameters { owner };
    Session session { parameters };
    const auto feed = std::make_unique<MeterFeed>();

    {
        Editor editor (owner, session, *feed, filesIn (test.home));
        CHECK_FALSE (editor.isDark());
        CHECK (test.fileCount() == 2);
        editor.tick (10.0);
        editor.tick (20.0);
        CHECK (test.fileCount() == 2); // it was never painted
        editor.createComponentSnapshot (editor.getLocalBounds());
        editor.tick (30.0);
        editor.tick (30.9);
        CHECK (test.fileCount() == 2);
        editor.tick (31.1);
        CHECK (test.fileCount() == 1);
        CHECK_FALSE (editor.question().isAsking());
    }

    test.dieDuringStart();
    Editor editor (owner, session, *feed, filesIn (test.home));
    CHECK (editor.isDark());
    REQUIRE (editor.question().isAsking());
    CHECK (editor.question().sentence().contains (
        test.path.withFileExtension ("put-aside").getFullPathName()));
}
