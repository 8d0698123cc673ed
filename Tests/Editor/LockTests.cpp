#include "EditorUnderTest.h"
#include "Support/Catch.h"

using namespace requant;
using test::EditorUnderTest;

TEST_CASE ("A padlock beside the word length keeps it when presets change", "[editor][lock]")
{
    EditorUnderTest test;
    auto& lock = test.editor.controlsPanel().wordLength().lock();
    CHECK_FALSE (lock.getToggleState());

    lock.onClick();
    CHECK (test.session.keepsWordLength());
    CHECK (lock.getToggleState());

    auto other = test.parameters.settings().reduction;
    other.bits = 8;
    other.dither = Dither::rpdf;
    test.session.load (other, "Another");
    CHECK (test.get (parameterId::bits) == 16.0);
    CHECK (test.get (parameterId::dither) == static_cast<double> (Dither::rpdf));

    lock.onClick();
    CHECK_FALSE (test.session.keepsWordLength());
    CHECK_FALSE (lock.getToggleState());
}

TEST_CASE ("The padlock follows the session, whoever changes that", "[editor][lock]")
{
    EditorUnderTest test;
    auto& lock = test.editor.controlsPanel().wordLength().lock();
    const auto look = [&] { return lock.createComponentSnapshot (lock.getLocalBounds()); };
    const auto open = look();
    test.session.setKeepsWordLength (true);
    CHECK (lock.getToggleState());
    CHECK (look().getPixelAt (4, 4) != open.getPixelAt (4, 4));
    test.session.setKeepsWordLength (false);
    CHECK_FALSE (lock.getToggleState());
}

TEST_CASE (
    "The padlock is beside the word length at every size, covers nothing and can be tabbed to",
    "[editor][lock]")
{
    EditorUnderTest test;
    auto& length = test.editor.controlsPanel().wordLength();
    auto& lock = length.lock();

    for (const auto width : { 640, 900, 1200, 1600 })
    {
        test.editor.setSize (width, width * 5 / 8);
        CAPTURE (width);
        CHECK (lock.isVisible());
        CHECK (length.getLocalBounds().contains (lock.getBounds()));
        CHECK (lock.getWidth() >= 20);
        CHECK (lock.getHeight() >= 20);

        for (const auto* child : length.getChildren())
            if (child != &lock && child->isVisible())
                CHECK_FALSE (child->getBounds().intersects (lock.getBounds()));
    }

    CHECK (lock.getWantsKeyboardFocus());
    CHECK (lock.getTitle() == "Keep the word length");
    CHECK (lock.getTooltip().contains ("Keep the word length when presets change"));
    const auto access = lock.createAccessibilityHandler();
    CHECK (access->getRole() == juce::AccessibilityRole::toggleButton);
    CHECK (access->getCurrentState().isCheckable());
    CHECK_FALSE (access->getCurrentState().isChecked());
    test.session.setKeepsWordLength (true);
    CHECK (access->getCurrentState().isChecked());
}
