#include "Menus.h"
#include "Standalone/StandaloneUnderTest.h"
#include "Support/Catch.h"

using namespace requant;
using namespace requant::test;

namespace
{

/** The application's window on the display, with a sound card that has no clock, and a person's hand. */
class ApplicationUnderTest
{
public:
    ApplicationUnderTest()
    {
        onMessageThread (
            [this]
            {
                parts.reset (new Parts);
                parts->content.setTopLeftPosition (0, 0);
                parts->content.setVisible (true);
                parts->content.addToDesktop (0);
                parts->content.toFront (true);
            });
        REQUIRE (becomes ([this] { return content().hasKeyboardFocus (true); }));
    }

    MainComponent& content() { return parts->content; }
    TransportBar& bar() { return find<TransportBar> (content()); }
    WaveformStrip& waveform() { return find<WaveformStrip> (content()); }

    /** Lets the card play; the window follows with its own timer. */
    void play (double seconds)
    {
        for (int i = 0; i < static_cast<int> (seconds * 44100.0) / Card::blockSize; ++i)
            parts->devices.card().nextBlock();
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

private:
    struct Parts
    {
        PluginUnderTest plugin;
        DevicesUnderTest devices;
        MainComponent content { plugin, devices };
    };

    OnMessageThread<Parts> parts;
};

} // namespace

TEST_CASE ("The space key stops and plays, whatever was clicked before", "[screen][application]")
{
    ApplicationUnderTest test;
    const auto says = [&] (const juce::String& word) {
        return becomes ([&]
                        { return find<FlatButton> (test.bar(), "Stop").getButtonText() == word; });
    };

    REQUIRE (says ("Stop"));
    test.hand.press ("space");
    CHECK (says ("Play"));
    test.hand.click (onMessageThread (
        [&] { return find<FlatButton> (test.content(), "Bypass").getScreenBounds().getCentre(); }));
    test.hand.press ("space");
    CHECK (says ("Stop"));
}

TEST_CASE (
    "On the waveform a click goes there, a drag loops, and a double click takes the loop away",
    "[screen][application]")
{
    ApplicationUnderTest test;
    test.hand.drag (test.along (0.25), test.along (0.5));
    REQUIRE (becomes ([&] { return test.waveform().isLooping(); }));
    const auto loop = onMessageThread ([&] { return *test.waveform().loop(); });
    CHECK (loop.getStart() == Approx (0.25).margin (0.02));
    CHECK (loop.getLength() == Approx (0.25).margin (0.02));
    test.hand.doubleClick (test.along (0.75));
    CHECK (becomes ([&] { return ! test.waveform().loop().has_value(); }));

    const auto before = onMessageThread ([&] { return test.waveform().description(); });
    test.hand.click (test.along (0.6));
    test.play (0.1);
    CHECK (becomes ([&] { return test.waveform().description() != before; }));
}

TEST_CASE ("A test signal is two clicks away", "[screen][application]")
{
    ApplicationUnderTest test;
    test.hand.click (onMessageThread (
        [&] { return find<DropList> (test.bar(), "Signal").getScreenBounds().getCentre(); }));
    REQUIRE (clickItem (test.hand, "Sine"));
    CHECK (becomes (
        [&] {
            return find<DropList> (test.bar(), "Signal").chosen()
                   == static_cast<int> (Signal::sine);
        }));
}
