#include "StandaloneUnderTest.h"
#include "Support/Catch.h"

using namespace requant;
using namespace requant::test;

namespace
{

struct OutputUnderTest
{
    explicit OutputUnderTest (std::optional<Card::Abilities> card = Card::Abilities {})
        : devices (std::move (card))
    {
        plugin.parameters()[parameterId::bypass].setByUser (1);
        player.setPlaying (true);
        output.finishSettingUp();
        devices.dispatchPendingMessages();
    }

    void play (std::shared_ptr<const Recording> recording)
    {
        output.play (std::move (recording));
        output.finishSettingUp();
    }

    juce::ScopedJuceInitialiser_GUI gui;
    PluginUnderTest plugin;
    Player player { plugin };
    DevicesUnderTest devices;
    AudioOutput output { player, devices };
};

} // namespace

TEST_CASE ("The device is asked for the recording's rate", "[standalone][output]")
{
    OutputUnderTest test;
    const auto rate = GENERATE (44100, 48000);
    test.play (ramp (2, 44100, rate));

    CHECK (test.devices.card().getCurrentSampleRate() == rate);
    CHECK (test.output.description()
           == "Sound card: Card, " + juce::String (rate / 1000.0) + " kHz");
    CHECK (test.devices.card().nextBlock().getSample (0, 10) == 10.0f);
}

TEST_CASE ("When the device's rate is changed, the recording goes on at its own pitch",
           "[standalone][output]")
{
    OutputUnderTest test;
    auto shown = 0;
    test.output.onDeviceChange = [&] { ++shown; };
    test.play (ramp (1, 44100));
    test.devices.dispatchPendingMessages();
    test.player.seek (0.5);
    test.devices.card().nextBlock();

    test.devices.choose (48000.0);
    REQUIRE (test.devices.card().getCurrentSampleRate() == 48000.0);
    CHECK (test.output.description()
           == "Sound card: Card, 48 kHz, resampled from 44.1 kHz to be heard");
    CHECK (shown == 1);

    // From the middle, and the ramp rises by 44100/48000 a sample now. The interpolator's delay is
    // a few ms, during which it may ring.
    test.devices.card().nextBlock (1000);
    const auto block = test.devices.card().nextBlock();
    const auto slope = (block.getSample (0, 63) - block.getSample (0, 0)) / 63.0f;
    CHECK (slope == Approx (44100.0 / 48000.0).epsilon (0.05));
    CHECK (block.getSample (0, 0) == Approx (22050.0 + 1000.0).margin (300.0));

    // And back: the file's own samples again.
    test.devices.choose (44100.0);
    test.player.seek (0.25);
    CHECK (test.devices.card().nextBlock (500).getSample (0, 450) == 11025.0f + 450.0f);
}

TEST_CASE ("A rate that somebody chose stays chosen", "[standalone][output]")
{
    OutputUnderTest test;
    test.play (ramp());
    test.devices.choose (48000.0);
    test.devices.dispatchPendingMessages();
    CHECK (test.devices.card().getCurrentSampleRate() == 48000.0);
}

TEST_CASE ("A device that refuses a rate it lists goes on at another", "[standalone][output]")
{
    Card::Abilities abilities;
    abilities.refusedRateHz = 48000.0;
    OutputUnderTest test { abilities };
    test.play (ramp (2, 4800, 48000));

    REQUIRE (test.devices.getCurrentAudioDevice() != nullptr);
    CHECK (test.output.description()
           == "Sound card: Card, 44.1 kHz, resampled from 48 kHz to be heard");
    CHECK (test.devices.card().nextBlock (1000).getMagnitude (0, 1000) > 1.0f);
}

TEST_CASE ("Without a device it plays without sound and says so; with one again, with sound",
           "[standalone][output]")
{
    OutputUnderTest test;
    test.play (ramp());
    test.devices.choose (0.0);
    CHECK (test.output.description() == "No audio device: playing without sound");

    test.devices.choose (44100.0);
    CHECK (test.output.description() == "Sound card: Card, 44.1 kHz");
    CHECK (test.devices.card().nextBlock().getMagnitude (0, Card::blockSize) > 0.0f);
}

