#include "EditorUnderTest.h"
#include "Mouse.h"
#include "Support/Catch.h"

using namespace requant;
using test::EditorUnderTest;
using test::Mouse;

namespace
{

constexpr auto shift = juce::ModifierKeys::shiftModifier;

/** Counts what a host hears of a parameter. */
class Host : private juce::AudioProcessorParameter::Listener
{
public:
    explicit Host (juce::AudioProcessorParameter& toHear) : parameter (toHear)
    {
        parameter.addListener (this);
    }
    ~Host() override { parameter.removeListener (this); }

    int begun = 0, ended = 0;

private:
    void parameterValueChanged (int, float) override {}
    void parameterGestureChanged (int, bool isBeginning) override
    {
        ++(isBeginning ? begun : ended);
    }

    juce::AudioProcessorParameter& parameter;
};

// The knob's travel is what 2 (amount) and 80 dB (depth) are spread over.
float travel (const SliderTrack& track) { return static_cast<float> (track.getWidth()) - 14.0f; }

} // namespace

TEST_CASE (
    "A slider's knob is dragged along its track, and the whole drag is one change to the host",
    "[editor][drag]")
{
    EditorUnderTest test;
    test.set (parameterId::shaping, static_cast<double> (Shaping::hearing));
    test.set (parameterId::shapingDepth, 40.0);
    auto& track = *test.editor.controlsPanel().page().depth.slider();
    const Host host { test.parameters[parameterId::shapingDepth] };
    const auto knob = track.knobX();
    Mouse mouse { track };

    mouse.press ({ knob, 8.0f }).dragTo ({ knob + 0.1f * travel (track), 8.0f });
    CHECK (test.get (parameterId::shapingDepth) == Approx (48.0).margin (0.05));
    mouse.dragTo ({ knob - 0.25f * travel (track), 8.0f });
    CHECK (test.get (parameterId::shapingDepth) == Approx (20.0).margin (0.05));
    mouse.dragTo ({ knob + 4.0f * travel (track), 8.0f });
    CHECK (test.get (parameterId::shapingDepth) == 80.0);
    CHECK (host.begun == 1);
    CHECK (host.ended == 0);
    mouse.release();
    CHECK (host.begun == 1);
    CHECK (host.ended == 1);
}

TEST_CASE ("With shift a slider moves ten times as finely, from where it stands", "[editor][drag]")
{
    EditorUnderTest test;
    test.set (parameterId::ditherAmount, 1.0);
    auto& track = *test.editor.controlsPanel().page().amount.slider();
    Mouse mouse { track };
    mouse.press ({ 20.0f, 8.0f }, shift);
    CHECK (test.get (parameterId::ditherAmount) == 1.0);
    mouse.dragTo ({ 20.0f + 0.5f * travel (track), 8.0f }, shift).release();
    CHECK (test.get (parameterId::ditherAmount) == Approx (1.1).margin (0.005));
}

TEST_CASE (
    "A click on a slider's track goes there, a double click gives the default, the wheel steps",
    "[editor][drag]")
{
    EditorUnderTest test;
    test.set (parameterId::ditherAmount, 1.0);
    auto& track = *test.editor.controlsPanel().page().amount.slider();
    Mouse mouse { track };
    mouse.press ({ 7.0f + 0.25f * travel (track), 8.0f }).release();
    CHECK (test.get (parameterId::ditherAmount) == Approx (0.5).margin (0.005));
    mouse.doubleClick();
    CHECK (test.get (parameterId::ditherAmount) == 1.0);
    mouse.wheel (true);
    CHECK (test.get (parameterId::ditherAmount) == Approx (1.1));
    mouse.wheel (false, shift);
    CHECK (test.get (parameterId::ditherAmount) == Approx (1.09));
}

TEST_CASE ("A number is dragged up and down, a step each 6 px, as one change to the host",
           "[editor][drag]")
{
    EditorUnderTest test;
    test.set (parameterId::bits, 16);
    auto& figure = test.editor.controlsPanel().wordLength().figure();
    const Host host { test.parameters[parameterId::bits] };
    Mouse mouse { figure };

    mouse.press ({ 10.0f, 30.0f }).dragTo ({ 10.0f, 6.0f });
    CHECK (test.get (parameterId::bits) == 20.0);
    mouse.dragTo ({ 10.0f, 36.0f });
    CHECK (test.get (parameterId::bits) == 15.0);
    mouse.dragTo ({ 10.0f, 42.0f }, shift).release();
    CHECK (test.get (parameterId::bits) == Approx (14.999));
    CHECK (host.begun == 1);
    CHECK (host.ended == 1);

    // It was no click.
    CHECK (figure.typing() == nullptr);
}

TEST_CASE ("The noise shaper's curve moves with the depth, and says what it does to the ear",
           "[editor][controls]")
{
    EditorUnderTest test;
    auto& page = test.editor.controlsPanel().page();
    test.set (parameterId::shaping, static_cast<double> (Shaping::hearing));
    test.set (parameterId::shapingDepth, 20.0);
    test.wait (0.5);
    const auto shallow = page.curve.shown();
    test.set (parameterId::shapingDepth, 50.0);
    test.wait (0.5);
    const auto deep = page.curve.shown();

    // Gerzon and Craven: what is taken from the ear's best octaves comes back elsewhere.
    const auto [low, high] = std::minmax_element (deep.levelsDb.begin(), deep.levelsDb.end());
    CHECK (*low < *std::min_element (shallow.levelsDb.begin(), shallow.levelsDb.end()));
    CHECK (*high > *std::max_element (shallow.levelsDb.begin(), shallow.levelsDb.end()));
    CHECK (page.heardWords().endsWith ("dB to the ear"));
    CHECK (page.heardWords().startsWith (juce::String::charToString (0x2212)));

    test.set (parameterId::shaping, static_cast<double> (Shaping::none));
    test.wait (0.5);
    CHECK (page.heardWords().isEmpty());

    for (const auto db : page.curve.shown().levelsDb)
        CHECK (db == 0.0);
}
