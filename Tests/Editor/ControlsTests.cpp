#include "EditorUnderTest.h"
#include "Support/Catch.h"

using namespace requant;
using test::EditorUnderTest;

TEST_CASE ("The top bar bypasses", "[editor]")
{
    EditorUnderTest test;
    auto& top = test.editor.topBar();
    top.bypassing().onClick();
    CHECK (test.get (parameterId::bypass) == 1.0);
    CHECK (top.bypassing().getToggleState());
    top.bypassing().onClick();
    CHECK (test.get (parameterId::bypass) == 0.0);
    CHECK_FALSE (top.bypassing().getToggleState());
}

TEST_CASE ("The steppers step within the range of word lengths", "[editor]")
{
    EditorUnderTest test;
    auto& length = test.editor.controlsPanel().wordLength();
    const auto named = [&] (const juce::String& title)
    {
        for (auto* child : length.getChildren())
            if (child->getTitle() == title)
                return dynamic_cast<FlatButton*> (child);

        return static_cast<FlatButton*> (nullptr);
    };
    auto* more = named ("More bits");
    auto* fewer = named ("Fewer bits");
    REQUIRE (more != nullptr);
    REQUIRE (fewer != nullptr);

    more->onClick();
    CHECK (test.get (parameterId::bits) == 17.0);
    fewer->onClick();
    CHECK (test.get (parameterId::bits) == 16.0);

    test.set (parameterId::bits, 24);
    CHECK_FALSE (more->isEnabled());
    CHECK (fewer->isEnabled());
    test.set (parameterId::bits, 1);
    CHECK (more->isEnabled());
    CHECK_FALSE (fewer->isEnabled());
}

TEST_CASE ("Reset starts the windows anew, and clipped samples stand out until then",
           "[editor][meters]")
{
    EditorUnderTest test;
    auto& right = test.editor.metersPanel();
    const auto clippedRow = [&] { return right.rows().shown().front(); };
    right.windows().onChoose (static_cast<int> (TimeWindow::sinceReset));
    test.playSine (1.0, 1.5);
    CHECK (clippedRow().name == "Clipped");
    CHECK (clippedRow().isBad);

    test.playSine (1.0, 0.5);
    CHECK (clippedRow().isBad);
    right.resetting().onClick();
    test.playSine (0.5, 0.5);
    CHECK (clippedRow().measured == "0");
    CHECK_FALSE (clippedRow().isBad);
}

TEST_CASE ("When the audio stops the levels fall and the verdict says so", "[editor][meters]")
{
    EditorUnderTest test;
    test.playSine (4.0, 0.5);
    CHECK_FALSE (test.editor.statusBar().verdict().sentence.starts_with ("Stopped."));
    test.wait (12.0);
    CHECK (test.editor.statusBar().verdict().sentence.starts_with ("Stopped. All error is noise"));

    const auto nothing = juce::String::charToString (0x2013);
    CHECK (test.editor.metersPanel().meters().getDescription().startsWith ("Input " + nothing));
}

TEST_CASE ("Arrow keys zoom the amplitude, plus and minus the time", "[editor][steps]")
{
    EditorUnderTest test;
    test.set (parameterId::bits, 8);
    test.playSine (1.0, 0.5);
    auto& steps = test.editor.steps();
    const auto height = [&] { return steps.data().highestLsb - steps.data().lowestLsb; };

    const auto before = height();
    steps.keyPressed (juce::KeyPress (juce::KeyPress::upKey));
    CHECK (height() == Approx (before / 1.25));
    steps.keyPressed (juce::KeyPress (juce::KeyPress::downKey));
    CHECK (height() == Approx (before));

    steps.keyPressed (juce::KeyPress ('+', {}, '+'));
    CHECK (steps.data().length == Approx (56.0 / 1.25));
    steps.keyPressed (juce::KeyPress ('-', {}, '-'));
    CHECK (steps.data().length == Approx (56.0));

    CHECK (steps.showsFocusRing());

    // A key that the picture does not know goes to what it stands in.
    CHECK_FALSE (steps.keyPressed (juce::KeyPress (juce::KeyPress::spaceKey)));
    CHECK (test.editor.pictures().keyPressed (juce::KeyPress (juce::KeyPress::spaceKey)));
    CHECK (steps.isFrozen());
}
