#include "ApplicationUnderTest.h"
#include "Parameters/Presets.h"
#include "Standalone/Playback/HearingProtection.h"
#include "Support/Catch.h"
#include "Support/Random.h"

#include <cmath>
#include <numbers>

using namespace requant;
using namespace requant::test;

namespace
{

constexpr int rate = 44100;

double dB (double power) { return 10.0 * std::log10 (power + 1.0e-30); }

const Preset& presetNamed (std::string_view name)
{
    for (const auto& preset : presets())
        if (preset.name == name)
            return preset;

    throw std::runtime_error ("There is no such preset.");
}

/** A player of a sine through a preset of the plug-in. */
struct PresetPlayer
{
    PresetPlayer (std::string_view preset, double levelDbfs)
    {
        processor.session().load (presetNamed (preset).settings.reduction, "test");
        player.setTone ({ levelDbfs, 997.0 });
        player.setSignal (Signal::sine);
        player.setPlaying (true);
        player.prepare (rate, 64, 1);
    }

    /** The mean square of what is heard in so many samples, and their peak. */
    double play (int count)
    {
        std::vector<float> samples (static_cast<std::size_t> (count));
        float* const outputs[] { samples.data() };
        player.render (nullptr, 0, outputs, 1, count);
        auto sum = 0.0;
        peak = 0.0;

        for (const auto sample : samples)
        {
            sum += static_cast<double> (sample) * static_cast<double> (sample);
            peak = std::max (peak, std::abs (static_cast<double> (sample)));
        }

        return sum / count;
    }

    juce::ScopedJuceInitialiser_GUI gui;
    ProcessorUnderTest processor;
    Player player { processor };
    double peak = 0.0;
};

} // namespace

// One bit turns every sample into +-1: 0 dB re a square of full scale, +3 dBFS by AES17. A sine of
// -40 dBFS has -43 dB; 6 dB more are still quieter than -32.6 dB, which no noise is too loud at.
TEST_CASE ("One bit turns -40 dBFS into full scale, in figures and files; it is never heard so",
           "[standalone][protection]")
{
    PresetPlayer test ("1-bit", -40.0);
    test.play (1);
    CHECK (test.peak <= 0.0901); // from the first sample on
    test.play (rate / 10);
    CHECK (test.peak <= 0.0901);
    CHECK (dB (test.play (rate)) < -32.5);
    CHECK (dB (test.play (rate)) > -36.0);
    CHECK (test.player.protectionDb() == Approx (33.0).margin (1.5));

    // What is measured is what is delivered.
    const auto& reading = test.processor.meterFeed().newest().channels[0].sinceReset;
    CHECK (reading.outputSquared.value() / static_cast<double> (reading.count) > 0.999);
}

TEST_CASE ("What is loud may be 6 dB louder when it is reduced, and no more",
           "[standalone][protection]")
{
    PresetPlayer test ("1-bit", -20.0); // -23 dB re a square
    test.play (rate);
    CHECK (dB (test.play (rate)) == Approx (-23.0 + 6.02).margin (0.3));
}

TEST_CASE ("A reduction that does not raise the level is heard bit for bit",
           "[standalone][protection]")
{
    const auto preset =
        GENERATE (as<std::string> {}, "16 bits, tpdf", "CD 16/44.1", "24-bit delivery",
                  "12-bit sampler", "8-bit console", "Hear truncation", "Hear TPDF");
    const auto level = GENERATE (-0.1, -20.0, -60.0, -100.0);
    CAPTURE (preset, level);
    PresetPlayer test (preset, level);

    for (int i = 0; i < 10; ++i)
    {
        test.play (rate / 10);
        REQUIRE (test.player.protectionDb() == 0.0);
    }
}

// Silence after music: the dither of 4 bits, -24 dB, has been heard all along.
TEST_CASE ("The noise that a fading sound leaves behind is not taken for something too loud",
           "[standalone][protection]")
{
    HearingProtection protection;
    protection.prepare (rate);
    Random random (3);

    for (int n = 0; n < 5 * rate; ++n)
    {
        const auto input = 0.3 * std::sin (0.1 * n) * std::exp2 (-4.0 * n / rate);
        const auto heard = input + 0.109 * random.bipolar();
        REQUIRE (protection.next (input * input, std::abs (input), heard * heard, std::abs (heard))
                 == 1.0);
    }
}

TEST_CASE (
    "The protection rises again by 20 dB a second once what is heard is as loud as the input",
    "[standalone][protection]")
{
    HearingProtection protection;
    protection.prepare (rate);

    for (int n = 0; n < rate; ++n)
        protection.next (1.0e-6, 1.0e-3, 1.0, 1.0);

    const auto low = protection.next (1.0e-6, 1.0e-3, 1.0, 1.0);
    CHECK (20.0 * std::log10 (low) == Approx (-32.6).margin (0.1));
    auto gain = low;

    for (int n = 0; n < rate; ++n)
        gain = protection.next (1.0e-6, 1.0e-3, 1.0e-6, 1.0e-3);

    CHECK (20.0 * std::log10 (gain / low) == Approx (20.0).margin (1.0));
    CHECK (protection.isActing());
}

TEST_CASE ("Where the protection acts the transport says so, by how much, and then no longer",
           "[standalone][protection][transport]")
{
    ApplicationUnderTest test;
    test.signals().onChoose (static_cast<int> (Signal::sine));
    test.plugin.session().load (presetNamed ("1-bit").settings.reduction, "test");
    test.play().onClick();
    test.devices.card().nextBlock (rate);
    test.bar().follow();
    CAPTURE (test.message().getText());
    CHECK (test.message().getText().startsWith ("Heard "));
    CHECK (test.message().getText().contains ("dB softer than the output, to protect ears"));
    CHECK (test.message().findColour (juce::Label::textColourId)
           == find<Editor> (test.content).appearance().palette.clip);

    test.plugin.session().load (presetNamed ("16 bits, tpdf").settings.reduction, "test");

    for (int i = 0; i < 200; ++i)
    {
        test.devices.card().nextBlock (rate / 30);
        test.bar().follow();
    }

    CHECK (test.message().getText() == "Sound card: Card, 44.1 kHz");
}
