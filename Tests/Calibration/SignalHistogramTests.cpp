#include "Calibration/SignalHistogram.h"
#include "Support/Catch.h"
#include "Support/Signals.h"
#include "Support/Statistics.h"

#include <algorithm>
#include <limits>
#include <map>

using namespace requant;
using namespace requant::test;

namespace
{

SignalHistogram histogramOf (std::span<const double> signal)
{
    SignalHistogram histogram;
    histogram.add (signal);
    return histogram;
}

bool isSame (const SignalHistogram& a, const SignalHistogram& b)
{
    return a.count() == b.count() && a.lowest() == b.lowest() && a.highest() == b.highest()
           && a.binWidth() == b.binWidth() && a.points() == b.points();
}

// Grows, so that bins are merged again and again.
Signal growing (std::size_t count)
{
    auto signal = noise (count, 1.0, 5);

    for (std::size_t n = 0; n < count; ++n)
        signal[n] *=
            std::exp2 (-40.0 + 41.0 * static_cast<double> (n) / static_cast<double> (count));

    return signal;
}

} // namespace

TEST_CASE ("Blocks of any length give the same histogram", "[calibration][histogram]")
{
    const auto signal = growing (20'000);
    const auto whole = histogramOf (signal);

    for (const auto length : { 1u, 7u, 64u, 4096u })
    {
        CAPTURE (length);
        SignalHistogram histogram;

        for (std::size_t n = 0; n < signal.size(); n += length)
            histogram.add (
                std::span (signal).subspan (n, std::min<std::size_t> (length, signal.size() - n)));

        CHECK (isSame (histogram, whole));
    }
}

// A bin's number is floor (x / width), where the width follows from the largest |x|: a power of two
// above it, over 2^15.
TEST_CASE ("A bin counts the samples between its ends, wherever in the signal the peak was",
           "[calibration][histogram]")
{
    auto signal = growing (20'000);
    const auto isReversed = GENERATE (false, true);

    if (isReversed)
        std::reverse (signal.begin(), signal.end());

    const auto histogram = histogramOf (signal);
    const auto peak = std::abs (*std::max_element (signal.begin(), signal.end(),
                                                   [] (double a, double b)
                                                   { return std::abs (a) < std::abs (b); }));
    int exponent = 0;
    std::frexp (peak, &exponent);
    const auto width = std::exp2 (exponent - 15);
    CHECK (histogram.binWidth() == width);
    CHECK (histogram.largestMagnitude() == peak);

    std::map<double, std::pair<std::uint64_t, long double>> expected;

    for (const auto x : signal)
    {
        auto& bin = expected[std::floor (x / width)];
        ++bin.first;
        bin.second += static_cast<long double> (x);
    }

    const auto points = histogram.points();
    REQUIRE (points.size() == expected.size());
    auto point = points.begin();

    for (const auto& [bin, fact] : expected)
    {
        CHECK (point->count == fact.first);
        const auto centre =
            static_cast<double> (fact.second / static_cast<long double> (fact.first));
        // Offsets are below 1 and are rounded once a sample.
        CHECK (std::abs (point->value - centre)
               <= width * static_cast<double> (fact.first) * 0x1p-52 + 0x1p-52 * std::abs (centre));
        ++point;
    }
}

TEST_CASE ("Histograms of parts add up to that of the whole", "[calibration][histogram]")
{
    const auto signal = growing (9'000);
    const auto third = std::span (signal).first (3'000);
    const auto rest = std::span (signal).subspan (3'000);
    const auto whole = histogramOf (signal);
    auto forward = histogramOf (third), backward = histogramOf (rest);
    forward += histogramOf (rest);
    backward += histogramOf (third);
    backward += SignalHistogram();

    for (const auto* sum : { &forward, &backward })
    {
        CHECK (sum->count() == whole.count());
        CHECK (sum->lowest() == whole.lowest());
        CHECK (sum->highest() == whole.highest());
        CHECK (sum->magnitudes() == whole.magnitudes());
        CHECK (sum->points().size() == whole.points().size());
        CHECK (sum->standardDeviation() == Approx (whole.standardDeviation()).epsilon (1e-12));
    }
}

TEST_CASE ("The standard deviation of a histogram is that of the samples",
           "[calibration][histogram]")
{
    for (const auto scale : { 1e-300, 1e-3, 1.0, 1e300 })
    {
        CAPTURE (scale);
        auto signal = noise (10'000, 1.0, 2);

        for (auto& x : signal)
            x = scale * (x + 0.25);

        auto plain = noise (10'000, 1.0, 2);
        const auto centre = mean (plain);
        const auto expected = std::sqrt (meanSquare (plain) - centre * centre);
        // Within bins, 2^-14 of 2 wide at most, up to width^2 / 12 is not seen.
        CHECK (histogramOf (signal).standardDeviation()
               == Approx (scale * expected).epsilon (1e-8));
    }
}

TEST_CASE ("Silence, one sample, denormals, huge values and what is no number have a histogram",
           "[calibration][histogram]")
{
    using Limits = std::numeric_limits<double>;
    using Values = std::vector<double>;

    CHECK (SignalHistogram().points().empty());
    CHECK (SignalHistogram().largestMagnitude() == 0.0);
    CHECK (SignalHistogram().standardDeviation() == 0.0);

    for (const auto value : { 0.0, 1.0, -1.0, 0.3, Limits::denorm_min(), -Limits::denorm_min(),
                              Limits::min(), Limits::max(), -Limits::max() })
    {
        CAPTURE (value);
        const auto points = histogramOf (Values { value }).points();
        REQUIRE (points.size() == 1);
        CHECK (points[0] == SignalHistogram::Point { value, 1 });
    }

    // Zeros first: they stay where they are when larger ones come.
    const auto points = histogramOf (Values { 0.0, 0.0, Limits::denorm_min(), 1.0 }).points();
    REQUIRE (points.size() == 2);
    CHECK (points[0].count == 3);
    CHECK (points[0].value < 1e-300);
    CHECK (points[1] == SignalHistogram::Point { 1.0, 1 });

    const auto left =
        histogramOf (Values { Limits::quiet_NaN(), 0.5, Limits::infinity(), -Limits::infinity() });
    CHECK (left.count() == 1);
    CHECK (left.highest() == 0.5);
}
