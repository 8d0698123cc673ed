#include "Levels/PortableMath.h"
#include "Support/Catch.h"
#include "Support/Random.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

using namespace requant;
using namespace requant::test;

namespace
{

// Of the C library's long double, which has eleven more bits where it is longer than double. Where
// it is not, its own error of half a unit comes on top.
double relativeError (double value, long double exact)
{
    return static_cast<double> (std::abs ((value - exact) / exact));
}

constexpr double allowed = 0x1p-50;
constexpr int trials = 200'000;

} // namespace

TEST_CASE ("Logarithms and exponentials without a library are right to 2^-50 of themselves",
           "[levels][math]")
{
    Random random (1);
    const auto between = [&random] (double low, double high)
    { return low + (high - low) * 0.5 * (1.0 + random.bipolar()); };
    auto ofLog = 0.0, ofLog1p = 0.0, ofExp = 0.0, ofExpm1 = 0.0;

    for (int i = 0; i < trials; ++i)
    {
        const auto any = std::exp (between (-100.0, 100.0));
        const auto exponent = between (-700.0, 700.0);
        const auto small = std::exp (between (-60.0, 6.5));
        ofLog = std::max (
            ofLog, relativeError (portable::log (any), std::log (static_cast<long double> (any))));
        ofLog1p = std::max (ofLog1p, relativeError (portable::log1p (any),
                                                    std::log1p (static_cast<long double> (any))));
        ofExp = std::max (ofExp, relativeError (portable::exp (exponent),
                                                std::exp (static_cast<long double> (exponent))));
        ofExpm1 = std::max (ofExpm1, relativeError (portable::expm1 (small),
                                                    std::expm1 (static_cast<long double> (small))));
    }

    CHECK (ofLog < allowed);
    CHECK (ofLog1p < allowed);
    CHECK (ofExp < allowed);
    CHECK (ofExpm1 < allowed);
}

// Where curves meet full scale and 0, the last bit counts.
TEST_CASE ("They are exact where the result is", "[levels][math]")
{
    CHECK (portable::log (1.0) == 0.0);
    CHECK (portable::log1p (0.0) == 0.0);
    CHECK (portable::exp (0.0) == 1.0);
    CHECK (portable::expm1 (0.0) == 0.0);
    CHECK (portable::log1p (0x1p-60) == 0x1p-60);
    CHECK (portable::expm1 (0x1p-60) == 0x1p-60);
    CHECK (portable::log (0x1p-1022) == Approx (-1022.0 * std::log (2.0)).epsilon (1e-15));
    CHECK (portable::log (0x1.fffffffffffffp1023) == Approx (1024.0 * std::log (2.0)));
}

// The values of one machine, so that another one that differs in a bit is noticed.
TEST_CASE ("They have the same bits on every machine", "[levels][math]")
{
    auto hash = std::uint64_t { 0 };

    for (int i = 1; i < 4096; ++i)
        for (const auto value : { portable::log (i), portable::log1p (1.0 / i),
                                  portable::exp (0.1 * (i - 2048)), portable::expm1 (1.0 / i) })
            hash = (hash ^ std::bit_cast<std::uint64_t> (value)) * 0x100000001B3u;

    CHECK (hash == 0x874FCB55A08233B5u);
}
