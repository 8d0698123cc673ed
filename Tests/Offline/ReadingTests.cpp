#include "Files/FileProblem.h"
#include "Files/Interruption.h"
#include "Files/Reading/AudioReader.h"
#include "Support/Catch.h"
#include "Support/CommandRun.h"
#include "Support/Containers.h"
#include "Support/TemporaryFolder.h"

using namespace requant::test;

namespace
{

constexpr int rateHz = 44100;
constexpr std::size_t frameCount = 6000;

void writeSignal (const std::string& path, int format, int channels = 1, int rate = rateHz)
{
    writeAudio (path, format, rate, channels,
                busySignal (frameCount * static_cast<std::size_t> (channels)));
}

std::int64_t framesIn (const std::string& path) { return readAudio<double> (path).info.frames; }

/** A container, and where and how in a file of it the size of the audio stands. */
struct Sized
{
    std::string name;
    int container;
    std::string before; ///< the bytes in front of the size
    std::size_t bytes;
};

const std::vector<Sized> sizedContainers {
    { "wav", SF_FORMAT_WAV, "data", 4 },
    { "aiff", SF_FORMAT_AIFF, "SSND", 4 },
    { "au", SF_FORMAT_AU, std::string (".snd\0\0\0\x18", 8), 4 },
    { "caf", SF_FORMAT_CAF, "data", 8 },
    { "w64", SF_FORMAT_W64, guid ("data"), 8 },
    { "rf64", SF_FORMAT_RF64, "ds64", 8 }, // behind its own size and that of the form
};

/** Such a file, its size overwritten by bytes of one value. */
void writeWithSize (const std::string& path, const Sized& sized, char value)
{
    writeSignal (path, sized.container | SF_FORMAT_PCM_16);
    auto bytes = bytesOf (path);
    const auto skipped = sized.container == SF_FORMAT_RF64 ? 12u : 0u;
    const auto position = bytes.find (sized.before);
    REQUIRE (position != std::string::npos);

    for (std::size_t i = 0; i < sized.bytes; ++i)
        bytes[position + sized.before.size() + skipped + i] = value;

    writeBytes (path, bytes);
}

/** Without the frame that an encoder writes in front to say how many there are. */
std::string withoutXing (const std::string& mp3)
{
    const auto first = mp3.find ("\xFF\xFB");
    const auto second = mp3.find (mp3.substr (first, 2), first + 4);
    REQUIRE (second != std::string::npos);
    const auto head = mp3.substr (first, second - first);
    REQUIRE ((head.find ("Xing") != std::string::npos || head.find ("Info") != std::string::npos));
    return mp3.substr (second);
}

} // namespace

