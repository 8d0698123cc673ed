#include "Offline/FileProblem.h"
#include "Offline/OutputFormat.h"
#include "Support/Catch.h"

using namespace requant;

namespace
{

AudioFacts facts (int format, std::uint64_t frames)
{
    AudioFacts input;
    input.sampleRateHz = 96000;
    input.channelCount = 2;
    input.frames = frames;
    input.format = format;
    return input;
}

constexpr std::uint64_t gibi = 1u << 30;

int formatOf (const AudioFacts& input, const char* output, double bits, bool asFloat = false,
              LatticeKind kind = LatticeKind::twosComplement)
{
    return chooseOutputFormat (input, output, Lattice::make (kind, bits), asFloat);
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
