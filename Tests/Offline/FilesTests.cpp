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

TEST_CASE ("The output's container is the input's unless OUTPUT's extension says otherwise",
           "[offline][files]")
{
    const auto [name, container] =
        GENERATE (table<std::string, int> ({ { "out", SF_FORMAT_WAV },
                                             { "out.wav", SF_FORMAT_WAV },
                                             { "out.AIF", SF_FORMAT_AIFF },
                                             { "out.aiff", SF_FORMAT_AIFF },
                                             { "out.flac", SF_FORMAT_FLAC },
                                             { "out.caf", SF_FORMAT_CAF },
                                             { "out.w64", SF_FORMAT_W64 },
                                             { "out.rf64", SF_FORMAT_RF64 },
                                             { "out.au", SF_FORMAT_AU } }));
    const TemporaryFolder folder;
    writeSignal (folder / "in.wav");

    REQUIRE (run ({ "render", folder / "in.wav", "-o", folder / name }).status == 0);
    CHECK ((readAudio<double> (folder / name).info.format & SF_FORMAT_TYPEMASK) == container);
    CHECK (folder.contents().size() == 2);
}

TEST_CASE ("One input and a folder as OUTPUT: the file goes there under its own name",
           "[offline][files]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "in.wav");
    fs::create_directory (folder / "there");

    CHECK (run ({ "render", folder / "in.wav", "-o", folder / "there" }).status == 0);
    CHECK (fs::exists (folder / "there/in.wav"));
}

TEST_CASE ("Several inputs and a folder: OUTPUT is made, what lies below keeps its place",
           "[offline][files]")
{
    const TemporaryFolder folder;
    fs::create_directories (folder / "album/disc 2");
    writeSignal (folder / "single.wav");
    writeSignal (folder / "album/one.wav");
    writeSignal (folder / "album/disc 2/two.WAV");
    writeBytes (folder / "album/cover.txt", "no audio, and not named like it");

    const auto result = run ({ "render", folder / "single.wav", folder / "album", "-o",
                               folder / "new/out", "--json", "-" });
    CHECK (result.status == 0);
    CHECK (result.json().size() == 3);
    CHECK (fs::exists (folder / "new/out/single.wav"));
    CHECK (fs::exists (folder / "new/out/one.wav"));
    CHECK (fs::exists (folder / "new/out/disc 2/two.WAV"));
    CHECK (! fs::exists (folder / "new/out/cover.txt"));
}

TEST_CASE ("A folder that holds the output folder is rendered without the earlier results",
           "[offline][files]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "in.wav");

    for (int time = 0; time < 2; ++time)
        CHECK (run ({ "render", folder.path.string(), "-o", folder / "out", "--force" }).status
               == 0);

    CHECK (folder.contents() == std::vector<std::string> { "in.wav", "out", "out/in.wav" });
}

TEST_CASE ("One file that fails does not stop the others, and the status is 1", "[offline][files]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "a.wav");
    writeBytes (folder / "b.wav", "this is not audio at all, whatever its name says");
    writeSignal (folder / "c.wav");

    const auto result = run ({ "render", folder / "a.wav", folder / "b.wav", folder / "c.wav",
                               folder / "d.wav", "-o", folder / "out" });
    CHECK (result.status == 1);
    CHECK (result.complainsOf ("b.wav: this is not an audio file"));
    CHECK (result.complainsOf ("d.wav: there is no such file"));
    CHECK (
        folder.contents()
        == std::vector<std::string> { "a.wav", "b.wav", "c.wav", "out", "out/a.wav", "out/c.wav" });
}

TEST_CASE ("Where no file could be rendered, no folder was made", "[offline][files]")
{
    const TemporaryFolder folder;
    writeBytes (folder / "a.wav", "this is not audio at all, whatever its name says");

    for (const auto* output : { "out", "new/out", "out/" })
    {
        CHECK (run ({ "render", folder / "a.wav", folder / "b.wav", "-o", folder / output }).status
               == 1);
        CHECK (folder.contents() == std::vector<std::string> { "a.wav" });
    }
}

TEST_CASE ("A report can go to the folder that the render makes", "[offline][files]")
{
    const TemporaryFolder folder;
    fs::create_directory (folder / "album");
    writeSignal (folder / "album/in.wav");
    CHECK (run ({ "render", folder / "album", "-o", folder / "out", "--json",
                  folder / "out/report.json" })
               .status
           == 0);
    CHECK (fs::exists (folder / "out/report.json"));
}