TEST_CASE ("Why there is no sound is said in one line", "[standalone][output]")
{
    Card::Abilities abilities;
    abilities.refusal = "The card is busy!\n\nClose other programs.";
    OutputUnderTest test { abilities };
    test.play (ramp());
    CHECK (test.output.description()
           == "No audio device: playing without sound. The card is busy! Close other programs.");
}

TEST_CASE ("Which channels of a recording are heard is said where it has more",
           "[standalone][output]")
{
    const auto [outputs, channels, sentence] =
        GENERATE (table<int, int, const char*> ({ { 2, 1, "" },
                                                  { 2, 2, "" },
                                                  { 2, 4, "channels 1 and 2 of 4" },
                                                  { 1, 2, "channel 1 of 2" },
                                                  { 8, 6, "channels 1 and 2 of 6" } }));

    Card::Abilities abilities;
    abilities.outputs = outputs;
    OutputUnderTest test { abilities };
    test.play (ramp (channels));
    CHECK (test.output.playedChannels() == sentence);
}

TEST_CASE (
    "A file is reduced and measured at its own rate, whatever the device's; a test signal at "
    "the device's",
    "[standalone][output]")
{
    Card::Abilities abilities;
    abilities.ratesHz = { 48000.0 };
    OutputUnderTest test { abilities };
    test.play (ramp (2, 96000, 96000));
    test.devices.card().nextBlock (1000);
    CHECK (test.plugin.getSampleRate() == 96000.0);
    CHECK (test.plugin.meterFeed().newest().reduction.sampleRateHz == 96000.0);
    CHECK (test.output.description().contains ("resampled from 96 kHz to be heard"));

    test.output.choose (Signal::sine);
    CHECK (test.plugin.getSampleRate() == 48000.0);
    CHECK_FALSE (test.output.description().contains ("resampled"));
    const auto place = test.player.progress();
    test.output.choose (Signal::recording);
    CHECK (test.plugin.getSampleRate() == 96000.0);
    CHECK (test.player.progress() == Approx (place));
}

#if JUCE_LINUX || JUCE_BSD

// The card opens only once the test lets it: whoever waited for it would wait for ever.
TEST_CASE ("A card that takes its time keeps nobody waiting; what is chosen meanwhile plays then",
           "[standalone][output]")
{
    const juce::ScopedJuceInitialiser_GUI gui;
    juce::WaitableEvent mayOpen { true };
    PluginUnderTest plugin;
    plugin.parameters()[parameterId::bypass].setByUser (1);
    Player player { plugin };
    player.setPlaying (true);
    Card::Abilities abilities;
    abilities.whileOpening = [&mayOpen] { mayOpen.wait(); };
    DevicesUnderTest devices { abilities };
    AudioOutput output { player, devices };
    auto shown = 0;
    output.onDeviceChange = [&shown] { ++shown; };

    output.play (ramp (2, 4800, 44100));
    output.refresh();
    CHECK (output.isSettingUp());
    CHECK (output.description() == "Setting up the sound card");
    CHECK_FALSE (output.hasInput());
    CHECK (output.playedChannels().isEmpty());
    output.choose (Signal::sine);
    output.play (ramp (2, 4800, 48000));
    player.seek (0.25);

    mayOpen.signal();
    output.finishSettingUp();
    CHECK (shown == 1);
    CHECK (output.description() == "Sound card: Card, 48 kHz");
    CHECK (devices.card().nextBlock().getSample (0, 10) == 1200.0f + 10.0f);

    // Another rate, which the card takes its time for as well.
    mayOpen.reset();
    output.play (ramp (2, 4410, 44100));
    CHECK (output.description() == "Setting up the sound card");
    mayOpen.signal();
    output.finishSettingUp();
    CHECK (devices.card().getCurrentSampleRate() == 44100.0);
    CHECK (devices.card().nextBlock().getSample (0, 10) == 10.0f);
}

#endif
