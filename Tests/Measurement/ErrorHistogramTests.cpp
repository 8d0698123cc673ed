#include "Measurement/Error/ErrorHistogram.h"
#include "SimpleReductions.h"
#include "Support/Catch.h"
#include "Support/Statistics.h"

#include <type_traits>
#include <utility>

using namespace requant;
using namespace requant::test;

namespace
{

constexpr std::size_t count = 1 << 18;

ErrorHistogram histogramOf (const Signal& x, const Signal& y, double step,
                            std::size_t block = count)
{
    ErrorHistogram histogram;
    histogram.prepare (levelsAtStep (step));
    addInBlocks (histogram, x, y, block);
    return histogram;
}

// Of errors in LSB.
ErrorHistogram histogramOf (const Signal& errors)
{
    return histogramOf (errors, constant (errors.size(), 0.0), 1.0);
}

// 5 sigma of a bin's density where this share of `count` samples is expected in a bin.
double toleranceOfDensity (double share, double widthLsb)
{
    return toleranceOfMean (share * (1.0 - share), count) / widthLsb;
}

// TPDF and the rounding: the sum of three uniform variates.
double densityOfThree (double e)
{
    const auto size = std::abs (e);
    return size < 0.5 ? 0.75 - size * size : size < 1.5 ? 0.5 * (1.5 - size) * (1.5 - size) : 0.0;
}

// Simpson's rule, exact for a quadratic, on both halves, since it may change in the middle.
double meanDensityOfThree (double centre, double width)
{
    const auto half = [&] (double middle)
    {
        return (densityOfThree (middle - width / 4.0) + 4.0 * densityOfThree (middle)
                + densityOfThree (middle + width / 4.0))
               / 6.0;
    };

    return 0.5 * (half (centre - width / 4.0) + half (centre + width / 4.0));
}

} // namespace

TEST_CASE ("Rounding without dither: the error is spread evenly, 1 per LSB from -1/2 to 1/2",
           "[measurement][histogram]")
{
    const auto step = GENERATE (0x1p-7, 1.0 / 127.0);
    const auto x = noise (count, 0.5, 1);
    const auto histogram = histogramOf (x, undithered (x, step), step);

    for (int bin = -20; bin <= 20; ++bin)
    {
        // Half of the bin at either end lies within.
        const auto expected = std::abs (bin) < 16 ? 1.0 : std::abs (bin) == 16 ? 0.5 : 0.0;
        CAPTURE (bin);
        CHECK (std::abs (histogram.density (bin) - expected)
               <= toleranceOfDensity (expected / 32.0, 1.0 / 32.0));
    }

    CHECK (histogram.count() == count);
    CHECK (histogram.below() + histogram.above() == 0);
}

TEST_CASE ("Triangular dither: the error has the density of three uniform ones added up",
           "[measurement][histogram]")
{
    const auto step = 0x1p-7;
    const auto x = noise (count, 0.5, 2);
    const auto histogram = histogramOf (x, withTpdf (x, step, 3), step);
    const auto most = GENERATE (200, 50, 10);
    const auto bars = ErrorHistogram::barsFor (-2.0, 2.0, most);
    CAPTURE (most, bars.binsInBar);

    for (auto bar = bars.first; bar <= bars.last; ++bar)
    {
        const auto expected = meanDensityOfThree (bars.centreLsb (bar), bars.widthLsb());
        CAPTURE (bar, expected);
        CHECK (std::abs (histogram.density (bars, bar) - expected)
               <= toleranceOfDensity (expected * bars.widthLsb(), bars.widthLsb()));
    }
}

TEST_CASE ("Errors that are fractions of an LSB lie in the middle of a bin and do not smear",
           "[measurement][histogram]")
{
    // Also where the step is no power of two, so that the errors are rounded.
    const auto step = GENERATE (0x1p-15, 1.0 / 127.0, 2.0 / 65535.0);
    Signal x, y;

    for (int k = -ErrorHistogram::lastBin; k <= ErrorHistogram::lastBin; ++k)
    {
        y.push_back (0.5 * k * step);
        x.push_back (y.back() + k / 32.0 * step);
    }

    const auto histogram = histogramOf (x, y, step);

    for (int bin = -ErrorHistogram::lastBin; bin <= ErrorHistogram::lastBin; ++bin)
        REQUIRE (histogram.countIn (bin) == 1);

    CHECK (histogram.below() + histogram.above() == 0);
}

// Every 24-bit value of two steps of 16 bits, ties to even: each of the errors -127/256 to 127/256
// twice, -1/2 and 1/2 once. A bin holds 8 of them, its lower end included, so the last one holds
// 124/256 to 1/2 and the first one -1/2 to -125/256.
TEST_CASE ("24 bits rounded to 16: 16 of 512 errors a bin, half of that at the two ends",
           "[measurement][histogram]")
{
    const auto step = 0x1p-15;
    Signal x, y;

    for (int k = 0; k < 512; ++k)
    {
        x.push_back (k * 0x1p-23);
        y.push_back (std::nearbyint (x.back() / step) * step);
    }

    const auto histogram = histogramOf (x, y, step);

    for (int bin = -15; bin <= 15; ++bin)
        CHECK (histogram.countIn (bin) == 16);

    CHECK (histogram.countIn (-16) == 7);
    CHECK (histogram.countIn (16) == 9);
}

