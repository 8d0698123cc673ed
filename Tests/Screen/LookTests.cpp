#include "WindowUnderTest.h"

using namespace requant;
using namespace requant::test;

namespace
{

/** A click on the button of the window's menu. */
auto menuOf (WindowUnderTest& test)
{
    return [&test] {
        test.hand.click (
            test.placeOf ([](Editor & e) -> auto& { return e.topBar().menuButton(); }));
    };
}

} // namespace

TEST_CASE ("Theme and size are chosen by hand, and the next window has them",
           "[screen][look][slow]")
{
    WindowUnderTest test;
    REQUIRE (onMessageThread ([&] { return test.editor->isDark(); }));
    REQUIRE (chooseItem (test.hand, menuOf (test), "Light"));
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
    REQUIRE (opensItem (menuOf (test), "Size"));
    test.hand.moveTo (*onMessageThread ([] { return placeOfItem ("Size"); }));
    REQUIRE (clickItem (test.hand, "640"));
    CHECK (becomes ([&]
                    { return test.editor->getWidth() == 640 && test.editor->getHeight() == 400; }));

    REQUIRE (opensItem (menuOf (test), "Scale"));
    test.hand.moveTo (*onMessageThread ([] { return placeOfItem ("Scale"); }));
    REQUIRE (clickItem (test.hand, "200"));
    CHECK (becomes ([&] { return test.editor->getScreenBounds().getWidth() == 1280; }));
}
