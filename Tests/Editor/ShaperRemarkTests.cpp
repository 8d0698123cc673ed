#include "EditorUnderTest.h"
#include "PaintedText.h"
#include "Support/Catch.h"

using namespace requant;
using namespace requant::test;

TEST_CASE ("A noise shaper says so where the sample rate is not its own", "[editor]")
{
    EditorUnderTest test (96000.0);
    test.playSine (0.5, 0.5);
    CHECK (test.editor.controlsPanel().page().remark().isEmpty());

    test.set (parameterId::shaping, static_cast<double> (Shaping::improvedE));
    test.playSine (0.5, 0.5);
    CHECK (test.editor.controlsPanel().page().remark()
           == "This shaper is made for 44.1 and 48 kHz: at 96 kHz one designed for hearing runs "
              "instead, 40 dB deep.");

    // What is measured is of what runs, and so is the prediction.
    test.playSine (4.0, 0.5);
    const auto snr = test.editor.metersPanel().ratio().figure().getDoubleValue();
    const auto predicted = test.editor.metersPanel().ratio().predictedAt (test.now);
    REQUIRE (predicted.has_value());
    CHECK (snr == Approx (*predicted).margin (0.2));
}

TEST_CASE ("A noise shaper says so where its noise leaves no room at the word length", "[editor]")
{
    EditorUnderTest test;
    test.set (parameterId::shaping, static_cast<double> (Shaping::shibata));
    test.set (parameterId::bits, 4);
    test.playSine (0.5, 0.5);
    CHECK (test.editor.controlsPanel().page().remark()
           == "At 4 bits this shaper's noise would come near full scale: one designed for hearing "
              "runs instead, 26.1 dB deep.");
}

// At these settings the remark is as long as any.
TEST_CASE ("A remark moves nothing, and is read whole in its tooltip", "[editor]")
{
    EditorUnderTest test (96000.0);
    auto& page = test.editor.controlsPanel().page();

    for (const auto width : { 640, 1200 })
    {
        test.editor.setSize (width, width * 5 / 8);
        test.set (parameterId::shaping, static_cast<double> (Shaping::none));
        test.set (parameterId::bits, 3.459);
        test.playSine (0.5, 0.5);
        const auto height = page.getHeight(), y = page.headroom.getY();
        test.set (parameterId::shaping, static_cast<double> (Shaping::gesemann));
        test.playSine (0.5, 0.5);
        REQUIRE (page.remark().isNotEmpty());
        CHECK (page.getHeight() == height);
        CHECK (page.headroom.getY() == y);
        CHECK (page.curve.getTooltip() == page.remark());

        // What has no room are whole clauses, so that nobody reads half a sentence.
        juce::String painted;

        for (const auto& text : PaintedComponent (page.curve).texts)
            painted += text.letters;

        CAPTURE (width, painted);
        CHECK (painted.endsWith ("onedesignedforhearingrunsinstead,24.2dBdeep."));
    }
}

// Between a change of the word length and the next design the plug-in runs without a shaper.
TEST_CASE ("While no shaper runs that is asked for, the screen says so and predicts nothing",
           "[editor]")
{
    EditorUnderTest test;
    test.set (parameterId::shaping, static_cast<double> (Shaping::hearing));
    test.plan = ShaperPlan::flat (44100.0);
    test.playSine (1.0, 0.5);
    CHECK (test.editor.controlsPanel().page().remark()
           == "No shaping runs until a shaper is designed that leaves room at this word length.");
    CHECK_FALSE (test.editor.metersPanel().ratio().predictedAt (test.now).has_value());

    test.plan.reset();
    test.playSine (1.0, 0.5);
    CHECK (test.editor.controlsPanel().page().remark().isEmpty());
    CHECK (test.editor.metersPanel().ratio().predictedAt (test.now).has_value());
}
