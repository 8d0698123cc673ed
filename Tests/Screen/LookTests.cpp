#include "WindowUnderTest.h"

using namespace requant;
using namespace requant::test;

namespace
{

auto& menuButton (Editor& editor) { return editor.topBar().menuButton(); }

} // namespace

TEST_CASE ("Theme and size are chosen by hand, and the next window has them",
           "[screen][look][slow]")
{
    WindowUnderTest test;
    REQUIRE (onMessageThread ([&] { return test.editor->isDark(); }));
    test.hand.click (test.placeOf (menuButton));
    REQUIRE (clickItem (test.hand, "Light"));
    CHECK (becomes ([&] { return ! test.editor->isDark(); }));

    test.hand.resize (*test.editor, 900, 640);
    CHECK (becomes ([&]
                    { return test.editor->getWidth() == 900 && test.editor->getHeight() == 640; }));

    test.close();
    test.open();
    CHECK (onMessageThread ([&] { return ! test.editor->isDark(); }));
    CHECK (onMessageThread ([&] { return test.editor->getBounds(); })
           == juce::Rectangle (0, 0, 900, 640));
}

TEST_CASE ("Where a host lets no edge be dragged, sizes and scales are in the menu",
           "[screen][look][slow]")
{
    WindowUnderTest test;
    test.hand.click (test.placeOf (menuButton));
    REQUIRE (opensItem ("Size"));
    test.hand.moveTo (*onMessageThread ([] { return placeOfItem ("Size"); }));
    REQUIRE (clickItem (test.hand, "640"));
    CHECK (becomes ([&]
                    { return test.editor->getWidth() == 640 && test.editor->getHeight() == 400; }));

    test.hand.click (test.placeOf (menuButton));
    REQUIRE (opensItem ("Scale"));
    test.hand.moveTo (*onMessageThread ([] { return placeOfItem ("Scale"); }));
    REQUIRE (clickItem (test.hand, "200"));
    CHECK (becomes ([&] { return test.editor->getScreenBounds().getWidth() == 1280; }));
}
