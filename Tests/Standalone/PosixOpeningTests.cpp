#include "ApplicationUnderTest.h"
#include "Support/Catch.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace requant;
using namespace requant::test;

// A pipe that nobody writes to, as a disk that does not answer: whoever opened or read it in the
// message thread would wait here for ever.
TEST_CASE ("A file that does not answer keeps nobody waiting, and another can be opened meanwhile",
           "[standalone][opening]")
{
    const TemporaryFolder folder;
    const auto pipe = folder / "pipe.wav";
    REQUIRE (::mkfifo (pipe.c_str(), 0600) == 0);

    {
        ApplicationUnderTest test;
        test.play().onClick();
        test.content.open (juce::File (juce::String (pipe)));
        test.content.refresh();
        CHECK (test.message().getText() == "Opening pipe.wav.");
        CHECK (test.devices.card().nextBlock (4410).getMagnitude (0, 4410) > 0.0f);

        const auto name = juce::String ("guitar-decay-44k1-24bit.flac");
        test.open (juce::File (REQUANT_SOURCE_FOLDER "/Resources/Audio").getChildFile (name));
        CHECK (test.content.file().getFileName() == name);

        // It answers, so that the window can close.
        const auto writer = ::open (pipe.c_str(), O_WRONLY);
        REQUIRE (writer >= 0);
        ::close (writer);
    }
}
