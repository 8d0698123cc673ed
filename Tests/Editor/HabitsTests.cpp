#include "EditorUnderTest.h"
#include "Menus.h"
#include "Mouse.h"

using namespace requant;
using namespace requant::test;

namespace
{

// A host that offers one thing for each parameter.
struct HostMenu : juce::HostProvidedContextMenu
{
    juce::PopupMenu getEquivalentPopupMenu() const override
    {
        juce::PopupMenu menu;
        menu.addItem ("Show automation", [this] { ++chosen; });
        return menu;
    }

    void showNativeMenu (juce::Point<int>) const override {}
    mutable int chosen = 0;
};

bool press (EditorUnderTest& test, int code, juce::ModifierKeys modifiers)
{
    return test.editor.shortcuts().keyPressed (juce::KeyPress (code, modifiers, 0), &test.editor);
}

} // namespace

TEST_CASE ("A and B are two words of which one is heard, and copying says what it does",
           "[editor][compare]")
{
    EditorUnderTest test;
    auto& top = test.editor.topBar();
    test.set (parameterId::bits, 12.0);
    CHECK (top.comparison().chosen() == 0);
    CHECK (top.copying().getTitle() == "Copy A to B");

    top.comparison().keyPressed (juce::KeyPress (juce::KeyPress::rightKey));
    CHECK (top.comparison().chosen() == 1);
    CHECK (test.get (parameterId::bits) == 16.0);
    CHECK (top.copying().getTitle() == "Copy B to A");
    CHECK (top.copying().getTooltip() == "Makes A what B is now.");

    top.copying().onClick();
    top.comparison().onChoose (0);
    CHECK (test.get (parameterId::bits) == 16.0);
}

TEST_CASE ("Undo and redo say what they would do, and are dimmed where there is nothing to do",
           "[editor][history]")
{
    EditorUnderTest test;
    auto& top = test.editor.topBar();
    CHECK (top.undoing().getAlpha() < 1.0f);
    CHECK (top.undoing().getTooltip() == "Takes back the last change. There is none.");

    test.set (parameterId::bits, 12.0);
    CHECK (top.undoing().getAlpha() == 1.0f);
    CHECK (top.undoing().getTooltip() == "Takes back: Word length.");
    CHECK (top.redoing().getAlpha() < 1.0f);

    top.undoing().onClick();
    CHECK (test.get (parameterId::bits) == 16.0);
    CHECK (top.redoing().getTooltip() == "Does again: Word length.");
    top.redoing().onClick();
    CHECK (test.get (parameterId::bits) == 12.0);
}

TEST_CASE ("The system's keys take back and do again, wherever the focus is", "[editor][history]")
{
    EditorUnderTest test;
    const juce::ModifierKeys command (juce::ModifierKeys::commandModifier);
    test.set (parameterId::bits, 12.0);
    CHECK (press (test, 'z', command));
    CHECK (test.get (parameterId::bits) == 16.0);
    CHECK (press (test, 'z', command.withFlags (juce::ModifierKeys::shiftModifier)));
    CHECK (test.get (parameterId::bits) == 12.0);
    press (test, 'z', command);
    CHECK (press (test, 'y', command));
    CHECK (test.get (parameterId::bits) == 12.0);
    CHECK_FALSE (press (test, 'z', {}));
}

TEST_CASE ("Everything in the top bar has a name, one sentence of help, and the tab key's focus",
           "[editor]")
{
    EditorUnderTest test;
    test.editor.setSize (GENERATE (640, 1200), 600);

    for (auto* child : test.editor.topBar().getChildren())
    {
        INFO (child->getTitle());
        CHECK (child->getTitle().isNotEmpty());
        CHECK (child->getWantsKeyboardFocus());
        auto* tips = dynamic_cast<juce::TooltipClient*> (child);
        REQUIRE (tips != nullptr);
        CHECK (tips->getTooltip().isNotEmpty());
        CHECK (child->getHelpText().isNotEmpty());
    }
}

