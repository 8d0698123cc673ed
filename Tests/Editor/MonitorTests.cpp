#include "EditorUnderTest.h"
#include "Support/Catch.h"

using namespace requant;
using test::EditorUnderTest;

TEST_CASE ("While something else than the output is heard, the foot says so in one colour",
           "[editor][monitor]")
{
    EditorUnderTest test;
    auto& statusBar = test.editor.statusBar();
    test.playSine (1.0, 0.5);
    CHECK (statusBar.warning().isEmpty());

    struct Case
    {
        MonitorSource source;
        const char* words;
        juce::Colour ScreenPalette::*colour;
    };

    for (const auto& each :
         { Case { MonitorSource::error, "You hear the error alone, raised by ",
                  &ScreenPalette::error },
           Case { MonitorSource::zoom, "You hear the noise floor, raised by ",
                  &ScreenPalette::error },
           Case { MonitorSource::input, "You hear the input", &ScreenPalette::input } })
    {
        test.set (parameterId::monitor, static_cast<double> (each.source));
        test.playSine (1.0, 0.5);
        CHECK (statusBar.warning().startsWith (each.words));
        CHECK (statusBar.getDescription() == statusBar.warning());
        const auto picture = statusBar.createComponentSnapshot (statusBar.getLocalBounds());
        CHECK (picture.getPixelAt (statusBar.getWidth() - 20, 4)
               == test.editor.appearance().palette.*each.colour);

        // One click brings the output back.
        statusBar.onHearOutput();
        CHECK (test.get (parameterId::monitor) == 0.0);
        test.playSine (0.5, 0.5);
        CHECK (statusBar.warning().isEmpty());
    }
}

TEST_CASE ("What is chosen to be heard is seen before a note is played", "[editor][monitor]")
{
    EditorUnderTest test;
    test.set (parameterId::monitor, static_cast<double> (MonitorSource::error));
    test.wait (0.1);
    CHECK (test.editor.statusBar().warning().startsWith ("You hear the error alone"));
}

// Make-up brings the error of 16 bits with TPDF to the same level by some 60 dB.
TEST_CASE ("Whoever takes the gain over from Auto hears no change", "[editor][monitor]")
{
    EditorUnderTest test;
    auto& monitor = test.editor.metersPanel().monitor();
    test.set (parameterId::monitorGain, 12.0);
    test.set (parameterId::monitor, static_cast<double> (MonitorSource::error));
    test.playSine (4.0, 0.5);
    REQUIRE (monitor.automatic.isOn());
    const auto found = test.feed->newest().heard.gainDb;
    CHECK (found > 50.0);

    // What is in effect is shown plainly, and is not set meanwhile.
    CHECK (monitor.gain.getAlpha() == 1.0f);
    CHECK (monitor.gain.field().instead() == juce::String (juce::roundToInt (found)) + " dB");
    monitor.gain.field().step (1.0);
    monitor.gain.field().startTyping();
    CHECK (monitor.gain.field().typing() == nullptr);
    CHECK (test.get (parameterId::monitorGain) == 12.0);

    monitor.automatic.onClick();
    CHECK_FALSE (monitor.automatic.isOn());

    // The control's finest step is 0.1 dB.
    CHECK (test.get (parameterId::monitorGain) == Approx (found).margin (0.051));
}

TEST_CASE ("Gain and Auto are dimmed and say why where they do nothing", "[editor][monitor]")
{
    EditorUnderTest test;
    auto& monitor = test.editor.metersPanel().monitor();
    CHECK (monitor.automatic.getAlpha() < 1.0f);
    CHECK (monitor.gain.field().getTooltip().contains ("only error and zoom"));
    test.set (parameterId::monitor, static_cast<double> (MonitorSource::zoom));
    CHECK (monitor.automatic.getAlpha() == 1.0f);
    CHECK (monitor.gain.field().getTooltip().contains ("Auto chooses"));
    test.set (parameterId::monitorAuto, 0.0);
    CHECK (monitor.gain.getAlpha() == 1.0f);
    CHECK (monitor.gain.field().instead().isEmpty());
}