TEST_CASE ("A bin's lower end belongs to it, its upper end to the next", "[measurement][histogram]")
{
    const auto histogram = histogramOf ({ -3.0 / 64.0, -1.0 / 64.0, 0.0, 1.0 / 64.0 });
    CHECK (histogram.countIn (-1) == 1);
    CHECK (histogram.countIn (0) == 2);
    CHECK (histogram.countIn (1) == 1);
}

TEST_CASE ("Errors beyond 64 LSB are counted apart, and belong to the whole that densities are of",
           "[measurement][histogram]")
{
    const auto end = 64.0 + 1.0 / 64.0;
    const auto histogram =
        histogramOf ({ -1e300, -end - 1e-9, -end, 0.0, 0.0, end - 1e-9, end, 1e300 });
    CHECK (histogram.below() == 2);
    CHECK (histogram.above() == 2);
    CHECK (histogram.countIn (-ErrorHistogram::lastBin) == 1);
    CHECK (histogram.countIn (ErrorHistogram::lastBin) == 1);
    CHECK (histogram.countIn (ErrorHistogram::lastBin + 1) == 0);
    CHECK (histogram.density (0) == Approx (2.0 / 8.0 * 32.0));
    CHECK (histogramOf (Signal {}).density (0) == 0.0);
}

TEST_CASE ("A picture has at most as many bars as asked for, and no wider ones than it needs",
           "[measurement][histogram]")
{
    const auto most = GENERATE (1, 2, 3, 10, 97, 200, 5000);
    const auto range = GENERATE (0.5, 1.5, 3.7, 64.0);
    const auto shift = range < 60.0 ? GENERATE (-1.0, 0.0, 0.3) : 0.0;
    CAPTURE (most, range, shift);
    const auto low = shift - range, high = shift + range;
    const auto bars = ErrorHistogram::barsFor (low, high, most);

    CHECK (bars.last - bars.first + 1 <= most);
    CHECK (bars.centreLsb (bars.first) - 0.5 * bars.widthLsb() <= low);
    CHECK (bars.centreLsb (bars.first) + 0.5 * bars.widthLsb() >= low);
    CHECK (bars.centreLsb (bars.last) + 0.5 * bars.widthLsb() >= high);
    CHECK (bars.centreLsb (bars.last) - 0.5 * bars.widthLsb() <= high);

    // With half as wide ones there would be one for every half width, but for those at the ends.
    if (bars.binsInBar > 1)
        CHECK (2.0 * (high - low) / bars.widthLsb() + 2.0 > most);
}

TEST_CASE ("Bars show all samples once, and multiples of their width in their middle",
           "[measurement][histogram]")
{
    const auto most = GENERATE (300, 130, 60, 20, 6);
    const auto errors = noise (10000, 4.0, 5);
    const auto bars = ErrorHistogram::barsFor (-4.1, 4.1, most);
    double area = 0.0;
    CAPTURE (bars.binsInBar);

    const auto histogram = histogramOf (errors);
    for (auto bar = bars.first; bar <= bars.last; ++bar)
        area += histogram.density (bars, bar) * bars.widthLsb();

    CHECK (area == Approx (1.0).epsilon (1e-12));

    const auto discrete = histogramOf ({ -bars.widthLsb(), 0.0, 0.0, bars.widthLsb() });
    CHECK (discrete.density (bars, -1) * bars.widthLsb() == Approx (0.25));
    CHECK (discrete.density (bars, 0) * bars.widthLsb() == Approx (0.5));
    CHECK (discrete.density (bars, 1) * bars.widthLsb() == Approx (0.25));
    CHECK (discrete.density (bars, 2) == 0.0);
}

TEST_CASE ("The histogram does not depend on where blocks end, and parts add up",
           "[measurement][histogram]")
{
    const auto x = noise (5000, 70.0, 6), y = noise (5000, 2.0, 7);
    const auto whole = histogramOf (x, y, 1.0), single = histogramOf (x, y, 1.0, 1);
    const auto cut = x.begin() + 1234;
    auto parts = histogramOf ({ x.begin(), cut }, { y.begin(), y.begin() + 1234 }, 1.0);
    parts += histogramOf ({ cut, x.end() }, { y.begin() + 1234, y.end() }, 1.0);
    REQUIRE (whole.below() > 0);
    REQUIRE (whole.above() > 0);

    for (const auto* histogram : { &single, &std::as_const (parts) })
    {
        CHECK (histogram->count() == whole.count());
        CHECK (histogram->below() == whole.below());
        CHECK (histogram->above() == whole.above());

        for (int bin = -ErrorHistogram::lastBin; bin <= ErrorHistogram::lastBin; ++bin)
            REQUIRE (histogram->countIn (bin) == whole.countIn (bin));
    }
}