TEST_CASE ("Theme, size and scale are chosen in the menu, and the next window has them",
           "[editor][preferences]")
{
    EditorUnderTest test;
    choose (test.editor.mainMenu(), "Light");
    CHECK_FALSE (test.editor.isDark());
    choose (test.editor.mainMenu(), juce::String::fromUTF8 ("900 \xc3\x97 600"));
    choose (test.editor.mainMenu(), "150 %");
    CHECK (test.editor.getWidth() == 900);
    CHECK (test.editor.getBoundsInParent().getWidth() == 1350);

    // The host's scale and the person's are two things.
    test.editor.setScaleFactor (2.0f);
    CHECK (test.editor.getBoundsInParent().getWidth() == 2700);

    auto options = test.editor.options();
    options.spectrum.isLogarithmic = false;
    test.editor.setOptions (options);

    ParameterOwner owner;
    ParameterSet parameters { owner };
    Session session { parameters };
    const auto feed = std::make_unique<MeterFeed>();
    Editor next (owner, session, *feed, filesIn (test.home));
    CHECK_FALSE (next.isDark());
    CHECK (itemOf (next.mainMenu(), "Light").isTicked);
    CHECK (itemOf (next.mainMenu(), "150 %").isTicked);
    CHECK (next.getWidth() == 900);
    CHECK (next.getHeight() == 600);
    CHECK (next.getBoundsInParent().getWidth() == 1350);
    CHECK_FALSE (next.options().spectrum.isLogarithmic);
}

TEST_CASE (
    "A question can be answered by the keyboard alone, and gives the focus to nothing behind",
    "[editor]")
{
    EditorUnderTest test;
    auto& question = test.editor.question();
    choose (test.editor.mainMenu(), "About Requant");
    REQUIRE (question.isAsking());
    CHECK (question.keyPressed (juce::KeyPress (juce::KeyPress::spaceKey)));
    CHECK (question.isAsking());
    CHECK_FALSE (question.keyPressed (juce::KeyPress (juce::KeyPress::tabKey)));
    CHECK (question.keyPressed (juce::KeyPress (juce::KeyPress::escapeKey)));
    CHECK_FALSE (question.isAsking());
    choose (test.editor.topBar().presetList().menu(), "Save as...");
    question.line().setText ("By keys");
    CHECK (question.keyPressed (juce::KeyPress (juce::KeyPress::returnKey)));
    CHECK_FALSE (question.isAsking());
    CHECK (test.editor.topBar().presetList().getDescription() == "By keys");
}

TEST_CASE ("A control's menu has its default, a value to type, and what the host offers",
           "[editor][menus]")
{
    EditorUnderTest test;
    const HostMenu host;
    auto& page = test.editor.controlsPanel().page();
    test.set (parameterId::shapingDepth, 33.0);

    const auto menu = ParameterMenus::menuFor (page.depth, &host);
    choose (menu, "Show automation");
    CHECK (host.chosen == 1);
    CHECK (itemOf (menu, "Type a value...").isEnabled);
    choose (menu, "Default: 40 dB");
    CHECK (test.get (parameterId::shapingDepth) == 40.0);
    CHECK_FALSE (
        itemOf (ParameterMenus::menuFor (page.depth, nullptr), "Default: 40 dB").isEnabled);
}

TEST_CASE (
    "A right click on any part of a control asks the host for its parameter, and sets nothing",
    "[editor][menus]")
{
    EditorUnderTest test;
    auto& page = test.editor.controlsPanel().page();
    const auto before = test.parameters.settings();

    for (auto* component : std::initializer_list<juce::Component*> {
             &page.dither.words(), &page.shaping.opening(), &page.depth.field(), &page.headroom,
             &test.editor.controlsPanel().wordLength().figure(),
             &test.editor.topBar().bypassing() })
    {
        const auto event = Mouse (*component).rightClick();
        component->mouseDown (event);
        component->mouseUp (event);
        CHECK (ParameterMenus::holderOf (component) != nullptr);
    }

    CHECK (test.parameters.settings() == before);
    CHECK (page.depth.typingAction() != nullptr);
    CHECK (test.editor.getControlParameterIndex (page.dither.words())
           == test.parameters[parameterId::dither].getParameterIndex());
    CHECK (test.editor.getControlParameterIndex (test.editor.topBar().bypassing())
           == test.parameters[parameterId::bypass].getParameterIndex());
    CHECK (test.editor.getControlParameterIndex (test.editor.statusBar()) == -1);
}
