#include "EditorUnderTest.h"
#include "PaintedText.h"
#include "Support/Catch.h"

using namespace requant;
using namespace requant::test;

TEST_CASE ("Before anything plays Steps shows the levels that the controls ask for, with its axes",
           "[editor][pictures]")
{
    EditorUnderTest test;
    test.editor.setSize (1200, 750);
    const auto reads = [&] (const juce::String& words)
    { return PaintedComponent (test.editor.steps()).reads (words); };
    const auto minus = juce::String::charToString (0x2212);
    test.wait (0.5);

    for (const auto* words : { "Nothing has come in yet", "QE, LSB", "time, ms", "2", "1", "0" })
    {
        CAPTURE (words);
        CHECK (reads (words));
    }

    // Of one bit there are two levels, -1 and 0.
    test.set (parameterId::bits, 1);
    test.wait (0.5);
    CHECK (reads (minus + "1"));
    CHECK_FALSE (reads ("2"));
    CHECK (test.editor.steps().data().reduction.bits == 1.0);

    // What was played stays, whatever is chosen then.
    test.playSine (0.5, 0.5);
    const auto played = test.editor.steps().data().reduction;
    test.set (parameterId::bits, 8);
    test.wait (0.5);
    CHECK (test.editor.steps().data().reduction == played);
}
