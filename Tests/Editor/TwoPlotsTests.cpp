#include "EditorUnderTest.h"
#include "Mouse.h"
#include "Support/Catch.h"

using namespace requant;
using test::EditorUnderTest;
using test::Mouse;

TEST_CASE ("Where a window is 1600 px wide or wider, two pictures stand side by side",
           "[editor][two]")
{
    EditorUnderTest test;
    auto& first = test.editor.pictures();
    auto& second = test.editor.secondPictures();
    CHECK_FALSE (second.isVisible());

    test.editor.setSize (1600, 900);
    CHECK (second.isVisible());
    CHECK (first.getRight() == second.getX());
    CHECK (second.getRight() == test.editor.metersPanel().getX());
    CHECK (first.hasTabs() == second.hasTabs());
    CHECK (std::abs (first.getWidth() - second.getWidth()) <= 1);

    // Of what is heard at the same moment.
    CHECK (first.chosen() == PlotPanel::steps);
    CHECK (second.chosen() == PlotPanel::spectrum);
    test.playSine (1.0, 0.5);
    CHECK (second.picture (PlotPanel::spectrum).getDescription().contains ("added"));

    test.editor.setSize (1599, 900);
    CHECK_FALSE (second.isVisible());
    CHECK (first.getRight() == test.editor.metersPanel().getX());
}

TEST_CASE ("Freezing holds both pictures", "[editor][two]")
{
    EditorUnderTest test;
    test.editor.setSize (1600, 900);
    auto& first = test.editor.pictures();
    auto& second = test.editor.secondPictures();

    first.freezing().onClick();
    CHECK (second.isFrozen());
    second.keyPressed (juce::KeyPress (juce::KeyPress::spaceKey));
    CHECK_FALSE (first.isFrozen());
    CHECK_FALSE (second.freezing().isVisible());
}

TEST_CASE ("Dragging in the picture of the steps zooms time to the side, amplitude up and down",
           "[editor][drag]")
{
    EditorUnderTest test;
    test.set (parameterId::bits, 8);
    test.playSine (0.5, 0.5);
    auto& steps = test.editor.steps();
    const auto plot = toJuce (steps.layout().plot);
    const auto length = steps.data().length;
    Mouse mouse { steps };

    // 120 px are a factor of 2.
    mouse.press (plot.getCentre()).dragTo (plot.getCentre() + juce::Point { 120.0f, 1.0f });
    CHECK (steps.data().length == Approx (0.5 * length));
    mouse.dragTo (plot.getCentre() + juce::Point { 0.0f, -50.0f }).release();
    CHECK (steps.data().length == Approx (length));

    const auto low = steps.data().lowestLsb, high = steps.data().highestLsb;
    mouse.press (plot.getCentre())
        .dragTo (plot.getCentre() - juce::Point { 0.0f, 120.0f })
        .release();
    CHECK (steps.data().highestLsb - steps.data().lowestLsb == Approx (0.5 * (high - low)));
    CHECK (steps.data().length == Approx (length));

    // What lay under the pointer when it was pressed stays there.
    CHECK (0.5 * (steps.data().highestLsb + steps.data().lowestLsb)
           == Approx (0.5 * (high + low)).margin (0.01 * (high - low)));

    // A hand that shakes zooms nothing.
    mouse.press (plot.getCentre()).dragTo (plot.getCentre() + juce::Point { 3.0f, 3.0f }).release();
    CHECK (steps.data().length == Approx (length));
}
