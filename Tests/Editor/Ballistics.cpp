#include "Editor/ErrorSplit.h"
#include "Editor/PeakHold.h"
#include "Support/Catch.h"

#include <cmath>
#include <vector>

using namespace requant;

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
    CHECK_FALSE (split.parts().has_value());

    split.add (std::span (pairs).first (1));
    REQUIRE (split.parts().has_value());

    // e = 0 to 1 LSB: a mean of 1/2, which is 3/4 of the power of 1/3 LSB^2; the rest, 1/4, repeats
    // but for 1/64^2 of it, which a bin is wide.
    const auto parts = *split.parts();
    CHECK (parts.meanLsb == Approx (0.5).margin (0.01));
    CHECK (parts.dcShare == Approx (0.75).margin (0.01));
    CHECK (parts.repeatingShare == Approx (0.25).margin (0.01));

    split.setStep (0.125);
    CHECK_FALSE (split.parts().has_value());
}

TEST_CASE ("The split judges the newest samples, at most twice its span", "[editor][verdict]")
{
    ErrorSplit split;
    split.setStep (0.25);
    const std::vector<SamplePair> wrong (1000, SamplePair { 0.1, 0.0 });
    const std::vector<SamplePair> right (1000, SamplePair { 0.5, 0.5 });

    for (int i = 0; i < 100; ++i)
        split.add (wrong);

    REQUIRE (split.parts().has_value());
    CHECK (split.parts()->dcShare == Approx (1.0));
    CHECK (split.parts()->meanLsb == Approx (0.4));

    for (std::uint64_t heard = 0; heard < 2 * ErrorSplit::span; heard += right.size())
        split.add (right);

    CHECK (split.parts()->powerLsb2 == 0.0);
}
