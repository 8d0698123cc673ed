#include "Files/FileProblem.h"
#include "Files/Reading/AudioReader.h"
#include "Standalone/Loading/LoadTask.h"
#include "Standalone/Rendering/RenderTask.h"
#include "Support/Catch.h"

#include <cmath>

using namespace requant;

namespace
{

juce::File guitar()
{
    return juce::File (REQUANT_SOURCE_FOLDER "/Resources/Audio/guitar-decay-44k1-24bit.flac");
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

    std::vector<float> samples;

    for (int n = 0; n < frames; ++n)
        for (int c = 0; c < 3; ++c)
            samples.push_back (sampleOf (c, n));

    REQUIRE (sf_writef_float (opened.get(), samples.data(), frames) == frames);
}

/** What comes of loading a file. */
struct Loaded
{
    explicit Loaded (const juce::File& file)
    {
        LoadTask task (file);
        task.wait();
        recording = task.recording();
        problem = task.problem();
    }

    std::shared_ptr<const Recording> recording;
    juce::String problem;
};

} // namespace

TEST_CASE ("The example is the guitar recording, complete", "[standalone][recording]")
{
    const Loaded file (guitar());
    const auto example = Recording::example();

    REQUIRE (file.recording != nullptr);
    REQUIRE (example != nullptr);
    CHECK (example->isComplete());
    CHECK (example->sampleRateHz() == 44100.0);
    CHECK (example->facts().pcmBits() == 24);
    REQUIRE (example->channelCount() == 2);
    REQUIRE (example->frames() == file.recording->frames());

    for (int n = 0; n < example->frames(); ++n)
        REQUIRE (example->sample (1, n) == file.recording->sample (1, n));
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

    juce::String commandsReason;
    const auto reason = Loaded (file).problem;
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

    const Loaded loaded (file);
    REQUIRE (loaded.recording != nullptr);
    const auto& recording = *loaded.recording;
    CHECK (loaded.problem.isEmpty());
    CHECK (recording.isComplete());
    CHECK (recording.name() == file.getFileName());
    CHECK (recording.sampleRateHz() == 48000.0);
    REQUIRE (recording.channelCount() == 3);
    REQUIRE (recording.frames() == 10000);

    for (int c = 0; c < 3; ++c)
        for (int n = 1; n < 10000; ++n)
            REQUIRE (recording.sample (c, n) == sampleOf (c, n));

    CHECK (std::isnan (recording.sample (0, 0)));
}

TEST_CASE ("A recording grows at its end, in parts of any size, and what is there stays",
           "[standalone][recording]")
{
    const auto channels = GENERATE (1, 3, 7);
    constexpr int frames = 300000; // more than a chunk
    Recording recording ({ {},
                           48000,
                           static_cast<std::size_t> (channels),
                           1000,
                           0,
                           SF_FORMAT_WAV | SF_FORMAT_FLOAT },
                         "growing");
    CHECK (recording.length() == 1000); // as the header says
    std::vector<float> interleaved;

    for (int n = 0; n < frames; ++n)
        for (int c = 0; c < channels; ++c)
            interleaved.push_back (sampleOf (c, n + 1));

    for (int done = 0, part = 1; done < frames; done += part, part = 1 + (part * 7) % 5003)
    {
        const auto count = std::min (part, frames - done);
        REQUIRE (recording.append (interleaved.data() + done * channels, count));
        REQUIRE (recording.frames() == done + count);
    }

    CHECK (recording.length() == frames); // more than it said
    CHECK_FALSE (recording.isComplete());
    recording.finish();
    CHECK (recording.isComplete());
    std::vector<float> copied (frames - 5);

    for (int c = 0; c < channels; ++c)
    {
        recording.copy (c, 5, copied.data(), frames - 5);

        for (int n = 5; n < frames; ++n)
            REQUIRE (copied[static_cast<std::size_t> (n - 5)] == sampleOf (c, n + 1));
    }
}

TEST_CASE (
    "A long file can be played before all of it is loaded; one that is given up ends at once",
    "[standalone][recording]")
{
    const juce::TemporaryFile temporary (".wav");
    writeWav (temporary.getFile(), 60 * 48000);
    LoadTask task (temporary.getFile());

    while (task.recording() == nullptr)
        juce::Thread::yield();

    const auto recording = task.recording();
    CHECK (recording->frames() >= 2 * 48000);
    CHECK (recording->length() == 60 * 48000);
    task.cancel();
    task.wait();
    CHECK (task.problem().isEmpty());
}
