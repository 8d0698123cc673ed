#include "EditorUnderTest.h"
#include "Plugin/Gestures.h"
#include "Support/Catch.h"

using namespace requant;
using test::EditorUnderTest;
using test::Gestures;

namespace
{

template <typename Type>
void collect (juce::Component& parent, juce::StringArray& names)
{
    for (auto* child : parent.getChildren())
    {
        if (auto* found = dynamic_cast<Type*> (child); found != nullptr && child->isVisible())
            names.add (found->getName());

        collect<Type> (*child, names);
    }
}

} // namespace

TEST_CASE ("Every control can be reached in the window, at every size", "[editor][controls]")
{
    EditorUnderTest test;

    // With this shaping every control has an effect.
    test.set (parameterId::shaping, static_cast<double> (Shaping::designedLowPass));
    const auto width = GENERATE (640, 1200);
    test.editor.setSize (width, 600);

    juce::StringArray names;
    collect<NumberField> (test.editor, names);
    collect<FlatButton> (test.editor, names);
    collect<DropDown> (test.editor, names);
    collect<SegmentedControl> (test.editor, names);

    for (const auto& control : parameterTable())
    {
        INFO (control.id);
        CHECK (names.contains (toString (control.name)));
    }
}

TEST_CASE ("At the size that it opens with, every control is seen without scrolling",
           "[editor][controls]")
{
    EditorUnderTest test;
    test.set (parameterId::shaping,
              static_cast<double> (GENERATE (Shaping::none, Shaping::hearing)));
    auto& panel = test.editor.controlsPanel();
    const auto view = panel.scrolling().getViewArea();

    for (const auto* child : panel.page().getChildren())
        if (child->isVisible())
            CHECK (view.contains (child->getBounds()));

    CHECK (view.getHeight() == panel.page().getHeight());
}

TEST_CASE ("In a low window everything is seen once it is scrolled to", "[editor][controls]")
{
    EditorUnderTest test;
    test.editor.setSize (Editor::leastWidth, Editor::leastHeight);
    auto& panel = test.editor.controlsPanel();
    CHECK_FALSE (panel.scrolling().getViewArea().contains (panel.page().headroom.getBounds()));
    panel.scrolling().setViewPosition (0, 4096);
    CHECK (panel.scrolling().getViewArea().contains (panel.page().headroom.getBounds()));
    CHECK (panel.scrolling().getViewArea().getBottom() <= panel.page().getHeight());
}

TEST_CASE (
    "Depth, order and cutoff are dimmed for the shapers that they do not move, where they are",
    "[editor][controls]")
{
    EditorUnderTest test;
    auto& page = test.editor.controlsPanel().page();
    const auto place = page.cutoff.getBounds();

    for (int i = 0; i < shapingCount; ++i)
    {
        const auto shaping = static_cast<Shaping> (i);
        test.set (parameterId::shaping, i);
        CHECK ((page.depth.getAlpha() == 1.0f) == isDesigned (shaping));
        CHECK ((page.order.getAlpha() == 1.0f) == isDesigned (shaping));
        CHECK ((page.cutoff.getAlpha() == 1.0f) == (shaping == Shaping::designedLowPass));
        CHECK (page.cutoff.getBounds() == place);
    }
}

TEST_CASE ("What has no effect now is dimmed and says why", "[editor][controls]")
{
    EditorUnderTest test;
    auto& page = test.editor.controlsPanel().page();
    CHECK (page.amount.getAlpha() == 1.0f);
    CHECK (page.seed.getAlpha() == 1.0f);

    test.set (parameterId::dither, static_cast<double> (Dither::none));
    CHECK (page.amount.getAlpha() < 1.0f);
    CHECK (page.amount.field().getTooltip().contains ("there is no dither"));
    CHECK (page.streams.opening().getTooltip().contains ("there is no dither"));
    CHECK (page.seed.getAlpha() < 1.0f);

    test.set (parameterId::dither, static_cast<double> (Dither::rpdf));
    CHECK (page.amount.getAlpha() == 1.0f);
    CHECK (page.seed.getAlpha() == 1.0f);
    test.set (parameterId::freshNoise, 1);
    CHECK (page.seed.field().getTooltip().contains ("fresh at every start"));
}

TEST_CASE ("Switches follow the host and a person", "[editor][controls]")
{
    EditorUnderTest test;
    auto& headroom = test.editor.controlsPanel().page().headroom;
    headroom.onClick();
    CHECK (test.get (parameterId::headroom) == 1.0);
    CHECK (headroom.getToggleState());
    test.set (parameterId::headroom, 0.0);
    CHECK_FALSE (headroom.getToggleState());
}

TEST_CASE ("The list of noise shapers has its headings", "[editor][controls]")
{
    EditorUnderTest test;
    const auto menu = test.editor.controlsPanel().page().shaping.opening().menu();
    juce::StringArray headings;
    int items = 0;

    for (juce::PopupMenu::MenuItemIterator each (menu); each.next();)
        if (each.getItem().isSectionHeader)
            headings.add (each.getItem().text);
        else
            ++items;

    CHECK (items == shapingCount);
    CHECK (headings.joinIntoString ("; ") == "Designed for the sample rate; Published");
}

TEST_CASE ("The preset that is shown is the one whose settings are the present ones",
           "[editor][presets]")
{
    EditorUnderTest test;
    auto& list = test.editor.topBar().presetList();
    CHECK (list.chosen() == 0);

    test.set (parameterId::ditherAmount, 0.5);
    CHECK (list.chosen() == -1);
    CHECK (list.getDescription() == "Custom");
    test.set (parameterId::ditherAmount, 1.0);
    CHECK (list.chosen() == 0);

    // Bypass belongs to none of them.
    test.set (parameterId::bypass, 1.0);
    CHECK (list.chosen() == 0);
}

TEST_CASE ("Choosing a preset is one gesture for each parameter that it moves", "[editor][presets]")
{
    EditorUnderTest test;
    auto& list = test.editor.topBar().presetList();
    test.set (parameterId::bypass, 1.0);
    test.set (parameterId::seed, 7.0);

    for (int i = 0; i < list.count(); ++i)
    {
        const auto before = test.parameters.settings();
        const Settings wanted { list.entries()[static_cast<std::size_t> (i)].settings };
        auto moved = 0;

        for (const auto& control : parameterTable())
            if (control.isReduction)
                moved += control.get (before) != control.get (wanted) ? 1 : 0;

        const Gestures gestures (test.parameters);
        list.choose (i);
        CHECK (gestures.begun == moved);
        CHECK (gestures.values == moved);
        CHECK (test.parameters.settings().reduction == wanted.reduction);
        CHECK (list.chosen() == i);
    }

    CHECK (test.get (parameterId::bypass) == 1.0);
}
