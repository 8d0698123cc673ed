#include "Support/Catch.h"
#include "Support/CommandRun.h"
#include "Support/TemporaryFolder.h"
#include "Support/TestAudio.h"

using namespace requant::test;
namespace fs = std::filesystem;

namespace
{

void writeSignal (const std::string& path, int format = wav24)
{
    writeAudio (path, format, 44100, 1, busySignal (3000));
}

constexpr int vorbis = SF_FORMAT_OGG | SF_FORMAT_VORBIS;

} // namespace

TEST_CASE ("A folder with compressed files is rendered with --container, which the advice names",
           "[offline][batch]")
{
    const TemporaryFolder folder;
    fs::create_directory (folder / "album");
    writeSignal (folder / "album/a.wav");
    writeSignal (folder / "album/b.ogg", vorbis);
    const std::vector<std::string> arguments { "render", folder / "album", "-o", folder / "out" };

    const auto refused = run (arguments);
    CHECK (refused.status == 1);
    CHECK (refused.complainsOf ("b.ogg: Ogg cannot hold exact 16-bit samples of 1 channel at 44100 "
                                "Hz; choose --container wav, flac, aiff, caf, w64 or rf64."));

    auto followed = arguments;
    followed.insert (followed.end(), { "--container", "flac", "--force" });
    CHECK (run (followed).status == 0);

    for (const auto* name : { "out/a.flac", "out/b.flac" })
        CHECK ((readAudio<double> (folder / name).info.format & SF_FORMAT_TYPEMASK)
               == SF_FORMAT_FLAC);
}

TEST_CASE ("Two inputs that --container gives one name: the first is rendered, the other is named",
           "[offline][batch]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "a.wav");
    writeSignal (folder / "a.ogg", vorbis);

    const auto result = run ({ "render", folder / "a.wav", folder / "a.ogg", "-o", folder / "out",
                               "--container", "wav" });
    CHECK (result.status == 1);
    CHECK (result.complainsOf (folder / "a.ogg: another input already goes to "));
    CHECK (result.complainsOf (", " + (folder / "a.wav; render it by itself.")));
    CHECK (folder.contents() == std::vector<std::string> { "a.ogg", "a.wav", "out", "out/a.wav" });
}

TEST_CASE ("An input that --container would overwrite is named", "[offline][batch]")
{
    const TemporaryFolder folder;
    fs::create_directory (folder / "album");
    writeSignal (folder / "album/a.wav");
    writeSignal (folder / "album/a.ogg", vorbis);
    const auto before = bytesOf (folder / "album/a.wav");

    const auto result = run ({ "render", folder / "album/a.ogg", folder / "album/a.wav", "-o",
                               folder / "album", "--container", "wav", "--force" });
    CHECK (result.status == 1);
    CHECK (result.complainsOf ("this is an input, and would be lost"));
    CHECK (bytesOf (folder / "album/a.wav") == before);
}

TEST_CASE ("One file may be given its container as well, where its name allows it",
           "[offline][batch]")
{
    const auto [name, container, format] = GENERATE (
        table<std::string, std::string, int> ({ { "master", "flac", SF_FORMAT_FLAC },
                                                { "master.wav", "rf64", SF_FORMAT_RF64 },
                                                { "master.caf", "caf", SF_FORMAT_CAF } }));
    const TemporaryFolder folder;
    writeSignal (folder / "in.wav");
    REQUIRE (
        run ({ "render", folder / "in.wav", "-o", folder / name, "--container", container }).status
        == 0);
    CHECK ((readAudio<double> (folder / name).info.format & SF_FORMAT_TYPEMASK) == format);
}

TEST_CASE ("The report of a batch holds what failed, each with its file and reason",
           "[offline][batch]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "a.wav");
    writeBytes (folder / "b.wav", "this is not audio at all, whatever its name says");
    fs::create_directories (folder / "empty");
    fs::create_directories (folder / "out");
    writeSignal (folder / "c.wav");
    writeSignal (folder / "out/c.wav");

    const auto result = run ({ "render", folder / "a.wav", folder / "b.wav", folder / "c.wav",
                               folder / "empty", "-o", folder / "out", "--json", "-" });
    CHECK (result.status == 1);
    const auto report = result.json();
    REQUIRE (report.size() == 4);

    const auto check = [&] (std::size_t i, const std::string& input, const std::string& file,
                            const std::string& reason)
    {
        CAPTURE (report[i].dump());
        CHECK (report[i]["input"] == nlohmann::json { { "file", folder / input } });
        CHECK (fs::path (report[i]["failure"]["file"].get<std::string>()) == folder / file);
        CHECK (report[i]["failure"]["reason"].get<std::string>().starts_with (reason));
        CHECK (report[i].size() == 2);
    };

    // First the inputs that there was nothing to do for, then the files in their order.
    check (0, "empty", "empty", "no audio files are in this folder; give one that holds");
    CHECK (report[1]["input"]["file"] == folder / "a.wav");
    CHECK (report[1].contains ("overall"));
    CHECK_FALSE (report[1].contains ("failure"));
    check (2, "b.wav", "b.wav", "this is not an audio file; give a WAV");
    check (3, "c.wav", "out/c.wav", "the file exists already; add --force");
}

TEST_CASE ("The report of inspect holds what failed, each with its file and reason",
           "[offline][batch]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "a.wav");
    const auto result =
        run ({ "inspect", folder / "missing.wav", folder / "a.wav", "--json", "-" });
    CHECK (result.status == 1);
    const auto report = result.json();
    REQUIRE (report.size() == 2);
    CHECK (report[0]
           == nlohmann::json { { "file", folder / "missing.wav" },
                               { "failure",
                                 { { "file", folder / "missing.wav" },
                                   { "reason", "there is no such file; check the name." } } } });
    CHECK (report[1]["file"] == folder / "a.wav");
    CHECK (report[1]["channels"].size() == 1);
}

TEST_CASE ("A report of one file that failed is not written", "[offline][batch]")
{
    const TemporaryFolder folder;
    CHECK (run ({ "render", folder / "missing.wav", "-o", folder / "out.wav", "--json",
                  folder / "report.json" })
               .status
           == 1);
    CHECK (folder.contents().empty());
}
