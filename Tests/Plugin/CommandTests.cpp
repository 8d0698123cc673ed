#include "Command/Command.h"
#include "PluginUnderTest.h"

#include <sndfile.h>

using namespace requant;
using namespace requant::test;

namespace
{

struct Recording
{
    double sampleRateHz = 0.0;
    std::size_t channels = 0;
    std::vector<double> interleaved;
};

Recording read (const juce::File& file)
{
    SF_INFO info {};
    auto* const handle = sf_open (file.getFullPathName().toRawUTF8(), SFM_READ, &info);
    INFO (file.getFullPathName());
    REQUIRE (handle != nullptr);

    Recording recording { static_cast<double> (info.samplerate),
                          static_cast<std::size_t> (info.channels),
                          {} };
    recording.interleaved.resize (static_cast<std::size_t> (info.frames) * recording.channels);
    const auto frames = sf_readf_double (handle, recording.interleaved.data(), info.frames);
    sf_close (handle);
    REQUIRE (frames == info.frames);
    return recording;
}

template <typename Sample>
juce::AudioBuffer<Sample> channelsOf (const Recording& recording)
{
    const auto frames = recording.interleaved.size() / recording.channels;
    juce::AudioBuffer<Sample> buffer (static_cast<int> (recording.channels),
                                      static_cast<int> (frames));

    for (std::size_t n = 0; n < frames; ++n)
        for (std::size_t c = 0; c < recording.channels; ++c)
            buffer.setSample (
                static_cast<int> (c), static_cast<int> (n),
                static_cast<Sample> (recording.interleaved[n * recording.channels + c]));

    return buffer;
}

struct Case
{
    const char *bits, *rounding, *dither, *shaping, *seed;
    int block;
};

constexpr std::array cases {
    Case { "8", "nearest", "tpdf", "lipshitz", "7", 480 },
    Case { "16", "nearest", "tpdf", "none", "1", 64 },
    Case { "16", "truncate", "none", "none", "1", 1 },
    Case { "12", "nearest", "tpdf", "f-weighted", "65535", 1021 },
    Case { "3", "truncate", "tpdf", "lipshitz", "0", 100000 },
    Case { "20", "nearest", "none", "f-weighted", "2", 4096 },
    Case { "16", "nearest", "high-pass", "hearing", "7", 480 },
    Case { "16", "toward-zero", "gaussian", "gesemann", "8", 333 },
    Case { "8", "nearest", "rpdf", "ssrc-a-6", "9", 512 },
};

/** What `requant render` makes of a file. */
Recording renderedByCommand (const juce::File& input, const Case& c)
{
    const auto output = juce::File::createTempFile (".wav");
    const std::vector<std::string> arguments { "requant",
                                               "render",
                                               input.getFullPathName().toStdString(),
                                               "-o",
                                               output.getFullPathName().toStdString(),
                                               "--bits",
                                               c.bits,
                                               "--rounding",
                                               c.rounding,
                                               "--dither",
                                               c.dither,
                                               "--shaping",
                                               c.shaping,
                                               "--seed",
                                               c.seed };
    std::vector<const char*> pointers;

    for (const auto& argument : arguments)
        pointers.push_back (argument.c_str());

    REQUIRE (runCommand (static_cast<int> (pointers.size()), pointers.data()) == 0);
    auto recording = read (output);
    CHECK (output.deleteFile());
    return recording;
}

/** What the plug-in makes of the same samples, in a host's blocks. */
template <typename Sample>
juce::AudioBuffer<Sample> processedByPlugin (const Recording& recording, const Case& c)
{
    PluginUnderTest test (static_cast<int> (recording.channels), recording.sampleRateHz, c.block);
    const auto set = [&test] (std::string_view id, const char* text)
    { test.set (id, findParameter (id)->parse (text).value()); };

    set (parameterId::bits, c.bits);
    set (parameterId::rounding, c.rounding);
    set (parameterId::dither, c.dither);
    set (parameterId::shaping, c.shaping);
    set (parameterId::seed, c.seed);
    test.plugin.design();

    auto buffer = channelsOf<Sample> (recording);
    test.processInBlocks (buffer, c.block);
    return buffer;
}

} // namespace

TEST_CASE ("What is heard in a host is, bit for bit, what the command renders",
           "[plugin][command][slow]")
{
    const juce::File folder (juce::String (REQUANT_SOURCE_FOLDER) + "/Resources/Audio");
    const auto* const name =
        GENERATE ("guitar-decay-44k1-24bit.flac", "tabla-48k-24bit.flac", "piano-96k-24bit.flac");
    const auto& c = GENERATE_REF (from_range (cases));
    INFO (name << ", " << c.bits << " bits, " << c.rounding << ", " << c.dither << ", " << c.shaping
               << ", seed " << c.seed << ", blocks of " << c.block);

    const auto original = read (folder.getChildFile (name));
    const auto rendered = renderedByCommand (folder.getChildFile (name), c);
    CHECK (rendered.sampleRateHz == original.sampleRateHz);

    // The recordings have 24 bits, which float holds exactly, as it does every level.
    CHECK (differingSamples (processedByPlugin<float> (original, c), channelsOf<float> (rendered))
           == 0);
    CHECK (differingSamples (processedByPlugin<double> (original, c), channelsOf<double> (rendered))
           == 0);
}
