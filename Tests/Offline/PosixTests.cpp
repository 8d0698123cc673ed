#include "Files/Interruption.h"
#include "Support/Catch.h"
#include "Support/CommandRun.h"
#include "Support/FileSizeLimit.h"
#include "Support/TemporaryFolder.h"
#include "Support/TestAudio.h"

#include <csignal>
#include <cstdlib>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

// What only systems with devices, pipes and a terminal's signals have; CMake leaves this file out
// of Windows' build.

using namespace requant::test;
namespace fs = std::filesystem;

namespace
{

void writeSignal (const std::string& path, std::size_t frames = 6000)
{
    writeAudio (path, wav16, 44100, 1, busySignal (frames));
}

void doNothing (int) {}

/** A pipe that nobody reads any more, as after `| head`. */
class ClosedPipe : public std::streambuf
{
public:
    ClosedPipe()
    {
        REQUIRE (pipe (ends) == 0);
        close (ends[0]);
    }

    ~ClosedPipe() override { close (ends[1]); }

private:
    int overflow (int c) override
    {
        const auto byte = static_cast<char> (c);
        return write (ends[1], &byte, 1) == 1 ? c : traits_type::eof();
    }

    int ends[2] {};
};

} // namespace

TEST_CASE ("A disk that fills up is an error, and leaves nothing behind", "[offline][bad-input]")
{
    const auto name = GENERATE (as<std::string>(), "wav", "flac", "caf");
    const TemporaryFolder folder;
    writeSignal (folder / ("in." + name), 200000);

    // Fails in the middle, and at the header.
    const auto bytes = GENERATE (30000, 10);
    const auto result = [&]
    {
        const FileSizeLimit limit (static_cast<rlim_t> (bytes));
        return run ({ "render", folder / ("in." + name), "-o", folder / ("out." + name) });
    }();

    CAPTURE (result.complaints);
    CHECK (result.status == 1);
    CHECK (result.complainsOf ("out." + name
                               + ": not everything could be written: no file may "
                                 "become so large there; raise the limit (ulimit -f)"));
    CHECK (folder.contents() == std::vector<std::string> { "in." + name });
}

TEST_CASE ("A disk that fills up while the report is written: the report is named, the audio kept",
           "[offline][bad-input]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "in.wav", 100);
    const auto result = [&]
    {
        const FileSizeLimit limit (2000); // enough for the audio
        return run ({ "render", folder / "in.wav", "-o", folder / "out.wav", "--json",
                      folder / "report.json" });
    }();

    CAPTURE (result.complaints);
    CHECK (result.status == 1);
    CHECK (result.complainsOf (folder / "report.json: not everything could be written: no file"));
    CHECK (folder.contents() == std::vector<std::string> { "in.wav", "out.wav" });
}

// /System of macOS is a read-only volume, and Linux's /proc takes files from nobody: not from root
// either, which no permission stops.
TEST_CASE ("An output folder that is not writable is named", "[offline][bad-input]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "in.wav");
    const std::string closed = fs::exists ("/System") ? "/System" : "/proc";

    const auto result = run ({ "render", folder / "in.wav", "-o", closed + "/out.wav" });
    CHECK (result.status == 1);
    CHECK (
        result.complainsOf (closed + "/out.wav: no file can be written in the folder " + closed));
}

TEST_CASE ("SIGINT, SIGTERM and SIGHUP ask for an interruption, and only within their scope",
           "[offline][bad-input]")
{
    const auto signal = GENERATE (SIGINT, SIGTERM, SIGHUP);
    const auto before = std::signal (signal, doNothing);
    {
        const requant::InterruptionSignals signals;
        std::raise (signal);
        CHECK (requant::interruption.exchange (false));
    }
    std::raise (signal);
    CHECK (! requant::interruption.load());
    std::signal (signal, before);
}

TEST_CASE ("A signal that whoever started the command ignores stays ignored: nohup works",
           "[offline][bad-input]")
{
    const auto before = std::signal (SIGHUP, SIG_IGN);
    {
        const requant::InterruptionSignals signals;
        std::raise (SIGHUP);
        CHECK (! requant::interruption.exchange (false));
    }
    CHECK (std::signal (SIGHUP, before) == SIG_IGN);
}

TEST_CASE (
    "Printing into a closed pipe is said, is status 1, and does not keep a batch from finishing",
    "[offline][bad-input]")
{
    const TemporaryFolder folder;

    for (const auto* name : { "a.wav", "b.wav", "c.wav" })
        writeSignal (folder / name);

    ClosedPipe pipe;
    const auto result = run (
        { "render", folder / "a.wav", folder / "b.wav", folder / "c.wav", "-o", folder / "out" },
        &pipe);
    CHECK (result.status == 1);
    CHECK (result.complainsOf ("standard output could not be written"));

    for (const auto* name : { "a.wav", "b.wav", "c.wav" })
        CHECK (readAudio<double> (folder / ("out/" + std::string (name))).info.frames == 6000);
}

TEST_CASE ("inspect reads a pipe once: all but the levels in use which take a second time",
           "[offline][files]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "in.wav");
    REQUIRE (mkfifo ((folder / "pipe.wav").c_str(), 0600) == 0);
    std::thread writer ([&] { writeBytes (folder / "pipe.wav", bytesOf (folder / "in.wav")); });
    const auto ofPipe = run ({ "inspect", folder / "pipe.wav", "--json", "-" });
    writer.join();

    REQUIRE (ofPipe.status == 0);
    const auto ofFile = run ({ "inspect", folder / "in.wav", "--json", "-" }).json();
    auto channel = ofFile[0]["channels"][0];
    CHECK (channel["levels"]["of"] == 65536);
    channel["levels"] = nullptr;
    CHECK (ofPipe.json()[0]["channels"][0] == channel);
}

TEST_CASE ("A target that is not there is named, with those that are", "[offline][command-line]")
{
    const auto* const before = std::getenv ("REQUANT_TARGET");
    const std::string kept = before != nullptr ? before : "";

    setenv ("REQUANT_TARGET", "sse9", 1);
    const auto refused = run ({ "--version" });
    setenv ("REQUANT_TARGET", "", 1);
    const auto unset = run ({ "--version" });
    setenv ("REQUANT_TARGET", kept.c_str(), 1);

    CHECK (refused.status == 2);
    CHECK (refused.complainsOf ("REQUANT_TARGET takes one of scalar"));
    CHECK (refused.complainsOf ("not \"sse9\""));
    CHECK (unset.status == 0);
}