// Its STREAMINFO counts samples in 36 bits from the 14th byte's lower half on; 0 is "unknown" (RFC
// 9639, 8.2), as an encoder leaves it that writes into a pipe.
TEST_CASE ("FLAC that does not know its length is read to its end", "[offline][reading]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "a.wav", wav24, 2);
    writeSignal (folder / "a.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_24, 2);
    auto bytes = bytesOf (folder / "a.flac");
    bytes[21] = static_cast<char> (bytes[21] & 0xF0);

    for (std::size_t i = 22; i < 26; ++i)
        bytes[i] = 0;

    writeBytes (folder / "a.flac", bytes);

    const auto rendered =
        run ({ "render", folder / "a.flac", "-o", folder / "o.wav", "--json", "-" });
    CAPTURE (rendered.complaints);
    REQUIRE (rendered.status == 0);
    CHECK (framesIn (folder / "o.wav") == frameCount);
    CHECK (rendered.json()["input"]["frames"] == frameCount);
    const auto inspected = run ({ "inspect", folder / "a.flac", "--json", "-" });
    REQUIRE (inspected.status == 0);
    CHECK (inspected.json()[0]["frames"] == frameCount);
    const auto measured = run ({ "measure", folder / "a.wav", folder / "a.flac", "--json", "-" });
    REQUIRE (measured.status == 0);
    CHECK (measured.json()["overall"]["max_absolute_error"] == 0.0);

    // How far it is shows by the bytes.
    requant::AudioReader reader (folder / "a.flac");
    requant::AudioBlock block (2);
    CHECK_FALSE (reader.facts().isLengthKnown);
    REQUIRE (reader.read (block));
    CHECK (reader.facts().frames == block.frames);
    CHECK (reader.proportionRead().value() > 0.0);

    while (reader.read (block))
        CHECK (reader.proportionRead().value() <= 1.0);

    CHECK (reader.proportionRead() == 1.0);
    CHECK (reader.facts().isLengthKnown);
    CHECK (reader.facts().frames == frameCount);
}

// Of a variable bit rate the first frame says nothing of the others, in either direction.
TEST_CASE ("MP3 that does not say how long it is is read to its end", "[offline][reading]")
{
    const auto isLoudFirst = GENERATE (true, false);
    const TemporaryFolder folder;
    std::vector<double> samples (4 * rateHz, 0.0);
    Random random { 7 };

    for (std::size_t n = 0; n < rateHz; ++n)
        samples[isLoudFirst ? n : samples.size() - 1 - n] = 0.3 * random.bipolar();

    writeAudio (folder / "whole.mp3", SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III, rateHz, 1, samples,
                [] (SNDFILE* file)
                {
                    int mode = SF_BITRATE_MODE_VARIABLE;
                    sf_command (file, SFC_SET_BITRATE_MODE, &mode, sizeof (mode));
                });
    writeBytes (folder / "in.mp3", withoutXing (bytesOf (folder / "whole.mp3")));

    const auto result = run ({ "render", folder / "in.mp3", "-o", folder / "o.wav" });
    CAPTURE (result.complaints);
    REQUIRE (result.status == 0);

    // The encoder's delay and padding are audio where nothing says that they are not.
    const auto most = static_cast<std::int64_t> (samples.size()) + 3 * 1152;
    CHECK (framesIn (folder / "o.wav") >= static_cast<std::int64_t> (samples.size()));
    CHECK (framesIn (folder / "o.wav") <= most);
}

namespace
{

/** Silence of 1152 samples: MPEG 1, layer 3, 128 kbit/s, 44.1 kHz. */
std::string mpegFrames (int count)
{
    std::string frames;

    for (int i = 0; i < count; ++i)
        frames += "\xFF\xFB\x90" + std::string (414, '\0');

    return frames;
}

} // namespace

// Behind a frame of 417 bytes the next one begins. What stands there instead is searched for the
// next one; 5 frames are 0.13 s, 20 are 0.52 s.
TEST_CASE ("Damage inside MP3 is told with its time and length", "[offline][reading]")
{
    const TemporaryFolder folder;
    const auto input = folder / "in.mp3";
    auto once = mpegFrames (40), twice = once;
    once.replace (20 * 417, 417, std::string (417, '\0'));
    twice.replace (5 * 417, 10, std::string (10, 'x')).replace (20 * 417, 4, "junk");

    for (const auto& [bytes, words] :
         { std::pair { once, "At 0.52 s in.mp3 holds 417 bytes that are no audio" },
           { twice, "In 2 places, the first at 0.13 s, in.mp3 holds 834 bytes that are no audio" },
           { mpegFrames (20) + "junk", "At 0.52 s in.mp3 holds 4 bytes" },
           { mpegFrames (21).substr (0, 20 * 417 + 100), "At 0.52 s in.mp3 holds 100 bytes" } })
    {
        CAPTURE (words);
        writeBytes (input, bytes);
        const auto rendered =
            run ({ "render", input, "-o", folder / "o.wav", "--force", "--json", "-" });
        CAPTURE (rendered.complaints);
        REQUIRE (rendered.status == 0);
        CHECK (rendered.complainsOf (words));
        CHECK (rendered.json()["warnings"].dump().find (words) != std::string::npos);

        const auto inspected = run ({ "inspect", input, "--json", "-" });
        REQUIRE (inspected.status == 0);
        CHECK (inspected.complainsOf (words));
        CHECK (inspected.json()[0]["warnings"].size() == 1);
        CHECK (run ({ "inspect", input }).output.find (words) != std::string::npos);
        CHECK (run ({ "measure", input, input, "--bits", "16" }).output.find (words)
               != std::string::npos);
    }
}

TEST_CASE ("MP3 that goes on at another rate, or with other channels, is named with the time",
           "[offline][reading]")
{
    const TemporaryFolder folder;
    auto bytes = mpegFrames (20);

    for (int i = 0; i < 20; ++i) // 48 kHz: 384 bytes a frame
        bytes += "\xFF\xFB\x94" + std::string (381, '\0');

    writeBytes (folder / "in.mp3", bytes);
    const auto result = run ({ "inspect", folder / "in.mp3" });
    CHECK (result.status == 1);
    CHECK (result.complainsOf ("from 0.52 s on it has 2 channel(s) at 48000 Hz"));

    bytes = mpegFrames (20);

    for (int i = 0; i < 20; ++i)
        bytes += "\xFF\xFB\x90\xC0" + std::string (413, '\0');

    writeBytes (folder / "in.mp3", bytes);
    const auto mono = run ({ "inspect", folder / "in.mp3" });
    CHECK (mono.status == 1);
    CHECK (mono.complainsOf ("from 0.52 s on it has 1 channel(s) at 44100 Hz"));
}

// A frame in front says that 10 follow, and that the encoder added nothing: a decoder's own delay,
// 529 samples, is left out.
TEST_CASE ("MP3 that is longer than it says is read to its end", "[offline][reading]")
{
    const TemporaryFolder folder;
    const auto first = "\xFF\xFB\x90" + std::string (33, '\0') + "Info" + big (1, 4) + big (10, 4)
                       + std::string (414 - 33 - 12, '\0');
    writeBytes (folder / "in.mp3", first + mpegFrames (40));
    const auto result = run ({ "inspect", folder / "in.mp3", "--json", "-" });
    CAPTURE (result.complaints);
    REQUIRE (result.status == 0);
    CHECK (result.json()[0]["frames"] == 40 * 1152 - 529);
}

// The frame in front of them says how many samples the encoder has added at both ends.
TEST_CASE ("MP3 that says what its encoder added is read without that", "[offline][reading]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "in.mp3", SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III);
    const auto result = run ({ "inspect", folder / "in.mp3", "--json", "-" });
    CAPTURE (result.complaints);
    REQUIRE (result.status == 0);
    CHECK (result.json()[0]["frames"] == frameCount);
}

TEST_CASE ("Tags in MP3, at the end or where files were joined, are no damage",
           "[offline][reading]")
{
    const TemporaryFolder folder;
    const auto frames = mpegFrames (20);
    const std::string old = "TAG" + std::string (125, ' ');
    // Its length in four times seven bits.
    const auto tag = "ID3" + std::string ("\3\0\0\0\0\x64\0", 7) + std::string (100 * 128, '\0');
    const auto ape = "APETAGEX" + little (2000, 4) + little (32, 4) + little (0, 4) + little (0, 4)
                     + std::string (8, '\0');

    // ID3v2.4 may repeat its header behind the tag.
    const std::string sizes ("\0\0\x01\x02", 4);
    const auto footed = "ID3" + std::string ("\4\0\x10", 3) + sizes + std::string (130, '\0')
                        + "3DI" + std::string ("\4\0\x10", 3) + sizes;

    // Lyrics3, version 2: its length in digits, and its end.
    const std::string lyrics = "LYRICSBEGININD0000210000021LYRICS200";

    for (const auto& [bytes, count] : { std::pair { frames + old, 20 },
                                        { frames + lyrics + old, 20 },
                                        { frames + old + tag + frames, 40 },
                                        { tag + frames, 20 },
                                        { footed + frames, 20 },
                                        { frames + ape, 20 },
                                        { frames + ape + old, 20 } })
    {
        writeBytes (folder / "in.mp3", bytes);
        const auto result = run ({ "inspect", folder / "in.mp3", "--json", "-" });
        CAPTURE (bytes.size(), result.complaints);
        REQUIRE (result.status == 0);
        CHECK (result.json()[0]["frames"] == count * 1152);
        CHECK (result.json()[0]["warnings"].empty());
    }
}

TEST_CASE ("All links of a chain of Ogg streams are read, and an unlike one is named with its time",
           "[offline][reading]")
{
    constexpr auto vorbis = SF_FORMAT_OGG | SF_FORMAT_VORBIS;
    const TemporaryFolder folder;
    writeSignal (folder / "1.ogg", vorbis, 2);
    writeSignal (folder / "2.ogg", vorbis, 2);
    writeSignal (folder / "mono.ogg", vorbis, 1);
    writeSignal (folder / "slow.ogg", vorbis, 2, 22050);
    const auto first = bytesOf (folder / "1.ogg");

    writeBytes (folder / "chain.ogg", first + bytesOf (folder / "2.ogg"));
    const auto whole = run ({ "render", folder / "chain.ogg", "-o", folder / "o.wav" });
    CAPTURE (whole.complaints);
    REQUIRE (whole.status == 0);
    CHECK (framesIn (folder / "o.wav") == 2 * frameCount);

    // The first link says how long it is, and not the chain.
    CHECK_FALSE (requant::AudioReader (folder / "chain.ogg").facts().isLengthKnown);

    for (const auto* const other : { "mono.ogg", "slow.ogg" })
    {
        CAPTURE (other);
        writeBytes (folder / "chain.ogg", first + bytesOf (folder / other));
        const auto refused = run ({ "render", folder / "chain.ogg", "-o", folder / "no.wav" });
        CHECK (refused.status == 1);
        CHECK (refused.complainsOf ("chain.ogg"));
        CHECK (refused.complainsOf ("0.14 s")); // 6000 / 44100
        CHECK_FALSE (std::filesystem::exists (folder / "no.wav"));
    }
}

TEST_CASE ("Half a file is named as truncated in every container that states its length",
           "[offline][reading]")
{
    const auto format = GENERATE (
        SF_FORMAT_WAV | SF_FORMAT_PCM_16 | SF_ENDIAN_BIG, SF_FORMAT_WAVEX | SF_FORMAT_PCM_24,
        SF_FORMAT_RF64 | SF_FORMAT_PCM_16, SF_FORMAT_W64 | SF_FORMAT_PCM_16,
        SF_FORMAT_AIFF | SF_FORMAT_PCM_16, SF_FORMAT_CAF | SF_FORMAT_PCM_16,
        SF_FORMAT_AU | SF_FORMAT_PCM_16, SF_FORMAT_AU | SF_FORMAT_PCM_16 | SF_ENDIAN_LITTLE,
        SF_FORMAT_VOC | SF_FORMAT_PCM_16, SF_FORMAT_NIST | SF_FORMAT_PCM_16,
        SF_FORMAT_AVR | SF_FORMAT_PCM_16, SF_FORMAT_SVX | SF_FORMAT_PCM_16,
        SF_FORMAT_MAT4 | SF_FORMAT_PCM_16, SF_FORMAT_MAT5 | SF_FORMAT_PCM_16,
        SF_FORMAT_HTK | SF_FORMAT_PCM_16, SF_FORMAT_MPC2K | SF_FORMAT_PCM_16,
        SF_FORMAT_SDS | SF_FORMAT_PCM_16, SF_FORMAT_FLAC | SF_FORMAT_PCM_16);
    CAPTURE (format);
    const TemporaryFolder folder;
    writeSignal (folder / "whole", format);
    const auto bytes = bytesOf (folder / "whole");
    writeBytes (folder / "cut", bytes.substr (0, bytes.size() / 2));

    CHECK (run ({ "inspect", folder / "whole" }).status == 0);
    const auto cut = run ({ "inspect", folder / "cut" });
    CAPTURE (cut.complaints);
    CHECK (cut.status == 1);
    CHECK (cut.complainsOf ("truncated"));
}

TEST_CASE ("A file that lacks the last byte of its audio is named as truncated",
           "[offline][reading]")
{
    const auto format = GENERATE (as<int>(), SF_FORMAT_WAV, SF_FORMAT_WAVEX, SF_FORMAT_RF64,
                                  SF_FORMAT_W64, SF_FORMAT_AIFF, SF_FORMAT_CAF, SF_FORMAT_AU)
                        | SF_FORMAT_PCM_16;
    CAPTURE (format);
    const TemporaryFolder folder;
    writeSignal (folder / "in", format);
    const auto bytes = bytesOf (folder / "in");
    writeBytes (folder / "in", bytes.substr (0, bytes.size() - 1));
    const auto result = run ({ "inspect", folder / "in" });
    CHECK (result.status == 1);
    CHECK (result.complainsOf ("truncated"));
}

// ITU-R BS.2088: RF64 by another name.
TEST_CASE ("BW64 is read as RF64 is", "[offline][reading]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "a.rf64", SF_FORMAT_RF64 | SF_FORMAT_PCM_24, 2);
    writeBytes (folder / "b.wav", "BW64" + bytesOf (folder / "a.rf64").substr (4));

    for (const auto* const name : { "a.rf64", "b.wav" })
    {
        const auto output = std::string (name) + ".out.wav";
        REQUIRE (run ({ "render", folder / name, "-o", folder / output }).status == 0);
    }

    CHECK (readAudio<std::int32_t> (folder / "a.rf64.out.wav").samples
           == readAudio<std::int32_t> (folder / "b.wav.out.wav").samples);
}

// What a recorder leaves that loses power, or only set room aside: a header, and zeros.
TEST_CASE ("A header with nothing but zeros behind it is named as one without audio",
           "[offline][reading]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "a.wav", wav24, 2);
    const auto header = bytesOf (folder / "a.wav").substr (0, 36);
    writeBytes (folder / "a.wav", header);
    std::filesystem::resize_file (folder / "a.wav", std::uintmax_t { 1 } << 32); // sparse

    const auto result = run ({ "inspect", folder / "a.wav" });
    CHECK (result.status == 1);
    CHECK (result.complainsOf ("a.wav: there is no audio in this file"));
}

TEST_CASE ("A recording that was never finished is refused with its length, and read by --read-on",
           "[offline][reading]")
{
    const auto sized = GENERATE (from_range (sizedContainers));
    CAPTURE (sized.name);
    const TemporaryFolder folder;
    const auto input = folder / ("in." + sized.name);
    writeWithSize (input, sized, '\0');

    for (const auto& line : { std::vector<std::string> { "render", input, "-o", folder / "no.wav" },
                              std::vector<std::string> { "inspect", input },
                              std::vector<std::string> { "measure", input, input } })
    {
        const auto refused = run (line);
        CAPTURE (refused.complaints);
        CHECK (refused.status == 1);
        CHECK (refused.complainsOf ("never finished"));
        CHECK (refused.complainsOf ("0.14 s"));
        CHECK (refused.complainsOf ("--read-on"));

        auto again = line;
        again.push_back ("--read-on");
        const auto read = run (again);
        CAPTURE (read.complaints);
        CHECK (read.status == 0);
        CHECK (read.output.find ("does not say how much audio follows") != std::string::npos);
    }

    CHECK (framesIn (folder / "no.wav") == frameCount);
}

// All bits set: what ffmpeg and sox leave in a file that they wrote into a pipe.
TEST_CASE ("A size that says that it is unknown is read to the end of the file, with a warning",
           "[offline][reading]")
{
    const auto sized = GENERATE (from_range (sizedContainers));
    CAPTURE (sized.name);
    const TemporaryFolder folder;
    const auto input = folder / ("in." + sized.name);
    writeWithSize (input, sized, '\xFF');
    const std::string words = "does not say how much audio follows";

    const auto rendered = run ({ "render", input, "-o", folder / "o.wav", "--json", "-" });
    CAPTURE (rendered.complaints);
    REQUIRE (rendered.status == 0);
    CHECK (framesIn (folder / "o.wav") == frameCount);
    CHECK (rendered.complainsOf (words));
    CHECK (rendered.complainsOf ("0.14 s"));
    CHECK (rendered.json()["warnings"].dump().find (words) != std::string::npos);

    // Both files of measure are somebody else's.
    const auto measured = run ({ "measure", input, input, "--json", "-" });
    CAPTURE (measured.complaints);
    REQUIRE (measured.status == 0);
    CHECK (measured.json()["warnings"].size() >= 2);

    const auto inspected = run ({ "inspect", input, "--json", "-" });
    REQUIRE (inspected.status == 0);
    CHECK (inspected.json()[0]["frames"] == frameCount);
    CHECK (inspected.json()[0]["warnings"].size() == 1);
    CHECK (inspected.complainsOf (words));

    // A file that states its size has none.
    CHECK (run ({ "inspect", folder / "o.wav", "--json", "-" }).json()[0]["warnings"].empty());
}

// NIST states a number of samples; what follows them is none.
TEST_CASE ("What stands behind the audio that a header states is not read as audio",
           "[offline][reading]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "a.nist", SF_FORMAT_NIST | SF_FORMAT_PCM_16);
    writeBytes (folder / "b.nist", bytesOf (folder / "a.nist") + std::string (1000, 'x'));
    const auto result = run ({ "inspect", folder / "b.nist", "--json", "-" });
    REQUIRE (result.status == 0);
    CHECK (result.json()[0]["frames"] == frameCount);
}

// As where a program that writes into a pipe is stopped before its first sample.
TEST_CASE ("A file that ends right behind a size left open is named as one without audio",
           "[offline][reading]")
{
    const auto sized = GENERATE (from_range (sizedContainers));
    CAPTURE (sized.name);
    const TemporaryFolder folder;
    const auto input = folder / ("in." + sized.name);
    writeWithSize (input, sized, '\xFF');
    const auto bytes = bytesOf (input);
    writeBytes (input, bytes.substr (0, bytes.size() - 2 * frameCount));

    for (const auto isReadOn : { false, true })
    {
        auto line = std::vector<std::string> { "inspect", input };

        if (isReadOn)
            line.push_back ("--read-on");

        const auto result = run (line);
        CAPTURE (result.complaints);
        CHECK (result.status == 1);
        CHECK (result.complainsOf ("holds no audio"));
    }
}

// sox leaves 0x7FFFF000, with the header's bytes on top or without.
TEST_CASE ("The size that sox writes into a pipe says that it is unknown", "[offline][reading]")
{
    const auto size =
        GENERATE (std::string ("\0\xF0\xFF\x7F", 4), std::string ("\x24\xF0\xFF\x7F", 4),
                  std::string ("\xFF\xFF\xFF\x7F", 4), std::string ("\0\0\0\x80", 4));
    const TemporaryFolder folder;
    writeSignal (folder / "in.wav", wav16);
    auto bytes = bytesOf (folder / "in.wav");
    bytes.replace (bytes.find ("data") + 4, 4, size);
    writeBytes (folder / "in.wav", bytes);

    const auto result = run ({ "inspect", folder / "in.wav", "--json", "-" });
    CAPTURE (result.complaints);
    REQUIRE (result.status == 0);
    CHECK (result.json()[0]["frames"] == frameCount);
    CHECK (result.json()[0]["warnings"].size() == 1);
}

// 0x7FFFF000 is what sox writes where it does not know; it is a size like any other where the file
// holds as much.
TEST_CASE ("A size that could say that it is unknown is true where the file is that long",
           "[offline][reading]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "in.wav", wav16);
    auto bytes = bytesOf (folder / "in.wav");
    const auto data = bytes.find ("data");
    bytes.replace (data + 4, 4, std::string ("\0\xF0\xFF\x7F", 4));
    writeBytes (folder / "in.wav", bytes);
    std::filesystem::resize_file (folder / "in.wav", data + 8 + 0x7FFFF000); // sparse

    const requant::AudioReader reader (folder / "in.wav");
    CHECK (reader.facts().frames == 0x7FFFF000 / 2);
    CHECK_FALSE (reader.facts().isSizeOpen);
}

TEST_CASE ("A recording of unknown size that ends within a frame is read to its last whole one",
           "[offline][reading]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "in.wav", wav24, 2);
    auto bytes = bytesOf (folder / "in.wav");
    bytes.replace (bytes.find ("data") + 4, 4, std::string (4, '\xFF'));
    writeBytes (folder / "in.wav", bytes.substr (0, bytes.size() - 4));

    const auto result = run ({ "render", folder / "in.wav", "-o", folder / "o.wav" });
    CAPTURE (result.complaints);
    REQUIRE (result.status == 0);
    CHECK (framesIn (folder / "o.wav") == frameCount - 1);
}

// libsndfile takes sizes of 32 bits for signed ones, so that such a file is given to it in parts of
// up to 2^30 bytes, which is no multiple of the 24 bytes of a frame.
TEST_CASE ("A recording of unknown size and more than a gibibyte is read without a seam",
           "[offline][reading]")
{
    constexpr int channels = 3;
    constexpr std::uint64_t part = std::uint64_t { 1 } << 30, frameBytes = 8 * channels;
    constexpr std::uint64_t seam = part / frameBytes, frames = seam + 5000;
    const TemporaryFolder folder;
    writeAudio (folder / "in.wav", SF_FORMAT_WAV | SF_FORMAT_DOUBLE, rateHz, channels,
                std::vector<double> (channels * 2, 0.0));
    auto bytes = bytesOf (folder / "in.wav");
    const auto data = bytes.find ("data");
    writeBytes (folder / "in.wav", bytes.replace (data + 4, 4, std::string (4, '\xFF')));
    std::filesystem::resize_file (folder / "in.wav", data + 8 + frames * frameBytes); // sparse

    // What is not silence: the frames at either side of the seam, and the last.
    const std::vector<std::uint64_t> places { seam - 1, seam, seam + 1, frames - 1 };
    {
        std::fstream file (folder / "in.wav", std::ios::in | std::ios::out | std::ios::binary);

        for (const auto place : places)
            for (std::uint64_t c = 0; c < channels; ++c)
            {
                const auto sample = 0.25 * static_cast<double> (c + 1);
                file.seekp (static_cast<std::streamoff> (data + 8 + place * frameBytes + 8 * c));
                file.write (reinterpret_cast<const char*> (&sample), sizeof (sample));
            }
    }

    requant::AudioReader reader (folder / "in.wav");
    requant::AudioBlock block (channels);
    std::vector<std::uint64_t> found;
    std::uint64_t read = 0;

    while (reader.read (block))
    {
        for (std::size_t n = 0; n < block.frames; ++n)
            if (block.channels[0][n] != 0.0 || block.channels[1][n] != 0.0
                || block.channels[2][n] != 0.0)
            {
                found.push_back (read + n);
                CHECK (block.channels[0][n] == 0.25);
                CHECK (block.channels[1][n] == 0.5);
                CHECK (block.channels[2][n] == 0.75);
            }

        read += block.frames;
    }

    CHECK (read == frames);
    CHECK (found == places);
}

// Apple's AIFF: an offset in front of the samples, whose bytes are none.
TEST_CASE ("AIFF of unknown size whose samples begin behind an offset has the same samples",
           "[offline][reading]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "plain.aiff", SF_FORMAT_AIFF | SF_FORMAT_PCM_16);
    auto bytes = bytesOf (folder / "plain.aiff");
    const auto sound = bytes.find ("SSND");
    bytes.replace (sound + 4, 8, std::string (4, '\xFF') + big (6, 4)).insert (sound + 16, 6, 'x');
    writeBytes (folder / "in.aiff", bytes);
    REQUIRE (
        run ({ "render", folder / "in.aiff", "-o", folder / "o.wav", "--dither", "none" }).status
        == 0);
    CHECK (readAudio<std::int32_t> (folder / "o.wav").samples
           == readAudio<std::int32_t> (folder / "plain.aiff").samples);
}

TEST_CASE ("A file without a sample is one without audio, whatever chunks stand behind that",
           "[offline][reading]")
{
    const TemporaryFolder folder;
    writeAudio (folder / "in.wav", wav16, rateHz, 1, std::vector<double> {});
    const auto bytes = bytesOf (folder / "in.wav");
    writeBytes (folder / "in.wav", withChunks (bytes, {}, { { "iXML", "<x/>" } }));
    const auto result = run ({ "inspect", folder / "in.wav" });
    CHECK (result.status == 1);
    CHECK (result.complainsOf ("holds no audio (0 samples)"));
}

// Its blocks begin at the 27th byte; a byte 0 ends them.
TEST_CASE ("VOC with audio in several blocks is refused, since the next block's header is no audio",
           "[offline][reading]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "one.voc", SF_FORMAT_VOC | SF_FORMAT_PCM_16);
    const auto one = bytesOf (folder / "one.voc");
    REQUIRE (one.back() == '\0');
    writeBytes (folder / "two.voc", one.substr (0, one.size() - 1) + one.substr (26));

    CHECK (run ({ "inspect", folder / "one.voc" }).status == 0);
    const auto result = run ({ "inspect", folder / "two.voc" });
    CHECK (result.status == 1);
    CHECK (result.complainsOf ("two.voc: its audio lies in several blocks"));
    CHECK (result.complainsOf ("convert it to WAV"));
}

TEST_CASE ("Ogg without its last page is refused, and read as far as it goes by --read-on",
           "[offline][reading]")
{
    constexpr std::size_t frames = 200000;
    const TemporaryFolder folder;
    writeAudio (folder / "in.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS, rateHz, 1,
                busySignal (frames));
    const auto whole = bytesOf (folder / "in.ogg"), half = whole.substr (0, whole.size() / 2);
    writeBytes (folder / "cut.ogg", half);
    writeBytes (folder / "chain.ogg", whole + half);
    writeBytes (folder / "short.ogg", whole.substr (0, whole.size() - 10)); // within its last page

    for (const auto* const name : { "cut.ogg", "chain.ogg", "short.ogg" })
    {
        CAPTURE (name);
        const auto refused = run ({ "render", folder / name, "-o", folder / "no.wav" });
        CHECK (refused.status == 1);
        CHECK (refused.complainsOf ("truncated"));
        CHECK (refused.complainsOf ("--read-on"));
        CHECK_FALSE (std::filesystem::exists (folder / "no.wav"));
        const auto output = folder / (std::string (name) + ".wav");
        CHECK (run ({ "render", folder / name, "-o", output, "--read-on" }).status == 0);
    }

    const auto read = framesIn (folder / "cut.ogg.wav");
    CHECK (read > static_cast<std::int64_t> (frames / 4));
    CHECK (read < static_cast<std::int64_t> (frames * 3 / 4));
    CHECK (framesIn (folder / "chain.ogg.wav") == static_cast<std::int64_t> (frames) + read);
}

TEST_CASE ("Reading ends at the block in which an interruption is asked for", "[offline][reading]")
{
    const TemporaryFolder folder;
    writeSignal (folder / "in.wav", wav16);
    requant::AudioReader reader (folder / "in.wav");
    requant::AudioBlock block (1);
    REQUIRE (reader.read (block));
    requant::interruption.store (true);
    CHECK_THROWS_AS (reader.read (block), requant::Interrupted);
    requant::interruption.store (false);
}

TEST_CASE (
    "A file that grows while it is read is read as it was, and one that shrinks is truncated",
    "[offline][reading]")
{
    constexpr std::size_t frames = 1'000'000; // more than is read ahead
    const auto change = GENERATE (as<std::intmax_t>(), 200000, -2, -100000); // -2: by a sample
    const auto isGrowing = change > 0;
    const TemporaryFolder folder;
    writeAudio (folder / "in.wav", wav16, rateHz, 1, busySignal (frames));
    requant::AudioReader reader (folder / "in.wav");
    requant::AudioBlock block (1);
    std::size_t read = 0;

    const auto readAll = [&]
    {
        while (reader.read (block))
            read += block.frames;
    };

    REQUIRE (reader.read (block));
    read += block.frames;
    const auto bytes = static_cast<std::intmax_t> (std::filesystem::file_size (folder / "in.wav"));
    std::filesystem::resize_file (folder / "in.wav", static_cast<std::uintmax_t> (bytes + change));

    if (! isGrowing)
    {
        CHECK_THROWS_AS (readAll(), requant::FileProblem);
        return;
    }

    readAll();
    CHECK (read == frames);
}
