#include "ApplicationUnderTest.h"
#include "Files/SoundFile.h"
#include "Measurement/Signal/BitActivity.h"
#include "Support/Catch.h"
#include "Support/Random.h"

#include <cmath>

using namespace requant;
using namespace requant::test;

namespace
{

/** Noise of some word length in a file. */
juce::File writeNoise (const TemporaryFolder& folder, const std::string& name, int format,
                       int rateHz, int channels, double seconds, int bits, float level = 0.5f)
{
    SF_INFO info {};
    info.channels = channels;
    info.samplerate = rateHz;
    info.format = format;
    const juce::File file (juce::String (folder / name));
    const auto opened = openSoundFile (folder.path / name, SFM_WRITE, info);
    REQUIRE (opened != nullptr);
    Random random (5);
    const auto frames = static_cast<sf_count_t> (seconds * rateHz);
    std::vector<float> samples;
    const auto scale = std::exp2 (static_cast<float> (bits - 1));

    for (sf_count_t n = 0; n < frames * channels; ++n)
        samples.push_back (std::nearbyint (level * scale * static_cast<float> (random.bipolar()))
                           / scale);

    REQUIRE (sf_writef_float (opened.get(), samples.data(), frames) == frames);
    return file;
}

/** A file's facts, with "|" for the dot between two: a line may break only behind one. */
juce::String dots (const juce::String& facts)
{
    const auto noBreak = juce::String::fromUTF8 ("\xc2\xa0");
    return facts.replace (" ", noBreak)
        .replace ("|" + noBreak, juce::String::fromUTF8 ("\xc2\xb7 "));
}

juce::String factsOf (const juce::File& file)
{
    InspectTask task (file);
    task.wait();
    REQUIRE (task.contents());
    const auto& facts = task.contents()->facts;
    return factsText (facts, static_cast<std::int64_t> (facts.frames), &*task.contents());
}

constexpr int wav = SF_FORMAT_WAV, flac = SF_FORMAT_FLAC, ogg = SF_FORMAT_OGG,
              mpeg = SF_FORMAT_MPEG;

} // namespace

TEST_CASE ("A file's facts are its rate, its bits and how many are in use, its channels and length",
           "[standalone][opening][facts][slow]")
{
    const TemporaryFolder folder;
    const auto facts = [&folder] (int format, int rateHz, int channels, double seconds, int bits,
                                  float level = 0.5f) {
        return factsOf (
            writeNoise (folder, "facts", format, rateHz, channels, seconds, bits, level));
    };

    CHECK (facts (wav | SF_FORMAT_PCM_24, 96000, 2, 12.0, 16)
           == dots ("96 kHz | 24 bit (16 in use) | stereo | 0:12"));
    CHECK (facts (wav | SF_FORMAT_PCM_16, 44100, 1, 1.5, 16)
           == dots ("44.1 kHz | 16 bit (all in use) | mono | 1.5 s"));
    CHECK (facts (flac | SF_FORMAT_PCM_24, 88200, 6, 0.25, 20)
           == dots ("88.2 kHz | 24 bit (20 in use) | 6 channels | 0.250 s"));
    CHECK (facts (wav | SF_FORMAT_FLOAT, 48000, 2, 10.0, 16)
           == dots ("48 kHz | 32 bit float (16 bits in use) | stereo | 0:10"));
    CHECK (facts (wav | SF_FORMAT_FLOAT, 48000, 1, 2.0, 40, 0.3f)
           == dots ("48 kHz | 32 bit float (all in use) | mono | 2.0 s"));
    CHECK (facts (wav | SF_FORMAT_PCM_16, 8000, 1, 61.0, 16, 0.0f)
           == dots ("8 kHz | 16 bit (digital silence) | mono | 1:01"));
    CHECK (facts (ogg | SF_FORMAT_VORBIS, 48000, 2, 3.0, 16)
           == dots ("48 kHz | Vorbis | stereo | 3.0 s"));
    CHECK (facts (ogg | SF_FORMAT_OPUS, 48000, 1, 2.5, 16)
           == dots ("48 kHz | Opus | mono | 2.5 s"));
    CHECK (facts (mpeg | SF_FORMAT_MPEG_LAYER_III, 44100, 2, 12.0, 16)
           == dots ("44.1 kHz | MP3 | stereo | 0:12"));
    CHECK (factsText ({ {}, 44100, 2, 0, 0, wav | SF_FORMAT_PCM_16 }, 44100 * 4000, nullptr)
           == dots ("44.1 kHz | 16 bit | stereo | 1:06:40"));
}

