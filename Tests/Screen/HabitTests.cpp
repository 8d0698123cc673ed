#include "WindowUnderTest.h"

using namespace requant;
using namespace requant::test;

namespace
{

auto& figure (Editor& editor) { return editor.controlsPanel().wordLength().figure(); }
auto& amount (Editor& editor) { return editor.controlsPanel().page().amount.field(); }
auto& amountTrack (Editor& editor) { return *editor.controlsPanel().page().amount.slider(); }

/** Types into a number that the pointer has opened. */
struct Typist
{
    explicit Typist (WindowUnderTest& windowUnderTest) : test (windowUnderTest)
    {
        test.hand.click (test.placeOf (figure));
        REQUIRE (becomes ([this] { return figure (*test.editor).typing() != nullptr; }));
    }

    void finish (const juce::String& text, const juce::String& key)
    {
        test.hand.type (text);
        test.hand.press (key);
        REQUIRE (becomes ([this] { return figure (*test.editor).typing() == nullptr; }));
    }

    WindowUnderTest& test;
};

} // namespace

TEST_CASE ("A click on a number takes what is typed, with its unit; escape leaves what was there",
           "[screen][habits][slow]")
{
    WindowUnderTest test;
    Typist (test).finish ("12 bits", "Return");
    CHECK (test.get (parameterId::bits) == 12.0);
    Typist (test).finish ("6", "Escape");
    CHECK (test.get (parameterId::bits) == 12.0);
    Typist (test).finish ("8", "Tab");
    CHECK (test.get (parameterId::bits) == 8.0);
}

TEST_CASE ("What is typed and means nothing leaves the value and says what is allowed",
           "[screen][habits][slow]")
{
    WindowUnderTest test;
    Typist (test).finish ("sixteen", "Return");
    CHECK (test.get (parameterId::bits) == 16.0);
    CHECK (becomes ([&] { return figure (*test.editor).refusal().contains ("can be"); }));
}

TEST_CASE ("A double click gives the default, on a number and on its slider",
           "[screen][habits][slow]")
{
    WindowUnderTest test;
    test.set (parameterId::bits, 7.0);
    test.hand.doubleClick (test.placeOf (figure));
    CHECK (test.gets (parameterId::bits, 16.0));

    test.set (parameterId::ditherAmount, 0.3);
    test.hand.doubleClick (test.placeOf (amountTrack));
    CHECK (test.gets (parameterId::ditherAmount, 1.0));
}

// 6 px are a step: a bit of the word length, a tenth or with shift a hundredth of the dither's
// amount.
TEST_CASE (
    "A drag up or down steps a number, with shift by the finest step, and is taken back at once",
    "[screen][habits]")
{
    WindowUnderTest test;
    const auto start = test.placeOf (figure);
    test.hand.drag (start, start.translated (0, 24));
    CHECK (test.gets (parameterId::bits, 12.0));
    test.hand.press ("ctrl+z");
    CHECK (test.gets (parameterId::bits, 16.0));

    const auto place = test.placeOf (amount);
    test.hand.drag (place, place.translated (0, -24), "shift");
    CHECK (test.gets (parameterId::ditherAmount, 1.04));
    test.hand.press ("ctrl+z");
    REQUIRE (test.gets (parameterId::ditherAmount, 1.0));
    test.hand.drag (place, place.translated (0, -24));
    CHECK (test.gets (parameterId::ditherAmount, 1.4));
}

TEST_CASE ("The wheel steps a number", "[screen][habits][slow]")
{
    WindowUnderTest test;
    test.hand.wheel (test.placeOf (figure), -3);
    CHECK (test.gets (parameterId::bits, 13.0));
    test.hand.wheel (test.placeOf (figure), 2);
    CHECK (test.gets (parameterId::bits, 15.0));
}

TEST_CASE ("Keys and buttons take steps back and do them again", "[screen][habits][slow]")
{
    WindowUnderTest test;
    test.hand.wheel (test.placeOf (figure), -1);
    REQUIRE (test.gets (parameterId::bits, 15.0));

    test.hand.press ("ctrl+z");
    CHECK (test.gets (parameterId::bits, 16.0));
    test.hand.press ("ctrl+shift+z");
    CHECK (test.gets (parameterId::bits, 15.0));

    test.hand.click (test.placeOf ([](Editor & e) -> auto& { return e.topBar().undoing(); }));
    CHECK (test.gets (parameterId::bits, 16.0));
    test.hand.click (test.placeOf ([](Editor & e) -> auto& { return e.topBar().redoing(); }));
    CHECK (test.gets (parameterId::bits, 15.0));
}

TEST_CASE ("A and B are one click apart, and copying makes them the same", "[screen][habits][slow]")
{
    WindowUnderTest test;
    const auto cell = [&] (int index)
    {
        return test.placeOf (
            [](Editor & e) -> auto& { return e.topBar().comparison(); }, index);
    };

    test.hand.click (cell (1));
    REQUIRE (becomes ([&] { return test.plugin->session().isB(); }));
    test.hand.wheel (test.placeOf (figure), -4);
    REQUIRE (test.gets (parameterId::bits, 12.0));
    test.hand.click (cell (0));
    CHECK (test.gets (parameterId::bits, 16.0));
    test.hand.click (cell (1));
    CHECK (test.gets (parameterId::bits, 12.0));

    test.hand.click (test.placeOf ([](Editor & e) -> auto& { return e.topBar().copying(); }));
    test.hand.click (cell (0));
    REQUIRE (becomes ([&] { return ! test.plugin->session().isB(); }));
    CHECK (test.gets (parameterId::bits, 12.0));
}

TEST_CASE ("The right button opens a parameter's menu", "[screen][habits][slow]")
{
    WindowUnderTest test;
    test.set (parameterId::bits, 5.0);
    const auto place = test.placeOf (figure);
    REQUIRE (chooseItem (
        test.hand, [&] { test.hand.rightClick (place); }, "Default: 16"));
    CHECK (test.gets (parameterId::bits, 16.0));
}

TEST_CASE ("Who rests the pointer on a control is told in a sentence what it does",
           "[screen][habits][slow]")
{
    WindowUnderTest test;
    const auto isTold = [&]
    {
        auto isShown = false;
        visitShown (
            [&] (juce::Component& component)
            { isShown = isShown || dynamic_cast<juce::TooltipWindow*> (&component) != nullptr; });
        const auto* pointedAt =
            juce::Desktop::getInstance().getMainMouseSource().getComponentUnderMouse();
        return isShown && pointedAt == &amount (*test.editor);
    };

    REQUIRE_FALSE (onMessageThread (isTold));
    test.hand.moveTo (test.placeOf (amount));
    CHECK (becomes (isTold));
    CHECK (onMessageThread ([&] { return amount (*test.editor).getTooltip().contains ("."); }));
}
