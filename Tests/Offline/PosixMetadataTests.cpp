#include "Support/Catch.h"
#include "Support/CommandRun.h"
#include "Support/Containers.h"
#include "Support/FileSizeLimit.h"
#include "Support/TemporaryFolder.h"

#include <fstream>
#include <sys/stat.h>
#include <thread>

// Metadata where a disk fills up, and from a pipe.

using namespace requant::test;

// The audio is on the disk when its metadata is written.
TEST_CASE ("A disk that fills up with metadata is an error, and leaves nothing behind",
           "[offline][metadata]")
{
    const auto [format, name] = GENERATE (table<int, std::string> (
        { { wav24, "wav" }, { SF_FORMAT_CAF | SF_FORMAT_PCM_24, "caf" } }));
    const TemporaryFolder folder;
    writeAudio (folder / "plain", format, 44100, 1, busySignal (2000));
    const auto plain = bytesOf (folder / "plain");
    std::filesystem::remove (folder / "plain");
    const auto isBefore = GENERATE (true, false);
    const Parts large { { "axml", std::string (200000, 'x') } };
    writeBytes (folder / ("in." + name),
                withChunks (plain, isBefore ? large : Parts {}, isBefore ? Parts {} : large));

    const auto result = [&]
    {
        const FileSizeLimit limit (100000);
        return run ({ "render", folder / ("in." + name), "-o", folder / ("out." + name) });
    }();

    CAPTURE (result.complaints);
    CHECK (result.status == 1);
    CHECK (result.complainsOf ("not everything could be written: "));
    CHECK (result.complainsOf ("Nothing was left behind."));
    CHECK (folder.contents() == std::vector<std::string> { "in." + name });
}

// A pipe's chunks have passed when the header has been read: libsndfile hands over what it knows.
TEST_CASE ("Of a WAV file from a pipe, texts and cue points are kept, and other chunks told",
           "[offline][metadata]")
{
    const auto name = GENERATE (as<std::string>(), "out.wav", "out.rf64");
    const TemporaryFolder folder;
    writeAudio (folder / "plain", wav24, 44100, 1, busySignal (500),
                [] (SNDFILE* file)
                {
                    for (int id = SF_STR_FIRST; id <= SF_STR_LAST; ++id)
                        sf_set_string (file, id, ("text " + std::to_string (id)).c_str());
                });
    const auto cues =
        little (1, 4) + little (7, 4) + little (100, 4) + "data" + little (0, 8) + little (100, 4);
    const auto input = withChunks (bytesOf (folder / "plain"),
                                   { { "cue ", cues }, { "none", "" }, { "iXML", "<x/>" } }, {});
    const auto pipe = folder / "pipe";
    REQUIRE (mkfifo (pipe.c_str(), 0600) == 0);
    std::thread writer ([&] { writeBytes (pipe, input); });
    const auto result = run ({ "render", pipe, "-o", folder / name, "--json", "-" });
    writer.join();

    CAPTURE (result.complaints);
    REQUIRE (result.status == 0);
    const auto parts = partsOf (bytesOf (folder / name));
    const auto list = contentOf (parts, "LIST");
    CHECK (list.find ("text 1") != std::string::npos);
    CHECK (list.find ("text 16") != std::string::npos); // the last
    CHECK (contentOf (parts, "cue ") == cues);
    CHECK (result.json()["metadata_lost"]
           == nlohmann::json { { { "kind", "iXML" }, { "reason", "no place" } } });
}

TEST_CASE ("Of a WAV file from a pipe, bext, cart and instrument are kept where there is room",
           "[offline][metadata]")
{
    const TemporaryFolder folder;
    writeAudio (folder / "plain", wav24, 44100, 1, busySignal (500));
    const auto bext = std::string (256, 'd') + std::string (64, 'o') + "2026-01-0203:04:05"
                      + little (123456789012, 8) + little (1, 2) + std::string (254, '\0')
                      + "A=PCM\r\n";
    const auto cart = "0101" + std::string (676, 'c') + little (0x8000, 4)
                      + std::string (64 + 276 + 1024, '\0') + "tag";
    const auto smpl = little (0, 8) + little (22675, 4) + little (61, 4) + std::string (20, '\0');
    const auto input = withChunks (bytesOf (folder / "plain"),
                                   { { "bext", bext }, { "cart", cart }, { "smpl", smpl } }, {});
    const auto pipe = folder / "pipe";
    REQUIRE (mkfifo (pipe.c_str(), 0600) == 0);
    const auto rendered = [&] (const std::string& name)
    {
        std::thread writer ([&] { writeBytes (pipe, input); });
        const auto result = run ({ "render", pipe, "-o", folder / name, "--json", "-" });
        writer.join();
        CAPTURE (result.complaints);
        REQUIRE (result.status == 0);
        return result.json()["metadata_lost"];
    };

    CHECK (rendered ("out.wav") == nlohmann::json::array());
    const auto parts = partsOf (bytesOf (folder / "out.wav"));
    // Up to the version: libsndfile writes the one that it knows.
    CHECK (contentOf (parts, "bext").substr (0, 346) == bext.substr (0, 346));
    CHECK (contentOf (parts, "bext").find ("A=PCM\r\n") == 602);
    CHECK (contentOf (parts, "cart").substr (0, 684) == cart.substr (0, 684));
    CHECK (contentOf (parts, "cart").substr (2048, 3) == "tag");
    CHECK (contentOf (parts, "smpl").substr (12, 4) == little (61, 4));

    const auto lost = rendered ("out.flac").dump();

    for (const auto* kind : { "broadcast information (bext)", "cart", "instrument" })
    {
        CAPTURE (kind);
        CHECK (lost.find ("\"kind\":\"" + std::string (kind) + "\"") != std::string::npos);
    }
}
