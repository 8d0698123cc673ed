#include "Measurement/Statistics/Moments.h"
#include "Support/Catch.h"
#include "Support/Signals.h"
#include "Support/Statistics.h"

using namespace requant;
using namespace requant::test;

namespace
{

SeriesMean meanOf (const Signal& series)
{
    SeriesMean mean;

    for (const auto value : series)
        mean.add (value);

    return mean;
}

} // namespace

TEST_CASE ("A series has the mean and deviation of its values", "[measurement][series]")
{
    const auto series = meanOf ({ 1.0, 2.0, 6.0 });
    CHECK (series.count() == 3);
    CHECK (series.mean() == Approx (3.0));
    CHECK (series.deviation() == Approx (std::sqrt (14.0 / 3.0)));
}

// Uniform on [-1, 1): variance 1/3. The estimate of a correlation of 0 errs by 1 / sqrt (n), and
// only upward counts.
TEST_CASE ("The mean of independent values errs by their deviation over the root of their number",
           "[measurement][series]")
{
    constexpr std::size_t count = 10'000;
    const auto expected = std::sqrt (1.0 / 3.0 / static_cast<double> (count));
    CHECK (meanOf (noise (count, 1.0, 1)).errorOfMean()
           == Approx (expected).epsilon (2.0 * toleranceOfMean (1.0, count)));
}

// y[n] = r y[n-1] + x[n] has the correlation r, and a mean that is off by 1 / (1 - r) times what
// that of x is off by.
TEST_CASE ("The mean of values that resemble their neighbours errs by more",
           "[measurement][series]")
{
    constexpr std::size_t count = 100'000;
    const auto r = GENERATE (0.5, 0.8);
    CAPTURE (r);
    auto series = noise (count, 1.0, 2);

    for (std::size_t n = 1; n < count; ++n)
        series[n] += r * series[n - 1];

    const auto expected = std::sqrt (1.0 / 3.0 / static_cast<double> (count)) / (1.0 - r);
    CHECK (meanOf (series).errorOfMean() == Approx (expected).epsilon (0.1));
}

TEST_CASE ("The mean of no values is 0, and of one its own", "[measurement][series]")
{
    CHECK (SeriesMean {}.mean() == 0.0);
    CHECK (SeriesMean {}.errorOfMean() == 0.0);
    CHECK (meanOf ({ 0.3 }).mean() == 0.3);
    CHECK (meanOf ({ 0.3, 0.3, 0.3 }).errorOfMean() < 1e-8);
}
