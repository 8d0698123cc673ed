#include "EditorUnderTest.h"
#include "Support/Catch.h"

using namespace requant;
using test::EditorUnderTest;

namespace
{

juce::KeyPress up (int modifiers = 0) { return { juce::KeyPress::upKey, modifiers, 0 }; }
juce::KeyPress down (int modifiers = 0) { return { juce::KeyPress::downKey, modifiers, 0 }; }

} // namespace

TEST_CASE ("Arrow keys step sensibly, with shift or alt as finely as can be", "[editor][numbers]")
{
    EditorUnderTest test;
    auto& panel = test.editor.controlsPanel();
    auto& page = panel.page();

    struct Case
    {
        NumberField& field;
        std::string_view id;
        double start, coarse, fine;
    };

    for (const auto& each :
         { Case { panel.wordLength().figure(), parameterId::bits, 8, 1, 0.001 },
           Case { page.amount.field(), parameterId::ditherAmount, 1, 0.1, 0.01 },
           Case { page.depth.field(), parameterId::shapingDepth, 40, 1, 0.1 },
           Case { page.order.field(), parameterId::shapingOrder, 16, 1, 1 },
           Case { page.cutoff.field(), parameterId::shapingCutoff, 15000, 100, 1 },
           Case { page.seed.field(), parameterId::seed, 100, 1, 1 },
           Case { page.blankAfter.field(), parameterId::autoBlankAfter, 0.5, 0.1, 0.01 } })
    {
        INFO (each.id);
        test.set (each.id, each.start);
        each.field.keyPressed (up());
        CHECK (test.get (each.id) == Approx (each.start + each.coarse).epsilon (1.0e-9));
        each.field.keyPressed (down());
        CHECK (test.get (each.id) == Approx (each.start).epsilon (1.0e-9));

        for (const auto modifier :
             { juce::ModifierKeys::shiftModifier, juce::ModifierKeys::altModifier })
        {
            each.field.keyPressed (up (modifier));
            CHECK (test.get (each.id) == Approx (each.start + each.fine).epsilon (1.0e-9));
            each.field.keyPressed (down (modifier));
        }
    }
}

TEST_CASE ("Numbers are typed with a fraction and their unit, and refused in words that are seen",
           "[editor][numbers]")
{
    EditorUnderTest test;
    auto& panel = test.editor.controlsPanel();
    CHECK (panel.page().depth.field().enter ("3.5 dB"));
    CHECK (test.get (parameterId::shapingDepth) == 3.5);
    CHECK (panel.page().amount.field().enter ("0.25"));
    CHECK (test.get (parameterId::ditherAmount) == 0.25);
    CHECK (panel.page().cutoff.field().enter ("12345 Hz"));
    CHECK (test.get (parameterId::shapingCutoff) == 12345.0);

    CHECK (panel.page().refusal().isEmpty());
    const auto before = panel.scrolling().getHeight();
    CHECK_FALSE (panel.page().depth.field().enter ("81"));
    CHECK (panel.page().refusal() == "Shaping depth can be 0 to 80.");
    CHECK (panel.scrolling().getHeight() < before);
    CHECK (panel.page().depth.field().enter ("80"));
    CHECK (panel.scrolling().getHeight() == before);
}

TEST_CASE ("Where the controls scroll, the wheel moves no number that has no focus",
           "[editor][numbers]")
{
    EditorUnderTest test;
    const auto isLow = GENERATE (true, false);
    test.editor.setSize (1200, isLow ? 600 : 1400);
    auto& field = test.editor.controlsPanel().page().seed.field();
    test.set (parameterId::seed, 5);
    const juce::Time now;
    const juce::MouseEvent event (juce::Desktop::getInstance().getMainMouseSource(), {}, {}, 0.0f,
                                  0.0f, 0.0f, 0.0f, 0.0f, &field, &field, now, {}, now, 1, false);
    field.mouseWheelMove (event, { 0.0f, 0.25f, false, false, false });
    CHECK (test.get (parameterId::seed) == (isLow ? 5.0 : 6.0));
}

TEST_CASE ("The figure says how many levels the lattice makes of the word length",
           "[editor][numbers]")
{
    EditorUnderTest test;
    test.set (parameterId::bits, 3.459);
    CHECK (test.editor.controlsPanel().wordLength().levels() == 11);
    test.set (parameterId::bits, 4);
    test.set (parameterId::lattice, static_cast<double> (LatticeKind::symmetric));
    CHECK (test.editor.controlsPanel().wordLength().levels() == 15);

    // Long figures keep clear of the unit.
    const auto width = GENERATE (640, 1200);
    test.editor.setSize (width, 750);
    test.set (parameterId::bits, 22.459);
    auto& length = test.editor.controlsPanel().wordLength();
    CHECK (length.figure().getRight() + 40 <= length.getWidth() - 30);
}
