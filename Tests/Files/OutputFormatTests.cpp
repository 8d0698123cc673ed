#include "Files/FileProblem.h"
#include "Files/Writing/OutputFormat.h"
#include "Support/Catch.h"

using namespace requant;

namespace
{

AudioFileInfo facts (int format, std::uint64_t frames)
{
    AudioFileInfo input;
    input.sampleRateHz = 96000;
    input.channelCount = 2;
    input.frames = frames;
    input.format = format;
    return input;
}

constexpr std::uint64_t gibi = 1u << 30;

int formatOf (const AudioFileInfo& input, const char* output, double bits, bool asFloat = false,
              LatticeKind kind = LatticeKind::twosComplement)
{
    return chooseOutputFormat (input, { output }, { Lattice::make (kind, bits), asFloat });
}

} // namespace

TEST_CASE ("WAV turns into RF64 where 4 GiB do not suffice, and stays WAV where they do",
           "[offline][files]")
{
    const auto input = facts (SF_FORMAT_WAV | SF_FORMAT_PCM_24, gibi);
    CHECK (formatOf (input, "out.wav", 16) == (SF_FORMAT_RF64 | SF_FORMAT_PCM_16));
    CHECK (formatOf (input, "out.wav", 8) == (SF_FORMAT_WAV | SF_FORMAT_PCM_U8));
    CHECK (formatOf (facts (SF_FORMAT_WAVEX | SF_FORMAT_PCM_24, gibi), "out.wav", 24)
           == (SF_FORMAT_RF64 | SF_FORMAT_PCM_24));
    CHECK (formatOf (input, "out.w64", 24) == (SF_FORMAT_W64 | SF_FORMAT_PCM_24));
    CHECK_THROWS_AS (formatOf (input, "out.aiff", 24), FileProblem);
}

TEST_CASE ("The longest audio that a container of 32-bit sizes holds stays in it, to the frame",
           "[offline][files]")
{
    const auto formatFor = [] (std::uint64_t frames, const char* output)
    {
        constexpr std::uint64_t mostBytes = 4000; // 1000 frames of 2 channels of 16 bits
        return chooseOutputFormat (facts (SF_FORMAT_WAV | SF_FORMAT_PCM_24, frames), { output },
                                   { Lattice::twosComplement (16) }, mostBytes);
    };

    CHECK (formatFor (1000, "out.wav") == (SF_FORMAT_WAV | SF_FORMAT_PCM_16));
    CHECK (formatFor (1001, "out.wav") == (SF_FORMAT_RF64 | SF_FORMAT_PCM_16));
    CHECK (formatFor (1000, "out.aiff") == (SF_FORMAT_AIFF | SF_FORMAT_PCM_16));
    CHECK_THROWS_AS (formatFor (1001, "out.aiff"), FileProblem);
}

TEST_CASE ("A container without 8-bit samples gets the next larger ones", "[offline][files]")
{
    const auto input = facts (SF_FORMAT_WAV | SF_FORMAT_PCM_24, 1000);
    CHECK (formatOf (input, "out.avr", 8) == (SF_FORMAT_AVR | SF_FORMAT_PCM_S8));
    CHECK (formatOf (input, "out.sf", 8) == (SF_FORMAT_IRCAM | SF_FORMAT_PCM_16));
}

TEST_CASE ("A fractional number of bits is written as float, a whole one of any lattice as PCM",
           "[offline][files]")
{
    const auto kind =
        GENERATE (LatticeKind::twosComplement, LatticeKind::symmetric, LatticeKind::endPoints);
    const auto input = facts (SF_FORMAT_WAV | SF_FORMAT_PCM_24, 1000);
    constexpr int wavFloat = SF_FORMAT_WAV | SF_FORMAT_FLOAT;

    for (const auto bits : { 2, 8 })
        CHECK (formatOf (input, "out.wav", bits, false, kind)
               == (SF_FORMAT_WAV | SF_FORMAT_PCM_U8));

    for (const auto bits : { 9, 16 })
        CHECK (formatOf (input, "out.wav", bits, false, kind)
               == (SF_FORMAT_WAV | SF_FORMAT_PCM_16));

    for (const auto bits : { 17, 24 })
        CHECK (formatOf (input, "out.wav", bits, false, kind)
               == (SF_FORMAT_WAV | SF_FORMAT_PCM_24));

    for (const auto bits : { 2.5, 7.99, 12.3, 23.5 })
        CHECK (formatOf (input, "out.wav", bits, false, kind) == wavFloat);

    // So near to 8 bits that the number of levels is that of 8 bits.
    CHECK (formatOf (input, "out.wav", 7.9999, false, kind) == (SF_FORMAT_WAV | SF_FORMAT_PCM_U8));
    CHECK (formatOf (input, "out.wav", 16, true, kind) == wavFloat);
}

