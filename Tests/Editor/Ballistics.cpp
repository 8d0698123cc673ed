#include "Editor/Meters/MeterBars.h"
#include "Report/Readings.h"
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

TEST_CASE ("The parts of the error need 16,384 samples", "[editor][verdict]")
{
    constexpr double step = 0.25;
    std::vector<double> x (ErrorParts::leastSamples), y (x.size());

    // The error is a function of the input alone: it repeats.
    for (std::size_t n = 0; n < x.size(); ++n)
    {
        x[n] = static_cast<double> (n % 1000) / 1000.0;
        y[n] = step * std::floor (x[n] / step);
    }

    ConditionalErrorStatistics places;
    places.prepare (step);
    places.add (std::span (x).first (x.size() - 1), std::span (y).first (y.size() - 1));
    CHECK_FALSE (ErrorParts::of (places).has_value());

    places.add (std::span (x).last (1), std::span (y).last (1));
    REQUIRE (ErrorParts::of (places).has_value());

    // e = 0 to 1 LSB: a mean of 1/2, which is 3/4 of the power of 1/3 LSB^2; the rest, 1/4, repeats
    // but for 1/64^2 of it, which a place is wide.
    const auto parts = *ErrorParts::of (places);
    CHECK (parts.meanLsb == Approx (0.5).margin (0.01));
    CHECK (parts.dcShare == Approx (0.75).margin (0.01));
    CHECK (parts.repeatingShare == Approx (0.25).margin (0.01));
}

TEST_CASE ("Where there is no error its parts are nothing", "[editor][verdict]")
{
    const std::vector<double> x (ErrorParts::leastSamples, 0.5);
    ConditionalErrorStatistics places;
    places.prepare (0.25);
    places.add (x, x);
    REQUIRE (ErrorParts::of (places).has_value());
    CHECK (ErrorParts::of (places)->powerLsb2 == 0.0);
}
