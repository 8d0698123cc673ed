#include "Files/Interruption.h"
#include "Support/Catch.h"
#include "Support/CommandRun.h"
#include "Support/TemporaryFolder.h"
#include "Support/TestAudio.h"

#include <limits>

using namespace requant::test;
namespace fs = std::filesystem;

namespace
{

void writeSignal (const std::string& path, int format = wav24, std::size_t frames = 6000)
{
    writeAudio (path, format, 44100, 1, busySignal (frames));
}

// The command must fail with a sentence that names the file, and leave nothing behind.
void checkRefusal (const TemporaryFolder& folder, const std::string& input,
                   const std::string& output, const std::string& sentence)
{
    const auto before = folder.contents();
    const auto result = run ({ "render", folder / input, "-o", folder / output });
    CAPTURE (result.complaints);
    CHECK (result.status == 1);
    CHECK (result.output.empty());
    CHECK (result.complainsOf (sentence));
    CHECK (folder.contents() == before);
}

} // namespace

TEST_CASE ("A missing, empty, silent or foreign input is named with the reason and what to do",
           "[offline][bad-input]")
{
    const TemporaryFolder folder;
    fs::create_directory (folder / "nothing");
    writeBytes (folder / "empty.wav", "");
    writeBytes (folder / "letter.wav", std::string (5000, 'x'));
    writeSignal (folder / "silent.wav", wav16, 0);

    checkRefusal (folder, "missing.wav", "out.wav",
                  "missing.wav: there is no such file; check the name.");
    checkRefusal (folder, "empty.wav", "out.wav",
                  "empty.wav: the file is empty (0 bytes); give a WAV");
    checkRefusal (folder, "letter.wav", "out.wav",
                  "letter.wav: this is not an audio file; give a WAV");
    checkRefusal (folder, "silent.wav", "out.wav",
                  "silent.wav: the file holds no audio (0 samples); give a file with sound.");
}

TEST_CASE ("A folder without audio is named with the reason", "[offline][bad-input]")
{
    const TemporaryFolder folder;
    fs::create_directory (folder / "nothing");
    const auto result = run ({ "render", folder / "nothing", "-o", folder / "out" });
    CHECK (result.status == 1);
    CHECK (result.complainsOf ("nothing: no audio files are in this folder; give one that holds"));
    CHECK (folder.contents() == std::vector<std::string> { "nothing" });
}

TEST_CASE ("A truncated file is an error in every container, and leaves no output",
           "[offline][bad-input]")
{
    const auto [name, container] = GENERATE (table<std::string, int> ({ { "wav", SF_FORMAT_WAV },
                                                                        { "wav", SF_FORMAT_WAVEX },
                                                                        { "rf64", SF_FORMAT_RF64 },
                                                                        { "w64", SF_FORMAT_W64 },
                                                                        { "aiff", SF_FORMAT_AIFF },
                                                                        { "caf", SF_FORMAT_CAF },
                                                                        { "flac", SF_FORMAT_FLAC },
                                                                        { "au", SF_FORMAT_AU } }));
    const auto kept = GENERATE (0.999, 0.5);
    const TemporaryFolder folder;
    writeSignal (folder / ("whole." + name), container | SF_FORMAT_PCM_16, 50000);
    const auto bytes = bytesOf (folder / ("whole." + name));
    const auto size = static_cast<double> (bytes.size());
    writeBytes (folder / ("cut." + name), bytes.substr (0, static_cast<std::size_t> (kept * size)));

    checkRefusal (folder, "cut." + name, "out.wav", "truncated");
    CHECK (run ({ "render", folder / ("whole." + name), "-o", folder / "out.wav" }).status == 0);
}

