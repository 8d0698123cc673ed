#include "EditorUnderTest.h"
#include "Support/Catch.h"

using namespace requant;
using namespace requant::test;

TEST_CASE ("The verdict tells distortion from noise by what repeats", "[editor][verdict]")
{
    EditorUnderTest test;
    const auto sentence = [&] { return test.editor.statusBar().verdict().sentence; };

    // A sine over many steps visits all places inside a step; 4 s are more than the split needs.
    test.set (parameterId::bits, 8);
    test.set (parameterId::dither, 1);
    test.playSine (4.0, 0.5);
    CHECK (sentence().starts_with ("All error is distortion"));

    test.set (parameterId::dither, 0);
    test.playSine (4.0, 0.5);
    CHECK (sentence() == "All error is noise; nothing of it repeats.");
}

// QE of TPDF and truncation: a mean of 1/2 LSB, and 1/12 + 1/6 = 1/4 LSB^2 of noise around it.
TEST_CASE ("Truncation with dither leaves noise and DC, not distortion", "[editor][verdict]")
{
    EditorUnderTest test;
    test.set (parameterId::bits, 8);
    test.set (parameterId::rounding, 1);
    test.playSine (4.0, 0.5);
    CHECK (test.editor.statusBar().verdict().sentence
           == "DC, mean +0.50 LSB, is 50 % of the error. The rest is noise; nothing of it "
              "repeats.");
}

// QE of truncation alone: 1/4 of DC and 1/12 of distortion.
TEST_CASE ("Truncation without dither leaves distortion and DC", "[editor][verdict]")
{
    EditorUnderTest test;
    test.set (parameterId::bits, 8);
    test.set (parameterId::rounding, 1);
    test.set (parameterId::dither, 1);
    test.playSine (4.0, 0.5);
    const auto sentence = test.editor.statusBar().verdict().sentence;

    // 75 %, but for what the sine's last, unfinished periods add to the mean.
    CHECK (sentence.starts_with ("DC, mean +0.50 LSB, is 7"));
    CHECK (
        sentence.ends_with ("The rest is distortion: it repeats with the signal. Dither turns it "
                            "into noise."));
}

// A constant between two levels makes an undithered shaper run in a limit cycle: nothing of that
// error repeats with the input, which does not move, and yet it is no noise.
TEST_CASE ("A shaper's limit cycle is not called noise", "[editor][verdict]")
{
    EditorUnderTest test;
    test.set (parameterId::bits, 8);
    test.set (parameterId::dither, 1);
    test.set (parameterId::shaping, static_cast<double> (Shaping::lipshitz));
    test.play (4.0, [] (double) { return 0.316; });
    INFO (test.editor.statusBar().verdict().sentence);
    CHECK (toString (test.editor.statusBar().verdict().sentence).contains ("need not be noise"));
    CHECK_FALSE (toString (test.editor.statusBar().verdict().sentence).contains ("is noise"));
}
