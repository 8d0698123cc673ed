#include "ApplicationUnderTest.h"
#include "Support/Catch.h"

#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace requant;
using namespace requant::test;

namespace
{

/** A pipe with a name, and the end of it that is written to. Whoever reads it waits for what this
    writes, as for a disk that does not answer. */
class Pipe
{
public:
    explicit Pipe (const std::string& name) : path (name)
    {
        REQUIRE (::mkfifo (path.c_str(), 0600) == 0);
    }

    ~Pipe() { close(); }

    juce::File file() const { return juce::File (juce::String (path)); }

    /** Returns once somebody has it open to read. */
    void waitForReader()
    {
        // Without a reader it cannot be opened like this.
        while (writer < 0)
        {
            writer = ::open (path.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
            REQUIRE ((writer >= 0 || errno == ENXIO));
            juce::Thread::yield();
        }
    }

    /** Returns once nobody has. After close(). */
    void waitForNoReader() const
    {
        for (auto end = 0; end >= 0; juce::Thread::yield())
        {
            end = ::open (path.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);

            if (end >= 0)
                ::close (end);
        }
    }

    /** Whether somebody reads it still. */
    bool hasReader() const
    {
        pollfd state { writer, POLLOUT, 0 };
        return ::poll (&state, 1, 0) >= 0 && (state.revents & POLLERR) == 0;
    }

    /** More of it than a pipe holds would never be read by a test. */
    void write (const juce::MemoryBlock& bytes)
    {
        waitForReader();
        REQUIRE (::write (writer, bytes.getData(), bytes.getSize())
                 == static_cast<ssize_t> (bytes.getSize()));
    }

    /** It answers at last: that there is no more. */
    void close()
    {
        if (writer >= 0)
            ::close (std::exchange (writer, -1));
    }

private:
    std::string path;
    int writer = -1;
};

/** The beginning of a WAV file whose header promises a minute: enough to begin to play. */
juce::MemoryBlock beginningOfWav()
{
    constexpr int rate = 8000, promised = 60 * rate * 2, held = rate * 7;
    juce::MemoryOutputStream bytes;
    bytes.write ("RIFF", 4);
    bytes.writeInt (36 + promised);
    bytes.write ("WAVEfmt ", 8);
    bytes.writeInt (16);
    bytes.writeShort (1);
    bytes.writeShort (1);
    bytes.writeInt (rate);
    bytes.writeInt (2 * rate);
    bytes.writeShort (2);
    bytes.writeShort (16);
    bytes.write ("data", 4);
    bytes.writeInt (promised);

    for (int n = 0; n < held / 2; ++n)
        bytes.writeShort (static_cast<short> (n % 2 == 0 ? 8192 : -8192));

    return bytes.getMemoryBlock();
}

juce::File guitar()
{
    return juce::File (REQUANT_SOURCE_FOLDER "/Resources/Audio/guitar-decay-44k1-24bit.flac");
}

/** Opens what comes through a pipe, until it is what plays, although most of it is missing. */
void openHalf (ApplicationUnderTest& test, Pipe& pipe)
{
    test.content.open (pipe.file());
    pipe.write (beginningOfWav());

    while (test.content.file() != pipe.file())
    {
        juce::Thread::yield();
        test.content.refresh();
    }
}

void refreshUntilSaid (ApplicationUnderTest& test, const juce::String& beginning)
{
    while (! test.message().getText().startsWith (beginning))
    {
        juce::Thread::yield();
        test.content.refresh();
    }
}

} // namespace

// A pipe that nobody writes to, as a disk that does not answer: whoever opened or read it in the
// message thread would wait here for ever.
TEST_CASE ("A file that does not answer keeps nobody waiting, and another can be opened meanwhile",
           "[standalone][opening]")
{
    const TemporaryFolder folder;
    Pipe pipe (folder / "pipe.wav");
    ApplicationUnderTest test;
    test.play().onClick();
    test.content.open (pipe.file());
    test.content.refresh();
    CHECK (test.message().getText() == "Opening pipe.wav.");
    CHECK (test.devices.card().nextBlock (4410).getMagnitude (0, 4410) > 0.0f);

    test.open (guitar());
    CHECK (test.content.file() == guitar());
}

// Whoever waited for the reader would wait for ever: it still reads when the window is gone.
TEST_CASE ("The window closes although a file does not answer", "[standalone][opening]")
{
    const TemporaryFolder folder;
    Pipe pipe (folder / "pipe.wav");

    SECTION ("that is to be opened")
    {
        ApplicationUnderTest test;
        test.content.open (pipe.file());
        pipe.waitForReader();
    }

    SECTION ("that plays already")
    {
        ApplicationUnderTest test;
        openHalf (test, pipe);
    }

    SECTION ("that was given up for another")
    {
        ApplicationUnderTest test;
        test.content.open (pipe.file());
        pipe.waitForReader();
        test.open (guitar());
    }

    SECTION ("that is to be inspected")
    {
        const InspectTask task (pipe.file());
        pipe.waitForReader();
    }

    SECTION ("that is to be rendered")
    {
        const RenderTask task (pipe.file(), juce::File (juce::String (folder / "out.wav")), {});
        pipe.waitForReader();
    }

    CHECK (pipe.hasReader());
}

TEST_CASE ("A file that proves damaged while a third one opens does not stay half loaded: what was "
           "open before both comes back as it was",
           "[standalone][opening]")
{
    const auto isPlaying = GENERATE (false, true);
    CAPTURE (isPlaying);
    const TemporaryFolder folder;
    Pipe second (folder / "second.wav"), third (folder / "third.wav");
    ApplicationUnderTest test;
    test.open (guitar());

    if (! isPlaying)
        test.play().onClick();

    test.devices.card().nextBlock (44100);
    test.bar().follow();
    const auto place = test.waveform().description();
    openHalf (test, second);
    CHECK (test.play().getButtonText() == "Stop");

    SECTION ("the third is no audio")
    {
        const juce::File none (juce::String (folder / "none.wav"));
        none.replaceWithText ("This is not audio.");
        test.content.open (none);
        refreshUntilSaid (test, "none.wav: this is not an audio file");
        CHECK (test.content.file() == second.file()); // which may still be whole
        second.close();
    }

    SECTION ("the third begins to play, and proves damaged first")
    {
        openHalf (test, third);
        third.close();
        refreshUntilSaid (test, "third.wav: the file is truncated");
        CHECK (test.content.file() == second.file());
        second.close();
    }

    SECTION ("the third begins to play, and proves damaged last")
    {
        openHalf (test, third);
        second.close();
        second.waitForNoReader();
        test.content.refresh();
        CHECK (test.content.file() == third.file());
        third.close();
    }

    test.content.finishOpening();
    CHECK (test.message().getText().contains (".wav: the file is truncated"));
    CHECK (test.content.file() == guitar());
    CHECK (test.play().getButtonText() == (isPlaying ? "Stop" : "Play"));
    CHECK (test.waveform().description() == place);
    const auto heard = test.devices.card().nextBlock (4410).getMagnitude (0, 4410);
    CHECK ((heard > 0.0f) == isPlaying);
}

TEST_CASE ("A file that proves damaged while the third one plays whole is forgotten",
           "[standalone][opening]")
{
    const TemporaryFolder folder;
    Pipe second (folder / "second.wav");
    ApplicationUnderTest test;
    openHalf (test, second);
    test.open (guitar());
    second.close();
    test.content.finishOpening();
    CHECK (test.content.file() == guitar());
    CHECK (test.message().getText().startsWith (guitar().getFileName() + ": 44.1"));
}
