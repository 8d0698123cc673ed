#include "Offline/AudioReader.h"
#include "Offline/FileProblem.h"
#include "Standalone/Recording.h"
#include "Support/Catch.h"

#include <cmath>

using namespace requant;

namespace
{

juce::File guitar()
{
    return juce::File (REQUANT_SOURCE_FOLDER "/Resources/Audio/guitar-decay-44k1-24bit.flac");
}

std::filesystem::path pathOf (const juce::File& file)
{
    const auto name = file.getFullPathName();
    return reinterpret_cast<const char8_t*> (name.toRawUTF8());
}

float sampleOf (int channel, int n)
{
    return n == 0 ? std::numeric_limits<float>::quiet_NaN()
                  : static_cast<float> (channel) + static_cast<float> (n) * 0x1p-16f;
}

// Three channels of 32-bit float at 48 kHz.
void writeWav (const juce::File& file, int frames)
{
    SF_INFO info {};
    info.channels = 3;
    info.samplerate = 48000;
    info.format = SF_FORMAT_WAV | SF_FORMAT_FLOAT;
    const auto opened = openSoundFile (pathOf (file), SFM_WRITE, info);
    REQUIRE (opened != nullptr);

    for (int n = 0; n < frames; ++n)
    {
        const float frame[] { sampleOf (0, n), sampleOf (1, n), sampleOf (2, n) };
        REQUIRE (sf_writef_float (opened.get(), frame, 1) == 1);
    }
}

} // namespace

TEST_CASE ("The example is the guitar recording, complete", "[standalone][recording]")
{
    juce::String reason;
    const auto fromFile = Recording::load (guitar(), reason);
    const auto example = Recording::example();

    REQUIRE (fromFile != nullptr);
    REQUIRE (example != nullptr);
    CHECK (example->sampleRateHz == 44100.0);
    REQUIRE (example->samples.getNumChannels() == 2);
    REQUIRE (example->samples.getNumSamples() == fromFile->samples.getNumSamples());

    for (int n = 0; n < example->samples.getNumSamples(); ++n)
        REQUIRE (example->samples.getSample (1, n) == fromFile->samples.getSample (1, n));
}

TEST_CASE ("A file that cannot be played is named, with the command's reason",
           "[standalone][recording]")
{
    const auto folder = juce::File::createTempFile ("folder");
    REQUIRE (folder.createDirectory().wasOk());
    const auto file = folder.getChildFile (juce::String::fromUTF8 ("Schl\u00fcssel \u97f3.wav"));
    juce::String expected;

    SECTION ("missing") { expected = "there is no such file"; }

    SECTION ("empty")
    {
        file.create();
        expected = "the file is empty";
    }

    SECTION ("text")
    {
        file.replaceWithText ("This is not audio.");
        expected = "this is not an audio file";
    }

    SECTION ("a folder")
    {
        file.createDirectory();
        expected = "this is a folder";
    }

    SECTION ("a truncated WAV file")
    {
        writeWav (file, 1000);
        juce::MemoryBlock bytes;
        file.loadFileAsData (bytes);
        file.replaceWithData (bytes.getData(), bytes.getSize() / 2);
        expected = "the file is truncated";
    }

    SECTION ("a truncated FLAC file")
    {
        juce::MemoryBlock bytes;
        guitar().loadFileAsData (bytes);
        file.replaceWithData (bytes.getData(), bytes.getSize() / 2);
        expected = "the file is truncated";
    }

    juce::String reason, commandsReason;
    CHECK (Recording::load (file, reason) == nullptr);
    CHECK (reason.startsWith (file.getFileName() + ": " + expected));

    try
    {
        AudioReader reader { pathOf (file) };

        for (AudioBlock block (reader.facts().channelCount); reader.read (block);)
        {
        }
    }
    catch (const FileProblem& problem)
    {
        commandsReason = juce::String::fromUTF8 (problem.what());
    }

    CHECK (reason == commandsReason.replace (file.getFullPathName(), file.getFileName()));
    folder.deleteRecursively();
}

TEST_CASE ("A file is played with every name, and as it is, NaN included",
           "[standalone][recording]")
{
    const juce::TemporaryFile temporary (
        juce::File::getSpecialLocation (juce::File::tempDirectory)
            .getChildFile (juce::String::fromUTF8 ("Requant \u00fc\u97f3.wav")));
    const auto& file = temporary.getFile();
    writeWav (file, 10000);

    juce::String reason;
    const auto recording = Recording::load (file, reason);
    REQUIRE (recording != nullptr);
    CHECK (reason.isEmpty());
    CHECK (recording->name == file.getFileName());
    CHECK (recording->sampleRateHz == 48000.0);
    REQUIRE (recording->samples.getNumChannels() == 3);
    REQUIRE (recording->samples.getNumSamples() == 10000);

    for (int c = 0; c < 3; ++c)
        for (int n = 1; n < 10000; ++n)
            REQUIRE (recording->samples.getSample (c, n) == sampleOf (c, n));

    CHECK (std::isnan (recording->samples.getSample (0, 0)));
}

TEST_CASE ("Resampling keeps a tone's frequency, level and length", "[standalone][recording]")
{
    constexpr double oldHz = 44100.0, newHz = 48000.0, toneHz = 1000.0;
    Recording recording { juce::AudioBuffer<float> (1, 44100), oldHz, "tone" };

    for (int n = 0; n < 44100; ++n)
        recording.samples.setSample (0, n,
                                     static_cast<float> (std::sin (
                                         juce::MathConstants<double>::twoPi * toneHz * n / oldHz)));

    const auto resampled = recording.resampledTo (newHz);
    CHECK (resampled.sampleRateHz == newHz);
    CHECK (std::abs (resampled.samples.getNumSamples() - 48000) <= 1);

    // 480 whole periods of the middle, away from the ends: amplitude by correlation with sine and
    // cosine, since the interpolator delays by some samples. Its passband is flat to 0.1 dB here.
    auto sine = 0.0, cosine = 0.0;
    constexpr int from = 12000, count = 23040;

    for (int n = from; n < from + count; ++n)
    {
        const auto phase = juce::MathConstants<double>::twoPi * toneHz * n / newHz;
        const auto y = static_cast<double> (resampled.samples.getSample (0, n));
        sine += y * std::sin (phase);
        cosine += y * std::cos (phase);
    }

    const auto amplitude = 2.0 * std::hypot (sine, cosine) / count;
    CHECK (20.0 * std::log10 (amplitude) == Approx (0.0).margin (0.1));
}
