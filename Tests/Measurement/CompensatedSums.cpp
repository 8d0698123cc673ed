#include "Measurement/Statistics/Moments.h"
#include "Support/Catch.h"
#include "Support/Random.h"

#include <vector>

using namespace requant;
using namespace requant::test;

namespace
{

struct BothSums
{
    double compensated, naive;
};

BothSums sumOf (const std::vector<double>& values)
{
    CompensatedSum compensated;
    double naive = 0.0;

    for (const auto value : values)
    {
        compensated += value;
        naive += value;
    }

    return { compensated.value(), naive };
}

} // namespace

// Neumaier's own example: the ones vanish beside 1e100 unless what is lost is kept.
TEST_CASE ("A compensated sum keeps small values beside huge ones", "[measurement][sum]")
{
    const auto sums = sumOf ({ 1.0, 1e100, 1.0, -1e100 });
    CHECK (sums.naive == 0.0);
    CHECK (sums.compensated == 2.0);
}

// An hour at 48 kHz is 1.7e8 samples; 1e7 terms of 0.1 already cost a naive sum its tenth digit.
// 0.1 as a double is 0.1 + 5.55e-18, so the exact sum is 1e6 + 5.55e-11, less than half a unit
// in the last place (5.8e-11) from 1e6.
TEST_CASE ("A compensated sum of ten million values is exact to the last digit",
           "[measurement][sum]")
{
    const auto sums = sumOf (std::vector<double> (10'000'000, 0.1));
    CHECK (std::abs (sums.compensated / 1e6 - 1.0) < 1e-15);
    CHECK (std::abs (sums.naive / 1e6 - 1.0) > 1e-12);
}

TEST_CASE ("Compensated sums add up to the sum of the whole", "[measurement][sum]")
{
    Random random { 5 };
    CompensatedSum first, second, whole;

    for (int n = 0; n < 100000; ++n)
    {
        // Whole multiples of 2^-30 below 2^40: a long sum that an integer can check.
        const auto value = static_cast<double> (random.word() >> 8) * 0x1p-30;
        whole += value;
        (n % 3 == 0 ? first : second) += value;
    }

    first += second;
    CHECK (std::abs (first.value() / whole.value() - 1.0) < 1e-15);

    // What each of two sums lost beside +-1e100 is still there when those have cancelled.
    CompensatedSum up { 1e100 }, down { -1e100 };
    up += 1.0;
    down += 2.0;
    up += down;
    CHECK (up.value() == 3.0);

    CHECK (CompensatedSum { 3.5 }.value() == 3.5);
    CHECK (CompensatedSum {}.value() == 0.0);
}
