#include "ApplicationUnderTest.h"
#include "Support/Catch.h"

#include <cstdlib>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace requant;
using namespace requant::test;

namespace
{

/** While it lives, this process is another user's as far as the lock is concerned, which is of all
    processes of one: other programs of tests run at the same time. */
class OwnUser
{
public:
    OwnUser() { ::setenv ("USER", name().toRawUTF8(), 1); }

    ~OwnUser()
    {
        ::setenv ("USER", before.c_str(), 1);
        juce::File ("/var/tmp").getChildFile ("requant-preferences-" + name()).deleteFile();
    }

private:
    static juce::String name() { return "test-" + juce::String (::getpid()); }

    const std::string before = juce::SystemStats::getLogonName().toStdString();
};

/** Another process that has the lock of the preferences, as long as this lives. */
class OtherProcess
{
public:
    OtherProcess()
    {
        int said[2] {}, told[2] {};
        REQUIRE ((::pipe (said) == 0 && ::pipe (told) == 0));
        id = ::fork();

        if (id == 0)
        {
            juce::InterProcessLock lock ("requant-preferences-"
                                         + juce::SystemStats::getLogonName());
            char byte = lock.enter (0) ? 'y' : 'n';
            auto ignored = ::write (said[1], &byte, 1);
            ::close (told[1]);
            ignored = ::read (told[0], &byte, 1); // until the test closes its end
            ::_exit (ignored == 0 ? 0 : 1);
        }

        ::close (said[1]);
        ::close (told[0]);
        end = told[1];
        char byte = 0;
        const auto got = ::read (said[0], &byte, 1);
        ::close (said[0]);
        REQUIRE ((got == 1 && byte == 'y'));
    }

    ~OtherProcess()
    {
        ::close (end);
        ::waitpid (id, nullptr, 0);
    }

private:
    pid_t id = 0;
    int end = -1;
};

/** For as long as this lives a file may not be read, and its folder not be written to, whoever runs
    the tests: root, who may do anything, is somebody else meanwhile. */
class Denied
{
public:
    explicit Denied (const juce::File& fileToDeny) : file (fileToDeny)
    {
        if (file.exists())
            REQUIRE (::chmod (file.getFullPathName().toRawUTF8(), 0) == 0);

        REQUIRE (::chmod (folder().toRawUTF8(), 0555) == 0);

        if (::geteuid() == 0)
            REQUIRE (::seteuid (nobody) == 0);

        REQUIRE (::access (folder().toRawUTF8(), F_OK) == 0);
        REQUIRE_FALSE (file.getSiblingFile ("trial").create().wasOk());
    }

    ~Denied()
    {
        if (::getuid() == 0)
            CHECK (::seteuid (0) == 0);

        ::chmod (folder().toRawUTF8(), 0755);
        ::chmod (file.getFullPathName().toRawUTF8(), 0644);
    }

private:
    static constexpr uid_t nobody = 65534;

    juce::String folder() const { return file.getParentDirectory().getFullPathName(); }

    juce::File file;
};

Preferences light()
{
    Preferences preferences;
    preferences.theme = Theme::light;
    return preferences;
}

/** A person's files, with preferences or without. */
struct Person
{
    explicit Person (bool hasPreferences)
    {
        if (hasPreferences)
            REQUIRE (PreferencesFile (file).write ({}, light()));
    }

    PluginUnderTest::Home home = std::make_shared<TemporaryFolder>();
    juce::File file { juce::String (*home / "Preferences.xml") };
};

/** Opens the application, and chooses a scale, which cannot be kept. */
void startAndChoose (const Person& person, Theme expected)
{
    ApplicationUnderTest test ({}, person.home);
    auto& editor = find<Editor> (test.content);
    CHECK (editor.preferences().theme == expected);
    CHECK_FALSE (editor.question().isAsking());
    editor.setScale (1.25);
    CHECK (editor.preferences().scale == 1.25); // in this window
    test.play().onClick();
    CHECK (test.devices.card().nextBlock (4410).getMagnitude (0, 4410) > 0.0f);
}

} // namespace

TEST_CASE ("While another process has the preferences the application starts with them, and what "
           "is changed is not kept",
           "[standalone][preferences]")
{
    const auto hasPreferences = GENERATE (false, true);
    const OwnUser user;
    const Person person (hasPreferences);
    const auto before = person.file.loadFileAsString();

    {
        const OtherProcess other;
        CHECK_FALSE (PreferencesFile (person.file).write ({}, light()));
        startAndChoose (person, hasPreferences ? Theme::light : Theme::dark);
        CHECK (person.file.loadFileAsString() == before);
    }

    auto after = light();
    after.scale = 1.5;
    CHECK (PreferencesFile (person.file).write ({}, after));
    CHECK (PreferencesFile (person.file).read() == after);
}

TEST_CASE ("Where preferences may be neither read nor written the application starts with the "
           "defaults, and what is changed is not kept",
           "[standalone][preferences]")
{
    const auto hasPreferences = GENERATE (false, true);
    const Person person (hasPreferences);
    const auto names = person.home->contents();
    const auto before = person.file.loadFileAsString();

    {
        const Denied denied (person.file);
        CHECK (PreferencesFile (person.file).read() == Preferences {});
        CHECK_FALSE (PreferencesFile (person.file).write ({}, light()));
        startAndChoose (person, Theme::dark);
    }

    CHECK (person.home->contents() == names);
    CHECK (person.file.loadFileAsString() == before);
}
