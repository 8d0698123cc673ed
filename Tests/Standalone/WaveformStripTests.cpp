#include "Editor/Mouse.h"
#include "PlayerUnderTest.h"
#include "Standalone/Waveform/WaveformStrip.h"
#include "Support/Catch.h"

using namespace requant;
using namespace requant::test;

namespace
{

constexpr int width = 1000, seconds = 10, rate = 44100, blockSize = 64;

/** Ten seconds at a hundred pixels a second. */
struct StripUnderTest
{
    StripUnderTest()
    {
        const auto recording = recordingOf ({ std::vector<float> (seconds * rate, 0.0f) }, rate);
        player.setPlaying (true);
        player.setRecording (recording);
        player.prepare (rate, blockSize, 1);
        strip.setSize (width, 60);
        strip.setRecording (recording);
    }

    void play (int samples)
    {
        std::vector<float> output (static_cast<std::size_t> (samples));
        float* const outputs[] { output.data() };
        player.render (nullptr, 0, outputs, 1, samples);
    }

    bool type (juce::juce_wchar character)
    {
        return strip.keyPressed (
            { static_cast<int> (character), juce::ModifierKeys::noModifiers, character });
    }

    bool press (int keyCode, int modifiers = 0)
    {
        return strip.keyPressed ({ keyCode, juce::ModifierKeys (modifiers), 0 });
    }

    double place() const { return player.progress() * seconds; }

    juce::ScopedJuceInitialiser_GUI gui;
    Style style;
    ProcessorUnderTest processor;
    Player player { processor };
    WaveformStrip strip { style, player };
    Mouse mouse { strip };
};

} // namespace

TEST_CASE ("A click on the waveform goes there", "[standalone][strip]")
{
    StripUnderTest test;
    test.mouse.press ({ 250.0f, 10.0f }).release();
    CHECK (test.place() == Approx (2.5));
    CHECK_FALSE (test.strip.loop());
}

TEST_CASE ("A drag over the waveform, either way, loops that part; a double click loops all again",
           "[standalone][strip]")
{
    StripUnderTest test;
    const auto [from, to] =
        GENERATE (table<float, float> ({ { 200.0f, 400.0f }, { 400.0f, 200.0f } }));
    test.mouse.press ({ from, 10.0f }).dragTo ({ to, 10.0f }).release();
    REQUIRE (test.strip.loop());
    CHECK (test.strip.loop()->getStart() == Approx (0.2));
    CHECK (test.strip.loop()->getEnd() == Approx (0.4));
    CHECK (test.strip.isLooping());

    // Two seconds after it began, and one more.
    test.player.seek (0.2);
    test.play (blockSize);
    test.play (3 * rate - blockSize);
    CHECK (test.place() == Approx (3.0));

    test.mouse.doubleClick ({ 300.0f, 10.0f });
    CHECK_FALSE (test.strip.loop());
    test.play (2 * rate);
    CHECK (test.place() == Approx (5.0));
}

TEST_CASE ("A drag that is shorter than a loop can be is a click", "[standalone][strip]")
{
    StripUnderTest test;
    test.mouse.press ({ 200.0f, 10.0f }).dragTo ({ 201.0f, 10.0f }).release();
    CHECK_FALSE (test.strip.loop());
}

TEST_CASE ("Arrow keys go on and back by a second, with shift by a tenth; home and end",
           "[standalone][strip]")
{
    StripUnderTest test;
    using Key = juce::KeyPress;
    const auto shift = juce::ModifierKeys::shiftModifier;
    CHECK (test.press (Key::rightKey));
    CHECK (test.place() == Approx (1.0));
    CHECK (test.press (Key::rightKey, shift));
    CHECK (test.place() == Approx (1.1));
    CHECK (test.press (Key::leftKey));
    CHECK (test.place() == Approx (0.1));
    CHECK (test.press (Key::leftKey));
    CHECK (test.place() == 0.0);
    CHECK (test.press (Key::endKey));
    CHECK (test.place() == Approx (seconds));
    CHECK (test.press (Key::homeKey));
    CHECK (test.place() == 0.0);
    CHECK_FALSE (test.press (Key::upKey));
}

TEST_CASE ("[ and ] set the loop's ends where it plays, and L switches the loop",
           "[standalone][strip]")
{
    StripUnderTest test;
    CHECK_FALSE (test.type ('l'));
    test.player.seek (0.3);
    CHECK (test.type ('['));
    test.player.seek (0.6);
    CHECK (test.type (']'));
    REQUIRE (test.strip.loop());
    CHECK (*test.strip.loop() == juce::Range<double> (0.3, 0.6));
    CHECK (test.strip.isLooping());
    CHECK (test.strip.description() == "0:06.0 of 0:10.0, loop 0:03.0 to 0:06.0");

    CHECK (test.type ('L'));
    CHECK_FALSE (test.strip.isLooping());
    REQUIRE (test.strip.loop());
    CHECK (test.type ('l'));
    CHECK (test.strip.isLooping());

    // A beginning behind the end, or an end before the beginning, lets go of the other end.
    test.player.seek (0.8);
    test.type ('[');
    CHECK (*test.strip.loop() == juce::Range<double> (0.8, 1.0));
    test.player.seek (0.2);
    test.type (']');
    CHECK (*test.strip.loop() == juce::Range<double> (0.0, 0.2));
}

TEST_CASE ("Another recording has no loop, and its own waveform", "[standalone][strip]")
{
    StripUnderTest test;
    test.mouse.press ({ 200.0f, 10.0f }).dragTo ({ 400.0f, 10.0f }).release();
    test.strip.setRecording (ramp());
    CHECK_FALSE (test.strip.loop());
    test.strip.waveform().wait();
    CHECK (test.strip.waveform().columns().size() == width);
    CHECK (test.strip.waveform().columns()[width - 1].highest == 99.0f);
}

TEST_CASE ("The waveform says which level fills its height", "[standalone][strip]")
{
    StripUnderTest test;
    test.strip.waveform().wait();
    CHECK_FALSE (test.strip.getTooltip().contains ("dBFS")); // digital silence has no level

    std::vector<float> quiet (rate, 0.0f);
    quiet[100] = -0.01f;
    test.strip.setRecording (recordingOf ({ quiet }, rate));
    test.strip.waveform().wait();
    const juce::String level (juce::CharPointer_UTF8 ("\xe2\x88\x92"
                                                      "40.0 dBFS"));
    CHECK (test.strip.getTooltip().contains (level));
}
