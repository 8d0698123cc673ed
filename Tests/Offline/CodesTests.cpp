#include "Support/Catch.h"
#include "Support/CommandRun.h"
#include "Support/TemporaryFolder.h"
#include "Support/TestAudio.h"

using namespace requant::test;

namespace
{

const std::vector<std::string> undithered { "--dither", "none" };

CommandResult render (const std::string& input, const std::string& output,
                      std::vector<std::string> more)
{
    more.insert (more.begin(), { "render", input, "-o", output });
    return run (more);
}

} // namespace

TEST_CASE ("All 65536 16-bit codes survive a render to 16 bits without dither", "[offline][files]")
{
    const auto [name, container] = GENERATE (table<std::string, int> ({ { "wav", SF_FORMAT_WAV },
                                                                        { "wav", SF_FORMAT_WAVEX },
                                                                        { "rf64", SF_FORMAT_RF64 },
                                                                        { "w64", SF_FORMAT_W64 },
                                                                        { "aiff", SF_FORMAT_AIFF },
                                                                        { "caf", SF_FORMAT_CAF },
                                                                        { "flac", SF_FORMAT_FLAC },
                                                                        { "au", SF_FORMAT_AU } }));
    const TemporaryFolder folder;
    const auto input = folder / ("in." + name), output = folder / ("out." + name);
    const auto codes = allCodes (16);
    writeAudio (input, container | SF_FORMAT_PCM_16, 44100, 1, codes);

    REQUIRE (render (input, output, undithered).status == 0);

    const auto result = readAudio<std::int32_t> (output);
    CHECK (result.info.format == (container | SF_FORMAT_PCM_16));
    CHECK (result.info.samplerate == 44100);
    CHECK (result.samples == codes);
}

TEST_CASE ("All 16-bit codes become the nearest 8-bit codes, ties to even, in every container",
           "[offline][files]")
{
    const auto [name, format] =
        GENERATE (table<std::string, int> ({ { "wav", SF_FORMAT_WAV | SF_FORMAT_PCM_U8 },
                                             { "rf64", SF_FORMAT_RF64 | SF_FORMAT_PCM_U8 },
                                             { "w64", SF_FORMAT_W64 | SF_FORMAT_PCM_U8 },
                                             { "aiff", SF_FORMAT_AIFF | SF_FORMAT_PCM_S8 },
                                             { "caf", SF_FORMAT_CAF | SF_FORMAT_PCM_S8 },
                                             { "flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_S8 } }));
    const TemporaryFolder folder;
    const auto input = folder / "in.wav", output = folder / ("out." + name);
    writeAudio (input, wav16, 48000, 1, allCodes (16));

    REQUIRE (render (input, output, { "--dither", "none", "--bits", "8" }).status == 0);

    const auto result = readAudio<std::int32_t> (output);
    CHECK (result.info.format == format);
    REQUIRE (result.samples.size() == 65536);
    std::size_t wrong = 0;

    for (int code = -32768; code < 32768; ++code)
    {
        // A step of 8 bits is 256 of 16; halves go to the even neighbour. Whole numbers only.
        const auto below = code >= 0 ? code / 256 : -((-code + 255) / 256);
        const auto rest = code - below * 256;
        const auto up = rest > 128 || (rest == 128 && below % 2 != 0);
        const auto expected = std::min (127, below + (up ? 1 : 0)) * (1 << 24);
        wrong += result.samples[static_cast<std::size_t> (code + 32768)] != expected ? 1u : 0u;
    }

    CHECK (wrong == 0);
}

TEST_CASE ("8-bit WAV is unsigned on disk: byte = code + 128", "[offline][files]")
{
    const TemporaryFolder folder;
    const auto input = folder / "in.wav", output = folder / "out.wav";
    writeAudio (input, wav16, 48000, 1, allCodes (8));

    REQUIRE (render (input, output, { "--dither", "none", "--bits", "8" }).status == 0);

    const auto bytes = bytesOf (output);
    REQUIRE (bytes.size() >= 300);
    const auto data = bytes.find ("data") + 8;

    for (std::size_t n = 0; n < 256; ++n)
        CHECK (static_cast<unsigned char> (bytes[data + n]) == n);
}

TEST_CASE ("24-bit codes survive a render to 24 bits without dither", "[offline][files]")
{
    const auto name = GENERATE (as<std::string>(), "wav", "aiff", "caf", "w64", "flac");
    const TemporaryFolder folder;
    const auto input = folder / "in.wav", output = folder / ("out." + name);

    // Both ends, and every 257th code: all values of each byte.
    std::vector<std::int32_t> codes;
    for (std::int64_t code = -(1 << 23); code < (1 << 23); code += 257)
        codes.push_back (static_cast<std::int32_t> (code * 256));
    codes.push_back (0x7FFFFF00);
    writeAudio (input, wav24, 96000, 1, codes);

    REQUIRE (render (input, output, { "--dither", "none", "--bits", "24" }).status == 0);
    const auto result = readAudio<std::int32_t> (output);
    CHECK ((result.info.format & SF_FORMAT_SUBMASK) == SF_FORMAT_PCM_24);
    CHECK (result.samples == codes);
}

TEST_CASE ("The output's samples are the smallest PCM that holds the codes, left-justified",
           "[offline][files]")
{
    const auto bits = GENERATE (1, 2, 5, 8, 9, 12, 16, 17, 20, 24);
    const TemporaryFolder folder;
    const auto input = folder / "in.caf", output = folder / "out.caf";
    writeAudio (input, SF_FORMAT_CAF | SF_FORMAT_DOUBLE, 44100, 1, busySignal (5000));

    REQUIRE (render (input, output, { "--bits", std::to_string (bits) }).status == 0);
    const auto result = readAudio<std::int32_t> (output);
    CHECK ((result.info.format & SF_FORMAT_SUBMASK)
           == (bits <= 8    ? SF_FORMAT_PCM_S8
               : bits <= 16 ? SF_FORMAT_PCM_16
                            : SF_FORMAT_PCM_24));

    const auto step = std::int64_t { 1 } << (32 - bits);
    CHECK (std::all_of (result.samples.begin(), result.samples.end(),
                        [step] (std::int32_t sample) { return sample % step == 0; }));
}

TEST_CASE ("The option --float writes exactly the values that the whole numbers stand for",
           "[offline][files]")
{
    const auto name = GENERATE (as<std::string>(), "wav", "aiff", "caf", "w64");
    const auto* const bits = GENERATE ("3", "16", "24");
    const TemporaryFolder folder;
    const auto input = folder / "in.wav";
    writeAudio (input, SF_FORMAT_WAV | SF_FORMAT_DOUBLE, 44100, 2, busySignal (20000));

    REQUIRE (render (input, folder / ("pcm." + name), { "--bits", bits }).status == 0);
    REQUIRE (render (input, folder / ("float." + name), { "--bits", bits, "--float" }).status == 0);
    const auto pcm = readAudio<double> (folder / ("pcm." + name));
    const auto floats = readAudio<double> (folder / ("float." + name));
    CHECK ((floats.info.format & SF_FORMAT_SUBMASK) == SF_FORMAT_FLOAT);
    CHECK (floats.samples == pcm.samples);
}