TEST_CASE ("A file's length in its facts is cut as the clock beside the waveform cuts it",
           "[standalone][opening][facts]")
{
    const auto [frames, length] =
        GENERATE (table<int, const char*> ({ { 1, "0.000 s" },
                                             { 44099, "0.999 s" },
                                             { 44100, "1.0 s" },
                                             { 2 * 44100 - 1, "1.9 s" },
                                             { 10 * 44100 - 1, "9.9 s" },
                                             { 10 * 44100, "0:10" },
                                             { 60 * 44100 - 1, "0:59" },
                                             { 3600 * 44100 - 1, "59:59" },
                                             { 3600 * 44100, "1:00:00" } }));
    CHECK (factsText ({ {}, 44100, 1, 0, 0, wav | SF_FORMAT_PCM_16 }, frames, nullptr)
           == dots ("44.1 kHz | 16 bit | mono | " + juce::String (length)));
}

TEST_CASE ("The example has the facts of a file, and the same length as its clock",
           "[standalone][opening][facts]")
{
    ApplicationUnderTest test;
    test.content.finishOpening();
    CHECK (test.message().getText().startsWith (
        "Example: guitar, fading: " + dots ("44.1 kHz | 24 bit (all in use) | stereo | 9.9 s")
        + ". Sound card"));
    CHECK (test.message().getTooltip().contains ("Example guitar.flac"));
    CHECK (test.waveform().description().endsWith ("of 0:09.9"));
}

TEST_CASE (
    "\"Is my 24-bit file really 16?\" is answered by the file, whatever loops, seeks and the "
    "card's rate do",
    "[standalone][opening][facts]")
{
    const TemporaryFolder folder;
    const auto file = writeNoise (folder, "take.wav", wav | SF_FORMAT_PCM_24, 96000, 2, 0.5, 16);
    ApplicationUnderTest test; // its card has 44.1 and 48 kHz
    test.open (file);
    CHECK (test.message().getText().startsWith (
        "take.wav: " + dots ("96 kHz | 24 bit (16 in use) | stereo | 0.500 s") + ". Sound card"));
    CHECK (test.message().getTooltip().contains ("16"));
    test.plugin.keepsGiven = true;

    for (int turn = 0; turn < 6; ++turn)
    {
        test.devices.card().nextBlock (22050);
        test.bar().waveform().keyPressed (juce::KeyPress (juce::KeyPress::rightKey));
    }

    REQUIRE (test.plugin.given.size() > 6 * 40000);
    BitActivity bits;
    const std::vector<double> given (test.plugin.given.begin(), test.plugin.given.end());
    bits.add (given);
    CHECK (bits.wordLength() == 16);
}

TEST_CASE ("A file that is opened plays; a refused one leaves what was open as it was",
           "[standalone][opening]")
{
    const TemporaryFolder folder;
    const auto isPlaying = GENERATE (false, true);
    const auto* const kind = GENERATE ("no audio", "missing", "truncated late");
    CAPTURE (isPlaying, kind);
    ApplicationUnderTest test;
    test.open (writeNoise (folder, "good.wav", wav | SF_FORMAT_PCM_24, 44100, 2, 10.0, 16));
    CHECK (test.play().getButtonText() == "Stop");

    if (! isPlaying)
        test.play().onClick();

    test.devices.card().nextBlock (44100);
    test.content.keyPressed ({ '[', juce::ModifierKeys(), '[' });
    test.devices.card().nextBlock (1000);
    test.bar().follow();
    const auto description = test.waveform().description();
    const auto loop = test.waveform().loop();
    REQUIRE (loop);

    auto bad = juce::File (juce::String (folder / "bad.flac"));

    if (juce::String (kind) == "no audio")
        bad.replaceWithText ("This is not audio.");
    else if (juce::String (kind) == "truncated late")
    {
        // Long enough to begin before its end is missed.
        writeNoise (folder, "bad.flac", flac | SF_FORMAT_PCM_16, 8000, 1, 60.0, 16);
        juce::MemoryBlock bytes;
        bad.loadFileAsData (bytes);
        bad.replaceWithData (bytes.getData(), bytes.getSize() / 2);
    }

    test.open (bad);
    CHECK (test.message().getText().startsWith ("bad.flac: "));
    CHECK (test.content.file().getFileName() == "good.wav");
    CHECK (test.play().getButtonText() == (isPlaying ? "Stop" : "Play"));
    CHECK (test.waveform().loop() == loop);
    CHECK (test.waveform().description() == description);
    const auto heard = test.devices.card().nextBlock (4410).getMagnitude (0, 4410);
    CHECK ((heard > 0.0f) == isPlaying);
}