TEST_CASE ("Where a container cannot hold the output, those that can are named, and no other",
           "[offline][files]")
{
    struct Case
    {
        int channels, rateHz;
        double bits;
        const char* sentence;
    };

    const auto [channels, rateHz, bits, sentence] = GENERATE (values<Case> (
        { { 9, 44100, 16,
            "out.flac: FLAC cannot hold exact 16-bit samples of 9 channels at 44100 Hz; give an "
            "output name that ends in .wav, .aiff, .caf or .w64." },
          // A rate that libsndfile lets pass and FLAC's encoder does not.
          { 2, 96001, 16,
            "out.flac: FLAC cannot hold exact 16-bit samples of 2 channels at 96001 Hz; give an "
            "output name that ends in .wav, .aiff, .caf or .w64." },
          { 1, 700000, 24,
            "out.flac: FLAC cannot hold exact 24-bit samples of 1 channel at 700000 Hz; give an "
            "output name that ends in .wav, .aiff, .caf or .w64." },
          { 2, 44100, 12.5,
            "out.flac: FLAC cannot hold 32-bit float samples, which a fractional number of bits "
            "needs, of 2 channels at 44100 Hz; give an output name that ends in .wav, .aiff, .caf "
            "or .w64, or a whole number of --bits." } }));

    auto input = facts (SF_FORMAT_WAV | SF_FORMAT_PCM_24, 1000);
    input.channelCount = static_cast<std::size_t> (channels);
    input.sampleRateHz = rateHz;
    CHECK_THROWS_WITH (formatOf (input, "out.flac", bits), sentence);
}

TEST_CASE ("FLAC is recommended where it can hold the output, AIFF where it is long enough",
           "[offline][files]")
{
    const auto input = facts (SF_FORMAT_OGG | SF_FORMAT_VORBIS, 1000);
    CHECK_THROWS_WITH (formatOf (input, "out", 16),
                       "out: Ogg cannot hold exact 16-bit samples of 2 channels at 96000 Hz; give "
                       "an output name that ends in .wav, .flac, .aiff, .caf or .w64.");
    CHECK_THROWS_WITH (formatOf (facts (SF_FORMAT_OGG | SF_FORMAT_VORBIS, 4 * gibi), "out.xyz", 16),
                       "out.xyz: no audio format is known by the extension .xyz; use .wav, .flac, "
                       ".caf or .w64.");
    CHECK_THROWS_WITH (formatOf (facts (SF_FORMAT_WAV | SF_FORMAT_PCM_24, gibi), "out.aiff", 24),
                       "out.aiff: AIFF holds at most 4 GiB; give an output name that ends in .wav, "
                       ".flac, .caf or .w64.");
    CHECK_THROWS_WITH (formatOf (input, "out.sd2", 16),
                       "out.sd2: Sound Designer II keeps its header in a second file, and is read "
                       "only; give an output name that ends in .wav, .flac, .aiff, .caf or .w64.");
}

TEST_CASE ("In a folder, where names are the inputs', --container is recommended",
           "[offline][files]")
{
    const auto lattice = Lattice::twosComplement (16);
    CHECK_THROWS_WITH (
        chooseOutputFormat (facts (SF_FORMAT_OGG | SF_FORMAT_VORBIS, 1000),
                            { "out/a.ogg", 0, true }, { lattice }),
        "out/a.ogg: Ogg cannot hold exact 16-bit samples of 2 channels at 96000 Hz; choose "
        "--container wav, flac, aiff, caf, w64 or rf64.");
    CHECK_THROWS_WITH (
        chooseOutputFormat (facts (SF_FORMAT_OGG | SF_FORMAT_VORBIS, 1000),
                            { "out/a.flac", SF_FORMAT_FLAC, true }, { lattice, true }),
        "out/a.flac: FLAC cannot hold 32-bit float samples of 2 channels at 96000 Hz; choose "
        "--container wav, aiff, caf, w64 or rf64.");
}

TEST_CASE ("The container that is asked for is written, and extensible WAV is WAV",
           "[offline][files]")
{
    const auto formatIn = [] (int container, int input)
    {
        return chooseOutputFormat (facts (input | SF_FORMAT_PCM_24, 1000),
                                   { "out.wav", container, true }, { Lattice::twosComplement (16) })
               & SF_FORMAT_TYPEMASK;
    };

    for (const auto& container : outputContainers)
        CHECK (formatIn (container.format, SF_FORMAT_AIFF) == container.format);

    CHECK (formatIn (SF_FORMAT_WAV, SF_FORMAT_RF64) == SF_FORMAT_WAV);
    CHECK (formatIn (SF_FORMAT_WAV, SF_FORMAT_WAVEX) == SF_FORMAT_WAVEX);
}

TEST_CASE ("A name gets the container's extension in place of another audio format's",
           "[offline][files]")
{
    CHECK (nameFor ("in/a.mp3", SF_FORMAT_WAV) == "in/a.wav");
    CHECK (nameFor ("in/a.wav", SF_FORMAT_FLAC) == "in/a.flac");
    CHECK (nameFor ("in/a", SF_FORMAT_CAF) == "in/a.caf");
    CHECK (nameFor ("in/01. Intro", SF_FORMAT_CAF) == "in/01. Intro.caf");

    // What means it already stays.
    CHECK (nameFor ("in/a.AIF", SF_FORMAT_AIFF) == "in/a.AIF");
    CHECK (nameFor ("in/a.wav", SF_FORMAT_RF64) == "in/a.wav");
    CHECK (nameFor ("in/a.rf64", SF_FORMAT_WAV) == "in/a.wav");
}
