#include "EditorUnderTest.h"
#include "Support/Catch.h"

using namespace requant;
using test::EditorUnderTest;

namespace
{

// The foot's line about what acts beside the reduction.
juce::String notes (EditorUnderTest& test)
{
    return test.editor.statusBar().notes().joinIntoString ("; ");
}

} // namespace

TEST_CASE ("The screen says when silence is kept silent", "[editor][acting]")
{
    EditorUnderTest test;
    test.set (parameterId::autoBlank, 1);
    test.playSine (1.0, 0.5);
    CHECK (notes (test).isEmpty());
    test.playSine (1.0, 0.0);
    CHECK (notes (test) == "Blanked");
    test.playSine (4.0, 0.0);
    CHECK (test.editor.statusBar().verdict().sentence == "No signal: silence is kept as it is.");
    CHECK (test.editor.statusBar().getDescription().contains ("Blanked"));
    test.playSine (1.0, 0.5);
    CHECK (notes (test).isEmpty());
}

TEST_CASE ("The screen says when levels pass untouched, and predicts no error then",
           "[editor][acting]")
{
    EditorUnderTest test;
    test.set (parameterId::passExact, 1);
    test.play (5.0, [] (double t) { return std::round (1000.0 * std::sin (600.0 * t)) / 32768.0; });
    CHECK (notes (test) == "Passes untouched");
    CHECK (test.editor.statusBar().verdict().sentence
           == "No error: every sample already lies on a level.");
    CHECK (test.editor.metersPanel().ratio().figure() == "No error");
    CHECK_FALSE (test.editor.metersPanel().ratio().predictedAt (test.now).has_value());
}

// Of the gain that the engine applies; 8 bits are 128 steps from 0 to full scale. The level in
// two digits.
TEST_CASE ("The screen says by how much headroom lowers the input", "[editor][acting]")
{
    EditorUnderTest test;
    test.set (parameterId::bits, 8);
    test.playSine (0.5, 0.5);
    CHECK (notes (test).isEmpty());
    test.set (parameterId::headroom, 1);
    test.playSine (0.5, 0.5);
    const auto gain = test.engine.headroomGain();
    const auto lsb = (1.0 - gain) * 128.0;
    CHECK (lsb > 0.5);
    CHECK (notes (test).startsWith ("Headroom lowers the input by " + juce::String (lsb, 2)
                                    + " LSB, "));
    CHECK (notes (test).fromLastOccurrenceOf (", ", false, false).getDoubleValue()
           == Approx (-20.0 * std::log10 (gain)).epsilon (0.05));
    CHECK (notes (test).endsWith (" dB"));
    test.set (parameterId::bypass, 1);
    test.playSine (0.5, 0.5);
    CHECK (notes (test).isEmpty());
}

// 2 bits: 2 steps to full scale, of which TPDF and rounding take 1.5: a quarter is left.
TEST_CASE ("The screen says where no headroom is enough", "[editor][acting]")
{
    EditorUnderTest test;
    test.set (parameterId::headroom, 1);
    test.set (parameterId::bits, 2);
    test.playSine (0.5, 0.5);
    CHECK (notes (test) == "Headroom lowers the input by 1.50 LSB, 12.0 dB");
    CHECK (test.editor.controlsPanel().page().remark().isEmpty());

    test.set (parameterId::bits, 1);
    test.playSine (0.5, 0.5);
    CHECK (notes (test).isEmpty());
    CHECK (test.editor.controlsPanel().page().remark()
           == "No headroom is enough: at this word length the noise alone can reach both ends of "
              "the range, so the input is left as it is.");
}

TEST_CASE ("Where noise alone clips the verdict says so, and nothing is predicted",
           "[editor][acting]")
{
    EditorUnderTest test;
    test.set (parameterId::bits, 3);
    test.play (4.0, [] (double) { return 0.7; });
    CHECK (test.editor.statusBar().verdict().sentence.ends_with (
        "samples: the noise takes them beyond the levels, the input alone does not."));
    CHECK_FALSE (test.editor.metersPanel().ratio().predictedAt (test.now).has_value());
}

TEST_CASE ("Uniform dither leaves noise that follows the signal, and the verdict says so",
           "[editor][verdict][slow]")
{
    EditorUnderTest test;
    test.set (parameterId::bits, 8);
    test.set (parameterId::dither, static_cast<double> (Dither::rpdf));
    test.playSine (4.0, 0.5);
    CHECK (test.editor.statusBar().verdict().sentence
           == "All error is noise; nothing of it repeats, but it grows and shrinks with "
              "the signal.");
    CHECK (test.editor.statusBar().verdict().tone == Verdict::Tone::plain);

    for (const auto steady : { Dither::tpdf, Dither::highPass, Dither::gaussian })
    {
        test.set (parameterId::dither, static_cast<double> (steady));
        test.playSine (4.0, 0.5);
        CHECK (test.editor.statusBar().verdict().sentence
               == "All error is noise; nothing of it repeats.");
    }
}

// Lipshitz, Wannamaker, Vanderkooy (1992): the error's mean ignores the signal where the dither is
// made of uniform ones that are whole steps wide, and does not where it is narrower.
TEST_CASE ("With too little dither nothing is called free of distortion", "[editor][verdict][slow]")
{
    EditorUnderTest test;
    test.set (parameterId::bits, 8);

    for (const auto amount : { 0.25, 0.5, 0.75, 0.9 })
    {
        test.set (parameterId::ditherAmount, amount);
        test.playSine (4.0, 0.5);
        INFO (amount << " " << test.editor.statusBar().verdict().sentence);
        CHECK_FALSE (toString (test.editor.statusBar().verdict().sentence)
                         .contains ("nothing of it repeats"));
        CHECK (test.editor.statusBar().verdict().tone == Verdict::Tone::plain);
    }
}

// Half a step against the sign: 1/4 of 1/4 + 1/4 LSB^2 repeats, though it averages to no DC.
TEST_CASE ("Rounding toward zero is distortion, dither or not", "[editor][verdict]")
{
    EditorUnderTest test;
    test.set (parameterId::bits, 8);
    test.set (parameterId::rounding, static_cast<double> (Rounding::towardZero));
    test.playSine (4.0, 0.5);
    const auto sentence = toString (test.editor.statusBar().verdict().sentence);
    INFO (sentence);
    CHECK (sentence.contains ("% of the error repeats with the signal: distortion."));
    CHECK (sentence.getIntValue() == Approx (50).margin (4));
}

// One bit turns a sine of -40 dBFS, -43 dB re a square, into a square of full scale.
TEST_CASE ("The foot says by how much the output is louder than the input, where that is much",
           "[editor][foot]")
{
    EditorUnderTest test;
    test.set (parameterId::bits, 1.0);
    test.set (parameterId::dither, static_cast<double> (Dither::none));
    test.set (parameterId::lattice, static_cast<double> (LatticeKind::endPoints));
    test.playSine (1.0, 0.01);
    CHECK (test.editor.statusBar().notes().contains ("Output 43 dB louder than the input"));

    test.set (parameterId::bits, 16.0);
    test.playSine (1.0, 0.01);
    CHECK (test.editor.statusBar().notes().isEmpty());
}
