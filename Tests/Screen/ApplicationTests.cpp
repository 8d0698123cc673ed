#include "Menus.h"
#include "Standalone/ApplicationUnderTest.h"
#include "Support/Catch.h"

using namespace requant;
using namespace requant::test;

namespace
{

/** The application's window on the display, with a sound card that has no clock, and a person's
    hand. */
class ShownApplication
{
public:
    ShownApplication()
    {
        onMessageThread (
            [this]
            {
                application.reset (new ApplicationUnderTest);
                content().setTopLeftPosition (0, 0);
                content().setVisible (true);
                content().addToDesktop (0);
                content().toFront (true);
            });
        REQUIRE (becomes ([this] { return content().hasKeyboardFocus (true); }));
    }

    MainComponent& content() { return application->content; }
    WaveformStrip& waveform() { return application->waveform(); }

    /** Lets the card play; the window follows with its own timer. */
    void play (double seconds)
    {
        for (int i = 0; i < static_cast<int> (seconds * 44100.0) / Card::blockSize; ++i)
            application->devices.card().nextBlock();
    }

    /** Where a place along the waveform is on the screen. Its plot may have margins. */
    Hand::Place along (double proportion)
    {
        return onMessageThread (
            [&]
            {
                const auto area = waveform().getScreenBounds();
                return juce::Point (area.getX() + juce::roundToInt (proportion * area.getWidth()),
                                    area.getCentreY());
            });
    }

    Hand hand;
    OnMessageThread<ApplicationUnderTest> application;
};

} // namespace

TEST_CASE ("The space key plays and stops, whatever was clicked before",
           "[screen][application][slow]")
{
    ShownApplication test;
    const auto says = [&] (const juce::String& word)
    { return becomes ([&] { return test.application->play().getButtonText() == word; }); };

    REQUIRE (says ("Play"));
    test.hand.press ("space");
    CHECK (says ("Stop"));
    test.hand.click (onMessageThread (
        [&] { return find<FlatButton> (test.content(), "Bypass").getScreenBounds().getCentre(); }));
    test.hand.press ("space");
    CHECK (says ("Play"));
}

TEST_CASE (
    "On the waveform a click goes there, a drag loops, and a double click takes the loop away",
    "[screen][application]")
{
    ShownApplication test;
    test.hand.drag (test.along (0.25), test.along (0.5));
    REQUIRE (becomes ([&] { return test.waveform().isLooping(); }));

    // The loop begins with the drag, and is whole when the drag has ended.
    const auto isAbout = [] (double value, double expected)
    { return std::abs (value - expected) < 0.02; };
    CHECK (becomes (
        [&]
        {
            const auto loop = test.waveform().loop();
            return loop && isAbout (loop->getStart(), 0.25) && isAbout (loop->getLength(), 0.25);
        }));
    test.hand.doubleClick (test.along (0.75));
    CHECK (becomes ([&] { return ! test.waveform().loop().has_value(); }));

    const auto before = onMessageThread ([&] { return test.waveform().description(); });
    test.hand.click (test.along (0.6));
    test.play (0.1);
    CHECK (becomes ([&] { return test.waveform().description() != before; }));
}

TEST_CASE ("A test signal is two clicks away", "[screen][application][slow]")
{
    ShownApplication test;
    const auto place =
        onMessageThread ([&] { return test.application->signals().getScreenBounds().getCentre(); });
    REQUIRE (chooseItem (
        test.hand, [&] { test.hand.click (place); }, "Sine"));
    CHECK (becomes (
        [&] { return test.application->signals().chosen() == static_cast<int> (Signal::sine); }));
}