TEST_CASE ("A file is played before all of it is loaded", "[standalone][opening][slow]")
{
    const TemporaryFolder folder;
    const auto file =
        writeNoise (folder, "long.flac", flac | SF_FORMAT_PCM_16, 44100, 2, 120.0, 16);
    ApplicationUnderTest test;
    test.content.open (file);
    CHECK (test.content.file() == juce::File()); // nothing was read by this thread
    CHECK (test.message().getText() == "Opening long.flac.");

    while (test.content.file() != file)
    {
        juce::Thread::yield();
        test.content.refresh();
    }

    CHECK (test.message().getText().contains (" % loaded. Sound card"));
    CHECK (test.devices.card().nextBlock (4410).getMagnitude (0, 4410) > 0.1f);
    CHECK (test.waveform().description().endsWith ("of 2:00.0"));
    test.content.finishOpening();
    CHECK (
        test.message().getText().contains (dots (" | 16 bit (all in use) | stereo | 2:00") + ". "));
}

TEST_CASE ("Opening another file while one is loaded, or closing the window, is safe at any time",
           "[standalone][opening][slow]")
{
    const TemporaryFolder folder;
    const auto first = writeNoise (folder, "a.flac", flac | SF_FORMAT_PCM_16, 44100, 2, 20.0, 16);
    const auto second = writeNoise (folder, "b.wav", wav | SF_FORMAT_PCM_24, 48000, 1, 1.0, 20);
    const juce::File none (juce::String (folder / "none.wav"));

    for (int refreshes = 0; refreshes < 40; ++refreshes)
    {
        ApplicationUnderTest test;

        for (const auto& file : { first, second, first, none, second, first })
        {
            test.content.open (file);

            for (int i = 0; i < refreshes; ++i)
                test.content.refresh();

            test.devices.card().nextBlock();
        }

        if (refreshes % 2 == 0)
            continue; // closed meanwhile

        test.content.finishOpening();
        CHECK (test.content.file() == first);
        CHECK (test.message().getText().contains (dots ("16 bit (all in use)")));
    }
}

TEST_CASE ("A file that is given to the application as it starts is open, and silent",
           "[standalone][opening]")
{
    const TemporaryFolder folder;
    ApplicationUnderTest test;
    const auto file = writeNoise (folder, "a.wav", wav | SF_FORMAT_PCM_24, 48000, 1, 1.0, 20);
    test.content.open (file, MainComponent::Then::stayStopped);
    test.content.finishOpening();
    CHECK (test.content.file() == file);
    CHECK (test.play().getButtonText() == "Play");
    CHECK (test.devices.card().nextBlock (4410).getMagnitude (0, 4410) == 0.0f);
}

#if JUCE_LINUX || JUCE_BSD

// The card opens only once the test lets it: whoever waited for it would wait for ever.
TEST_CASE ("The window is there before the sound card; a file that is opened meanwhile plays with "
           "it, at the file's own rate",
           "[standalone][opening]")
{
    const TemporaryFolder folder;
    const auto file = writeNoise (folder, "take.wav", wav | SF_FORMAT_PCM_24, 96000, 2, 3.0, 16);
    const juce::ScopedJuceInitialiser_GUI gui;
    juce::WaitableEvent mayOpen { true };
    PluginUnderTest plugin;
    Card::Abilities abilities;
    abilities.whileOpening = [&mayOpen] { mayOpen.wait(); };
    DevicesUnderTest devices { abilities };
    MainComponent content { plugin, devices };
    const auto& message = find<juce::Label> (find<TransportBar> (content));
    CHECK (message.getText() == "Setting up the sound card");
    content.open (file);

    while (content.file() != file)
    {
        juce::Thread::yield();
        content.refresh();
    }

    CHECK (message.getText().endsWith ("Setting up the sound card"));
    mayOpen.signal();
    content.finishOpening();
    CHECK (message.getText().endsWith (
        "Sound card: Card, 44.1 kHz, resampled from 96 kHz to be heard"));
    CHECK (plugin.getSampleRate() == 96000.0);
    CHECK (devices.card().nextBlock (4410).getMagnitude (0, 4410) > 0.1f);
}

#endif
