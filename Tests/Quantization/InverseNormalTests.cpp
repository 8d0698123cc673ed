#include "Quantization/Dither/InverseNormal.h"
#include "Support/Catch.h"
#include "Support/Random.h"

#include <cmath>
#include <vector>

using namespace requant;
using namespace requant::test;

namespace
{

// Every scale from the middle to the ends that 32-bit words reach, 2^-33 from them.
std::vector<double> positions()
{
    std::vector<double> u;
    Random random { 12 };

    for (int i = 0; i < 200000; ++i)
        u.push_back (0.5 * random.bipolar());

    for (double fromEnd = 0.25; fromEnd >= 0x1p-33; fromEnd *= 0.99)
        u.push_back (0.5 - fromEnd);

    u.push_back (0.5 - 0x1p-33);
    return u;
}

} // namespace

// P (X < x) = erfc (-x / sqrt 2) / 2, exact to an ulp or two in either tail.
TEST_CASE ("The inverse of the normal distribution comes back through erfc",
           "[quantization][dither]")
{
    double worst = 0.0;

    for (const auto u : positions())
    {
        const auto x = inverseNormal (u);
        const auto tail = 0.5 - std::abs (u);
        worst = std::max (worst, std::abs (0.5 * std::erfc (std::abs (x) / std::sqrt (2.0)) - tail)
                                     / tail);
    }

    CHECK (worst < 1e-13);
}

TEST_CASE ("The inverse of the normal distribution is odd and rises", "[quantization][dither]")
{
    CHECK (inverseNormal (0.0) == 0.0);
    bool isOdd = true, rises = true;

    for (const auto u : positions())
    {
        isOdd = isOdd && inverseNormal (-u) == -inverseNormal (u);
        rises = rises && inverseNormal (u) < inverseNormal (std::min (u + 1e-10, 0.5 - 0x1p-34));
    }

    CHECK (isOdd);
    CHECK (rises);

    // Where the two approximations meet.
    CHECK (inverseNormal (std::nextafter (0.425, 1.0)) - inverseNormal (0.425) >= 0.0);
    CHECK (inverseNormal (0.425 + 1e-12) - inverseNormal (0.425) < 1e-11);

    // Known quantiles: 0.975 and 0.999.
    CHECK (inverseNormal (0.475) == Approx (1.959963984540054).epsilon (1e-14));
    CHECK (inverseNormal (0.499) == Approx (3.090232306167813).epsilon (1e-14));
}
