#include "Support/Catch.h"
#include "Support/CommandRun.h"
#include "Support/TemporaryFolder.h"
#include "Support/TestAudio.h"

using namespace requant::test;
namespace fs = std::filesystem;

namespace
{

void writeSignal (const std::string& path, std::size_t frames = 3000)
{
    writeAudio (path, wav24, 44100, 1, busySignal (frames));
}

} // namespace

TEST_CASE ("An existing file is replaced with --force only", "[offline][files]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "in.wav");
    writeBytes (folder / "out.wav", "precious");
    const std::vector<std::string> arguments { "render", folder / "in.wav", "-o",
                                               folder / "out.wav" };

    const auto refused = run (arguments);
    CHECK (refused.status == 1);
    CHECK (refused.complainsOf ("out.wav: the file exists already; add --force"));
    CHECK (bytesOf (folder / "out.wav") == "precious");

    auto forced = arguments;
    forced.push_back ("--force");
    CHECK (run (forced).status == 0);
    CHECK (readAudio<double> (folder / "out.wav").info.frames == 3000);
    CHECK (folder.contents().size() == 2);
}

TEST_CASE ("An input is never overwritten, not even with --force", "[offline][files]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "in.wav");
    fs::create_symlink (folder / "in.wav", folder / "link.wav");
    const auto before = bytesOf (folder / "in.wav");
    const auto output = GENERATE (as<std::string>(), "in.wav", "./in.wav", "link.wav", ".");

    const auto result = run ({ "render", folder / "in.wav", "-o", folder / output, "--force" });
    CHECK (result.status == 1);
    CHECK (result.complainsOf ("this is an input, and would be lost"));
    CHECK (bytesOf (folder / "in.wav") == before);
}

TEST_CASE ("A path that leads back to the input by a folder that is not there is still the input",
           "[offline][files]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "in.wav");
    const auto before = bytesOf (folder / "in.wav");
    const auto previous = fs::current_path();
    fs::current_path (folder.path);
    const auto result = run ({ "render", "in.wav", "in.wav", "-o", "none/..", "--force" });
    fs::current_path (previous);
    CHECK (result.status == 1);
    CHECK (bytesOf (folder / "in.wav") == before);
}

TEST_CASE ("The report never takes the place of audio, not even with --force", "[offline][files]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "in.wav");
    writeSignal (folder / "reduced.wav");
    const auto input = bytesOf (folder / "in.wav"), reduced = bytesOf (folder / "reduced.wav");
    const auto json = folder / std::string (GENERATE ("in.wav", "./in.wav", "reduced.wav"));

    for (const auto& result : { run ({ "render", folder / "in.wav", "-o", folder / "reduced.wav",
                                       "--json", json, "--force" }),
                                run ({ "measure", folder / "in.wav", folder / "reduced.wav",
                                       "--json", json, "--force" }) })
    {
        CHECK (result.status == 2);
        CHECK (result.complainsOf ("--json takes the name of a file of its own"));
    }

    CHECK (bytesOf (folder / "in.wav") == input);
    CHECK (bytesOf (folder / "reduced.wav") == reduced);
}

TEST_CASE ("A report never takes the place of any audio, not even with --force", "[offline][files]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "in.wav");
    writeSignal (folder / "other.flac");
    fs::copy_file (folder / "other.flac", folder / "without-extension");
    const auto json = folder / std::string (GENERATE ("other.flac", "without-extension", "no.wav"));
    const auto before = folder.contents();

    const auto result =
        run ({ "render", folder / "in.wav", "-o", folder / "out.wav", "--json", json, "--force" });
    CHECK (result.status == 2);
    CHECK (result.complainsOf ("--json takes the name of a report, not of an audio file"));
    CHECK (folder.contents() == before);
    CHECK (bytesOf (folder / "other.flac") == bytesOf (folder / "without-extension"));
}

TEST_CASE ("Two inputs of one name: the first is rendered, the second is named as left out",
           "[offline][files]")
{
    const TemporaryFolder folder;
    fs::create_directories (folder / "a");
    fs::create_directories (folder / "b");
    writeSignal (folder / "a/x.wav", 100);
    writeSignal (folder / "b/x.wav", 200);

    const auto result =
        run ({ "render", folder / "a/x.wav", folder / "b/x.wav", "-o", folder / "out" });
    CHECK (result.status == 1);
    CHECK (result.complainsOf ("another input already goes to"));
    CHECK (readAudio<double> (folder / "out/x.wav").info.frames == 100);
}
