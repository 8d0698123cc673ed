#include "PortableMath.h"

#include "Rounding.h"

#include <bit>
#include <cstdint>
#include <numbers>

namespace requant::portable
{

namespace
{

constexpr int fractionBits = 52, exponentOfOne = 1023;

// ln 2 as a sum whose first part has 32 zeros at its end, so that whole multiples of it are exact.
constexpr double ln2High = 0x1.62e42fep-1, ln2Low = 0x1.f473de6af278fp-30;

double powerOf2 (int exponent) noexcept
{
    return std::bit_cast<double> (static_cast<std::uint64_t> (exponentOfOne + exponent)
                                  << fractionBits);
}

// 2 artanh (s) = ln ((1 + s) / (1 - s)) by its series, for |s| up to 0.172: the first term left out
// is below 2^-57 of the sum.
double twiceArtanh (double s) noexcept
{
    const auto square = s * s;
    auto sum = 1.0 / 23.0;

    for (int power = 21; power >= 3; power -= 2)
        sum = sum * square + 1.0 / power;

    return 2.0 * s + 2.0 * s * (square * sum);
}

// e^r - 1 by its series, for |r| up to 0.35.
double expm1OfSmall (double r) noexcept
{
    auto sum = 1.0 / 15.0;

    for (int factor = 14; factor >= 2; --factor)
        sum = (1.0 + r * sum) / factor;

    return r + r * (r * sum);
}

} // namespace

double log (double x) noexcept
{
    const auto bits = std::bit_cast<std::uint64_t> (x);
    auto exponent = static_cast<int> (bits >> fractionBits) - exponentOfOne;
    auto fraction = std::bit_cast<double> ((bits & ((std::uint64_t { 1 } << fractionBits) - 1))
                                           | std::bit_cast<std::uint64_t> (1.0));

    if (fraction > std::numbers::sqrt2)
    {
        fraction *= 0.5;
        ++exponent;
    }

    const auto ofFraction = twiceArtanh ((fraction - 1.0) / (fraction + 1.0));
    return exponent * ln2High + (exponent * ln2Low + ofFraction);
}

double log1p (double x) noexcept { return x < 0.4 ? twiceArtanh (x / (2.0 + x)) : log (1.0 + x); }

double exp (double x) noexcept
{
    const auto exponent = toNearestWhole (x / std::numbers::ln2);
    const auto rest = (x - exponent * ln2High) - exponent * ln2Low;
    return (1.0 + expm1OfSmall (rest)) * powerOf2 (static_cast<int> (exponent));
}

double expm1 (double x) noexcept { return x < 0.35 ? expm1OfSmall (x) : exp (x) - 1.0; }

} // namespace requant::portable