// Every length that a download can stop at before the audio begins.
TEST_CASE ("A file that ends inside its header is named as truncated, not in a library's words",
           "[offline][bad-input][slow]")
{
    const auto [name, format] =
        GENERATE (table<std::string, int> ({ { "wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16 },
                                             { "wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT },
                                             { "wav", SF_FORMAT_WAVEX | SF_FORMAT_PCM_24 },
                                             { "rf64", SF_FORMAT_RF64 | SF_FORMAT_PCM_16 },
                                             { "w64", SF_FORMAT_W64 | SF_FORMAT_PCM_16 },
                                             { "aiff", SF_FORMAT_AIFF | SF_FORMAT_PCM_16 },
                                             { "au", SF_FORMAT_AU | SF_FORMAT_PCM_16 } }));
    const TemporaryFolder folder;
    writeSignal (folder / ("whole." + name), format, 100);
    const auto bytes = bytesOf (folder / ("whole." + name));
    const auto audio = bytes.size() - 100 * (format == wav16 || name != "wav" ? 2 : 3);

    for (std::size_t kept = 4; kept < audio; ++kept)
    {
        writeBytes (folder / "cut", bytes.substr (0, kept));
        const auto result = run ({ "render", folder / "cut", "-o", folder / "out.wav" });
        CAPTURE (name, kept, result.complaints);
        REQUIRE (result.status == 1);
        REQUIRE (result.complainsOf ("cut: the file is truncated"));
    }
}

TEST_CASE ("A file whose samples are in an unknown encoding is named, and not in a library's words",
           "[offline][bad-input]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "in.wav", wav16);
    auto bytes = bytesOf (folder / "in.wav");
    bytes.replace (20, 2, "\x34\x12"); // the format tag
    writeBytes (folder / "in.wav", bytes);
    checkRefusal (folder, "in.wav", "out.wav", "an encoding that is not known here; give a WAV");
}

TEST_CASE ("A WAV written into a pipe, its length unknown, is no truncated file",
           "[offline][bad-input]")
{
    const auto size =
        GENERATE (as<std::string>(), "\xFF\xFF\xFF\xFF", std::string ("\0\xF0\xFF\x7F", 4));
    const TemporaryFolder folder;
    writeSignal (folder / "in.wav", wav16);
    auto bytes = bytesOf (folder / "in.wav");
    bytes.replace (bytes.find ("data") + 4, 4, size);
    writeBytes (folder / "in.wav", bytes);

    CHECK (run ({ "render", folder / "in.wav", "-o", folder / "out.wav" }).status == 0);
    CHECK (readAudio<double> (folder / "out.wav").info.frames == 6000);
}

TEST_CASE ("A container that cannot hold the codes is named, with what would be right",
           "[offline][bad-input]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "in.wav");
    checkRefusal (folder, "in.wav", "out.ogg", "out.ogg: Ogg cannot hold exact 16-bit samples");
    checkRefusal (folder, "in.wav", "out.ogg", "give an output name that ends in .wav");
    checkRefusal (folder, "in.wav", "out.xyz",
                  "out.xyz: no audio format is known by the extension .xyz; use .wav");

    const auto result = run ({ "render", folder / "in.wav", "-o", folder / "o.flac", "--float" });
    CHECK (result.status == 1);
    CHECK (result.complainsOf ("o.flac: FLAC cannot hold 32-bit float samples"));
}

TEST_CASE ("An output folder that is missing, or no folder, is named", "[offline][bad-input]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "in.wav");
    checkRefusal (folder, "in.wav", "no/such/out.wav", "does not exist; create it");

    writeBytes (folder / "file", "x");
    checkRefusal (folder, "in.wav", "file/out.wav", folder / "file is no folder; choose one.");
    const auto batch =
        run ({ "render", folder / "in.wav", folder / "in.wav", "-o", folder / "file" });
    CHECK (batch.status == 1);
    CHECK (batch.complainsOf ("several inputs need a folder"));
}

TEST_CASE ("An interrupted render leaves nothing half-written and ends with 130",
           "[offline][bad-input]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "in.wav");

    requant::interruption.store (true);
    const auto result = run (
        { "render", folder / "in.wav", "-o", folder / "out.wav", "--json", folder / "r.json" });
    CHECK (result.status == 130);
    CHECK (result.complainsOf ("interrupted"));
    CHECK (folder.contents() == std::vector<std::string> { "in.wav" });

    // The next run is not affected.
    CHECK (run ({ "render", folder / "in.wav", "-o", folder / "out.wav" }).status == 0);
}

TEST_CASE ("NaN, infinities and denormals come out as finite samples and are counted",
           "[offline][bad-input]")
{
    const TemporaryFolder folder;
    std::vector<float> samples (10000); // several blocks
    const auto busy = busySignal (samples.size());
    std::transform (busy.begin(), busy.end(), samples.begin(),
                    [] (double sample) { return static_cast<float> (sample); });
    samples[10] = samples[11] = std::numeric_limits<float>::quiet_NaN();
    samples[20] = std::numeric_limits<float>::infinity();
    samples[21] = -std::numeric_limits<float>::infinity();
    samples[22] = std::numeric_limits<float>::infinity();
    samples[30] = 1e-40f;
    samples[9000] = std::numeric_limits<float>::quiet_NaN();
    writeAudio (folder / "in.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 44100, 1, samples);

    const auto result = run ({ "render", folder / "in.wav", "-o", folder / "out.wav", "--float",
                               "--json", "-", "--shaping", "f-weighted" });
    CHECK (result.status == 0);
    const nlohmann::json counts { { "nan", 3 }, { "infinite", 3 }, { "denormal", 1 } };
    CHECK (result.json()["overall"]["replaced_samples"] == counts);
    CHECK (result.json()["channels"][0]["replaced_samples"] == counts);
    CHECK (result.complainsOf ("3 NaNs, 3 infinite samples and 1 denormal sample"));

    const auto inspected = run ({ "inspect", folder / "in.wav", "--json", "-" });
    CHECK (inspected.json()[0]["channels"][0]["replaced_samples"] == counts);

    // Of the original they are replaced, of the reduced file told.
    const auto original =
        run ({ "measure", folder / "in.wav", folder / "out.wav", "--json", "-", "--bits", "16" });
    CHECK (original.json()["overall"]["replaced_samples"] == counts);
    CHECK (original.complainsOf ("3 NaNs, 3 infinite samples and 1 denormal sample"));
    const auto reduced = run ({ "measure", folder / "out.wav", folder / "in.wav", "--bits", "16" });
    CHECK (reduced.output.find ("7 samples of the reduced file are NaN, infinite or denormal")
           != std::string::npos);

    for (const auto sample : readAudio<double> (folder / "out.wav").samples)
        CHECK (std::abs (sample) <= 1.0);
}
