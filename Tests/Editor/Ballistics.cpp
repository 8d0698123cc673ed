#include "Editor/ErrorSplit.h"
#include "Editor/PeakHold.h"
#include "Editor/Verdict.h"
#include "EditorUnderTest.h"
#include "Support/Catch.h"

#include <memory>

using namespace requant;
using namespace requant::test;

TEST_CASE ("A peak holds for 2 s, then falls 20 dB/s until a higher one comes", "[editor][meters]")
{
    PeakHold peak;
    peak.follow (-6.0, 10.0);
    CHECK (peak.shownDb() == -6.0);

    peak.follow (-30.0, 11.99);
    CHECK (peak.shownDb() == -6.0);

    // 0.5 s after the hold's end, in one long or many short frames.
    peak.follow (-60.0, 12.5);
    CHECK (peak.shownDb() == Approx (-16.0));

    for (auto t = 12.5; t < 13.0; t += 1.0 / 60.0)
        peak.follow (-60.0, t);

    peak.follow (-60.0, 13.0);
    CHECK (peak.shownDb() == Approx (-26.0));

    peak.follow (-3.0, 13.1);
    CHECK (peak.shownDb() == -3.0);
}

namespace
{

Verdict verdictOf (const ErrorSums& sums, bool isBypassed = false)
{
    auto snapshot = std::make_unique<MeterSnapshot>();
    snapshot->channelCount = 1;
    snapshot->sampleRateHz = 44100.0;
    snapshot->bypassed = isBypassed;
    snapshot->channels[0].shortTerm = sums;
    return Verdict::of (Readings (*snapshot, Window::shortTerm, {}, true));
}

} // namespace

TEST_CASE ("The verdict follows from what was measured", "[editor][verdict]")
{
    const std::array x { 0.5, -0.25, 0.125, -0.5 };
    const std::array silent { 0.0, 0.0, 0.0, 0.0 };
    ErrorSums sums;
    CHECK (verdictOf (sums).sentence == "No audio has come in yet.");

    sums.add (silent, silent);
    CHECK (verdictOf (sums).sentence == "No signal.");

    sums.add (x, x);
    CHECK (verdictOf (sums).sentence.startsWith ("No error"));
    CHECK (verdictOf (sums, true).sentence.startsWith ("Bypassed"));

    sums.clipped = 12;
    CHECK (verdictOf (sums).sentence.startsWith ("Clipped 12 samples"));
    CHECK (verdictOf (sums).tone == Verdict::Tone::bad);

    sums.replaced.notANumber = 3;
    CHECK (verdictOf (sums).sentence.startsWith ("3 samples were NaN"));
}

TEST_CASE ("The verdict tells distortion from noise by what repeats, not by the settings",
           "[editor][verdict]")
{
    EditorUnderTest test;

    // A sine over many steps visits all places inside a step; 4 s are more than the split needs.
    test.set (controlId::bits, 8);
    test.set (controlId::dither, 1);
    test.playSine (4.0, 0.5);
    CHECK (test.editor.foot().verdict().sentence.startsWith ("All error is distortion"));

    test.set (controlId::dither, 0);
    test.playSine (4.0, 0.5);
    CHECK (test.editor.foot().verdict().sentence.startsWith ("All error is noise"));
}

TEST_CASE ("The split of the error needs 65,536 samples, and starts anew with the step",
           "[editor][verdict]")
{
    ErrorSplit split;
    split.setStep (0.25);
    std::vector<SamplePair> pairs (ErrorSplit::span - 1);

    // The error is a function of the input alone: it repeats.
    for (std::size_t n = 0; n < pairs.size(); ++n)
    {
        const auto x = static_cast<double> (n % 1000) / 1000.0;
        pairs[n] = { x, 0.25 * std::floor (x / 0.25) };
    }

    split.add (pairs);
    CHECK_FALSE (split.staticShare().has_value());

    split.add (std::span (pairs).first (1));
    REQUIRE (split.staticShare().has_value());

    // Within a bin, 1/64 LSB wide, the error still moves: 1/12/64^2 of 1/3 LSB^2.
    CHECK (*split.staticShare() == Approx (1.0).margin (1.0e-3));

    split.setStep (0.125);
    CHECK_FALSE (split.staticShare().has_value());
}
