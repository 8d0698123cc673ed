#include "Files/Interruption.h"
#include "Support/Catch.h"
#include "Support/CommandRun.h"
#include "Support/Containers.h"
#include "Support/TemporaryFolder.h"

#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace requant::test;

namespace
{

std::string makePipe (const TemporaryFolder& folder)
{
    const auto pipe = folder / "pipe";
    REQUIRE (mkfifo (pipe.c_str(), 0600) == 0);
    return pipe;
}

/** Writes into a pipe as a program that works does: in pieces of odd sizes. */
void feed (const std::string& pipe, const std::string& bytes)
{
    const auto file = ::open (pipe.c_str(), O_WRONLY);

    for (std::size_t done = 0; done < bytes.size();)
    {
        const auto size = std::min<std::size_t> (997, bytes.size() - done);
        const auto put = ::write (file, bytes.data() + done, size);

        if (put <= 0)
            break; // nobody reads on

        done += static_cast<std::size_t> (put);
    }

    ::close (file);
}

} // namespace

TEST_CASE ("Audio through a pipe gives what the same audio gives in a file", "[offline][reading]")
{
    const auto format =
        GENERATE (as<int>(), SF_FORMAT_WAV, SF_FORMAT_WAVEX, SF_FORMAT_RF64, SF_FORMAT_W64,
                  SF_FORMAT_AIFF, SF_FORMAT_AU, SF_FORMAT_CAF, SF_FORMAT_FLAC)
        | SF_FORMAT_PCM_16;
    CAPTURE (format);
    const TemporaryFolder folder;
    writeAudio (folder / "in", format, 48000, 2, busySignal (40000));
    const auto pipe = makePipe (folder);
    std::thread writer ([&] { feed (pipe, bytesOf (folder / "in")); });
    const auto piped = run ({ "render", pipe, "-o", folder / "piped.w64", "--bits", "8" });
    writer.join();
    CAPTURE (piped.complaints);
    REQUIRE (piped.status == 0);
    REQUIRE (run ({ "render", folder / "in", "-o", folder / "filed.w64", "--bits", "8" }).status
             == 0);
    CHECK (bytesOf (folder / "piped.w64") == bytesOf (folder / "filed.w64"));
}

TEST_CASE ("A WAV of unknown size through a pipe becomes a WAV of the right size",
           "[offline][reading]")
{
    const TemporaryFolder folder;
    writeAudio (folder / "in.wav", wav24, 48000, 2, busySignal (40000));
    auto bytes = bytesOf (folder / "in.wav");
    bytes.replace (bytes.find ("data") + 4, 4, std::string (4, '\xFF'));
    const auto pipe = makePipe (folder);
    std::thread writer ([&] { feed (pipe, bytes); });
    const auto result = run ({ "render", pipe, "-o", folder / "o.wav", "--json", "-" });
    writer.join();
    CAPTURE (result.complaints);
    REQUIRE (result.status == 0);
    const auto output = bytesOf (folder / "o.wav");
    CHECK (output.substr (0, 4) == "RIFF");
    CHECK (fromLittle (output.substr (4, 4)) == output.size() - 8);
    CHECK (readAudio<double> (folder / "o.wav").info.frames == 20000);
    CHECK (result.json()["input"]["frames"] == 20000);
    CHECK_FALSE (result.complainsOf ("does not say how much")); // a pipe has no other end
    CHECK (result.json()["input"]["bytes"].is_null());
    CHECK (result.json()["input"]["reduced"]["bytes"] == output.size());
}

TEST_CASE ("What cannot be read through a pipe is refused for the pipe's sake",
           "[offline][reading]")
{
    const TemporaryFolder folder;
    writeAudio (folder / "in.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS, 48000, 2, busySignal (40000));
    const auto pipe = makePipe (folder);
    std::signal (SIGPIPE, SIG_IGN);
    std::thread writer ([&] { feed (pipe, bytesOf (folder / "in.ogg")); });
    const auto result = run ({ "inspect", pipe });
    writer.join();
    std::signal (SIGPIPE, SIG_DFL);
    CHECK (result.status == 1);
    CHECK (result.complainsOf ("pipe"));
    CHECK (result.complainsOf ("save it as a file"));
}

// Signals end the waiting itself, with an error that must not be taken for bytes that came. The
// pipe stays open: whoever waits for its bytes waits for ever.
TEST_CASE ("A pipe that brings nothing can be interrupted", "[offline][reading]")
{
    const TemporaryFolder folder;
    const auto pipe = makePipe (folder);
    const auto reader = pthread_self();
    const auto previous = std::signal (SIGUSR1, [] (int) {});
    int file = -1;
    std::thread writer (
        [&]
        {
            file = ::open (pipe.c_str(), O_WRONLY); // waits for the reader

            for (int n = 0; n < 20000; ++n)
            {
                pthread_kill (reader, SIGUSR1);
                std::this_thread::yield();
            }

            requant::interruption.store (true);
        });
    const auto result = run ({ "inspect", pipe });
    writer.join();
    ::close (file);
    std::signal (SIGUSR1, previous);
    CHECK (result.status == 130);
}
