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

} // namespace

TEST_CASE ("WAV turns into RF64 where 4 GiB do not suffice, and stays WAV where they do",
           "[offline][files]")
{
    const auto input = facts (SF_FORMAT_WAV | SF_FORMAT_PCM_24, gibi);
    CHECK (chooseOutputFormat (input, "out.wav", 16, false) == (SF_FORMAT_RF64 | SF_FORMAT_PCM_16));
    CHECK (chooseOutputFormat (input, "out.wav", 8, false) == (SF_FORMAT_WAV | SF_FORMAT_PCM_U8));
    CHECK (
        chooseOutputFormat (facts (SF_FORMAT_WAVEX | SF_FORMAT_PCM_24, gibi), "out.wav", 24, false)
        == (SF_FORMAT_RF64 | SF_FORMAT_PCM_24));
    CHECK (chooseOutputFormat (input, "out.w64", 24, false) == (SF_FORMAT_W64 | SF_FORMAT_PCM_24));
    CHECK_THROWS_AS (chooseOutputFormat (input, "out.aiff", 24, false), FileProblem);
}

TEST_CASE ("A container without 8-bit samples gets the next larger ones", "[offline][files]")
{
    const auto input = facts (SF_FORMAT_WAV | SF_FORMAT_PCM_24, 1000);
    CHECK (chooseOutputFormat (input, "out.avr", 8, false) == (SF_FORMAT_AVR | SF_FORMAT_PCM_S8));
    CHECK (chooseOutputFormat (input, "out.sf", 8, false) == (SF_FORMAT_IRCAM | SF_FORMAT_PCM_16));
}