// 255 bytes is what file systems allow.
TEST_CASE ("An output's name may be as long as the file system allows", "[offline][files]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "in.wav");
    const auto longest = std::string (251, 'n') + ".wav";
    CHECK (run ({ "render", folder / "in.wav", "-o", folder / longest }).status == 0);
    CHECK (folder.contents() == std::vector<std::string> { "in.wav", longest });

    const auto refused = run ({ "render", folder / "in.wav", "-o", folder / ("n" + longest) });
    CHECK (refused.status == 1);
    CHECK (refused.complainsOf ("the name is longer than names may be"));
    CHECK (folder.contents() == std::vector<std::string> { "in.wav", longest });
}

TEST_CASE ("Titles, broadcast information, instrument, cue points and channels' places are kept",
           "[offline][files]")
{
    const TemporaryFolder folder;
    const auto setTags = [] (SNDFILE* file)
    {
        sf_set_string (file, SF_STR_TITLE, "A title");
        sf_set_string (file, SF_STR_ARTIST, "An artist");
        sf_set_string (file, SF_STR_COMMENT, "A comment");
        sf_set_string (file, SF_STR_DATE, "2026-11-24");

        SF_BROADCAST_INFO broadcast {};
        std::snprintf (broadcast.description, sizeof (broadcast.description), "described");
        broadcast.time_reference_low = 123456;
        sf_command (file, SFC_SET_BROADCAST_INFO, &broadcast, sizeof (broadcast));

        SF_INSTRUMENT engine {};
        engine.basenote = 61;
        engine.gain = 1;
        sf_command (file, SFC_SET_INSTRUMENT, &engine, sizeof (engine));

        SF_CUES cues {};
        cues.cue_count = 1;
        cues.cue_points[0].indx = 1;
        cues.cue_points[0].position = 77;
        cues.cue_points[0].sample_offset = 77;
        cues.cue_points[0].fcc_chunk = 0x61746164; // "data"
        sf_command (file, SFC_SET_CUE, &cues, sizeof (cues));
    };
    writeAudio (folder / "in.wav", wav24, 48000, 2, busySignal (4000), setTags);

    REQUIRE (run ({ "render", folder / "in.wav", "-o", folder / "out.wav" }).status == 0);

    SF_INFO info {};
    auto* const file = sf_open ((folder / "out.wav").c_str(), SFM_READ, &info);
    REQUIRE (file != nullptr);
    CHECK (std::string (sf_get_string (file, SF_STR_TITLE)) == "A title");
    CHECK (std::string (sf_get_string (file, SF_STR_ARTIST)) == "An artist");
    CHECK (std::string (sf_get_string (file, SF_STR_COMMENT)) == "A comment");
    CHECK (std::string (sf_get_string (file, SF_STR_DATE)) == "2026-11-24");

    SF_BROADCAST_INFO broadcast {};
    CHECK (sf_command (file, SFC_GET_BROADCAST_INFO, &broadcast, sizeof (broadcast)) == SF_TRUE);
    CHECK (std::string (broadcast.description) == "described");
    CHECK (broadcast.time_reference_low == 123456);

    SF_INSTRUMENT engine {};
    CHECK (sf_command (file, SFC_GET_INSTRUMENT, &engine, sizeof (engine)) == SF_TRUE);
    CHECK (engine.basenote == 61);

    SF_CUES cues {};
    CHECK (sf_command (file, SFC_GET_CUE, &cues, sizeof (cues)) == SF_TRUE);
    CHECK (cues.cue_count == 1);
    CHECK (cues.cue_points[0].sample_offset == 77);
    sf_close (file);
}

TEST_CASE ("The places of surround channels are kept", "[offline][files]")
{
    const TemporaryFolder folder;
    std::vector<int> places { SF_CHANNEL_MAP_LEFT, SF_CHANNEL_MAP_RIGHT, SF_CHANNEL_MAP_CENTER,
                              SF_CHANNEL_MAP_LFE };
    const auto bytes = static_cast<int> (places.size() * sizeof (int));
    writeAudio (folder / "in.wav", SF_FORMAT_WAVEX | SF_FORMAT_PCM_24, 48000, 4, busySignal (4000),
                [&] (SNDFILE* file)
                { sf_command (file, SFC_SET_CHANNEL_MAP_INFO, places.data(), bytes); });

    REQUIRE (run ({ "render", folder / "in.wav", "-o", folder / "out.wav" }).status == 0);

    SF_INFO info {};
    auto* const file = sf_open ((folder / "out.wav").c_str(), SFM_READ, &info);
    REQUIRE (file != nullptr);
    std::vector<int> read (4);
    CHECK (sf_command (file, SFC_GET_CHANNEL_MAP_INFO, read.data(), bytes) == SF_TRUE);
    CHECK (read == places);
    sf_close (file);
}
