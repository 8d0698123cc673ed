#include "EditorUnderTest.h"
#include "Support/Catch.h"

using namespace requant;
using test::EditorUnderTest;

TEST_CASE ("A refusal stays until the next edit, value, escape or loss of the focus", "[editor]")
{
    EditorUnderTest test;
    auto& figure = test.editor.controlsPanel().wordLength().figure();
    REQUIRE_FALSE (figure.enter ("99"));
    REQUIRE (figure.refusal().isNotEmpty());
    CHECK (figure.getDescription() == figure.refusal());

    SECTION ("typing") { figure.startTyping(); }
    SECTION ("a key at the end of the range, which changes nothing")
    {
        test.set (parameterId::bits, 24);
        REQUIRE_FALSE (figure.enter ("99"));
        figure.keyPressed (juce::KeyPress (juce::KeyPress::upKey));
    }
    SECTION ("a good value, even the same one") { CHECK (figure.enter ("16")); }
    SECTION ("the host's value") { test.set (parameterId::bits, 12); }
    SECTION ("escape") { CHECK (figure.keyPressed (juce::KeyPress (juce::KeyPress::escapeKey))); }
    SECTION ("focus") { figure.focusLost (juce::Component::focusChangedByTabKey); }
    SECTION ("the default")
    {
        const juce::Time now;
        const juce::MouseEvent event (juce::Desktop::getInstance().getMainMouseSource(), {}, {},
                                      0.0f, 0.0f, 0.0f, 0.0f, 0.0f, &figure, &figure, now, {}, now,
                                      2, false);
        figure.mouseDoubleClick (event);
    }

    CHECK (figure.refusal().isEmpty());
    CHECK (figure.getDescription().endsWith ("bits"));
    CHECK_FALSE (figure.keyPressed (juce::KeyPress (juce::KeyPress::escapeKey)));
}

TEST_CASE ("Text that is left half typed counts where it is a value, and is dropped without a word "
           "where it is none",
           "[editor]")
{
    EditorUnderTest test;
    auto& figure = test.editor.controlsPanel().wordLength().figure();

    const auto leaveWith = [&] (const juce::String& text)
    {
        figure.startTyping();
        REQUIRE (figure.typing() != nullptr);
        figure.typing()->setText (text, false);
        figure.typing()->onFocusLost();
        CHECK (figure.typing() == nullptr);
    };

    leaveWith ("10");
    CHECK (test.get (parameterId::bits) == 10.0);
    leaveWith ("1000");
    CHECK (test.get (parameterId::bits) == 10.0);
    CHECK (figure.refusal().isEmpty());

    figure.startTyping();
    figure.typing()->setText ("1000", false);
    figure.typing()->onReturnKey();
    CHECK (figure.refusal().isNotEmpty());
}

TEST_CASE ("A list tells a screen reader its choice and all choices, and takes one by name",
           "[editor]")
{
    EditorUnderTest test;
    auto& list = test.editor.controlsPanel().page().shaping.opening();
    const auto handler = list.createAccessibilityHandler();
    REQUIRE (handler != nullptr);
    CHECK (handler->getRole() == juce::AccessibilityRole::comboBox);
    CHECK (handler->getTitle() == "Noise shaping");

    auto* value = handler->getValueInterface();
    REQUIRE (value != nullptr);
    CHECK_FALSE (value->isReadOnly());
    CHECK (value->getCurrentValueAsString() == "None");

    for (int i = 0; i < list.count(); ++i)
    {
        CHECK (list.textOf (i).isNotEmpty());
        CHECK (handler->getHelp().contains (list.textOf (i)));
        value->setValueAsString (list.textOf (i));
        CHECK (test.get (parameterId::shaping) == i);
        CHECK (value->getCurrentValueAsString() == list.textOf (i));
    }

    value->setValueAsString ("no such shaper");
    CHECK (test.get (parameterId::shaping) == list.count() - 1);
}

TEST_CASE ("Arrow keys move through a list and stop at its ends", "[editor]")
{
    EditorUnderTest test;
    auto& list = test.editor.controlsPanel().page().shaping.opening();
    list.keyPressed (juce::KeyPress (juce::KeyPress::upKey));
    CHECK (test.get (parameterId::shaping) == 0.0);

    for (int i = 0; i < list.count() + 1; ++i)
        list.keyPressed (juce::KeyPress (juce::KeyPress::downKey));

    CHECK (test.get (parameterId::shaping) == list.count() - 1);
    CHECK_FALSE (list.keyPressed (juce::KeyPress ('x')));
}
