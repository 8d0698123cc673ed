#include "Display.h"
#include "Plots/Contrast.h"
#include "WindowUnderTest.h"

#include <set>

using namespace requant;
using namespace requant::test;

namespace
{

juce::Component* focused() { return juce::Component::getCurrentlyFocusedComponent(); }

/** What the Tab key has to reach. Message thread. */
std::vector<juce::Component*> reachable()
{
    std::vector<juce::Component*> all;
    visitShown (
        [&] (juce::Component& component)
        {
            if (component.getWantsKeyboardFocus() && component.isEnabled()
                && component.findParentComponentOfClass<Editor>() != nullptr)
                all.push_back (&component);
        });
    return all;
}

/** Whether what has the focus shows a ring along its left edge that stands out from what is beside
    it, by the 3:1 of WCAG 2.1, 1.4.11. Message thread. */
bool showsRing (const juce::Component& component)
{
    const auto area = component.getScreenBounds();
    const auto ring = display().pixel (area.getX() + 1, area.getCentreY());
    const auto beside = display().pixel (area.getX() - 2, area.getCentreY());
    return contrast (ring, beside) >= 3.0;
}

} // namespace

TEST_CASE ("The Tab key reaches everything, shows where it is, and comes round again",
           "[screen][keyboard][slow]")
{
    WindowUnderTest test;
    test.hand.moveTo ({ Display::width - 1, Display::height - 1 }); // no tooltip over a ring
    const auto wide = GENERATE (true, false);

    if (! wide)
    {
        test.hand.resize (*test.editor, 640, 400);
        REQUIRE (becomes ([&] { return test.editor->getWidth() == 640; }));
    }

    const auto expected = onMessageThread (reachable);
    REQUIRE (expected.size() > 20);
    std::set<juce::Component*> reached;
    auto* last = onMessageThread (focused);

    for (std::size_t i = 0; i < expected.size(); ++i)
    {
        test.hand.press ("Tab");
        REQUIRE (becomes ([&] { return focused() != nullptr && focused() != last; }));
        last = onMessageThread (focused);
        INFO (onMessageThread ([&] { return last->getName(); }));
        CHECK (reached.insert (last).second);
        CHECK (becomes ([&] { return showsRing (*last); }, 200));
    }

    CHECK (reached == std::set (expected.begin(), expected.end()));
}

TEST_CASE ("Keys alone set the word length, the dither and the preset", "[screen][keyboard][slow]")
{
    WindowUnderTest test;
    const auto goTo = [&] (const juce::String& name)
    {
        for (int i = 0; i < 100; ++i)
        {
            test.hand.press ("Tab");
            const auto isThere = [&]
            { return focused() != nullptr && focused()->getName() == name; };

            if (becomes (isThere, 10))
                return true;
        }

        return false;
    };

    REQUIRE (goTo ("Word length"));
    test.hand.press ("Up");
    CHECK (test.gets (parameterId::bits, 17.0));
    test.hand.press ("Return");
    REQUIRE (becomes (
        [&] { return test.editor->controlsPanel().wordLength().figure().typing() != nullptr; }));
    test.hand.type ("8");
    test.hand.press ("Return");
    CHECK (test.gets (parameterId::bits, 8.0));

    const auto dither = test.get (parameterId::dither);
    REQUIRE (goTo ("Dither"));
    test.hand.press ("Right");
    CHECK (test.gets (parameterId::dither, dither + 1.0));

    REQUIRE (goTo ("Preset"));
    REQUIRE (opensItem ([&] { test.hand.press ("Return"); }, "4-bit"));
    test.hand.press ("Escape");
    CHECK (becomes ([&] { return ! placeOfItem ("4-bit").has_value(); }));
    test.hand.press ("Down");
    CHECK (becomes ([&] { return test.plugin->session().preset().isNotEmpty(); }));
}
