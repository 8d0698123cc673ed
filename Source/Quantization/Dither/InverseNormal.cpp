#include "InverseNormal.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

namespace requant
{

namespace
{

using Coefficients = std::array<double, 8>; // of r^0, r^1, ...

constexpr Coefficients centreAbove { 3.3871328727963666080e0,  1.3314166789178437745e+2,
                                     1.9715909503065514427e+3, 1.3731693765509461125e+4,
                                     4.5921953931549871457e+4, 6.7265770927008700853e+4,
                                     3.3430575583588128105e+4, 2.5090809287301226727e+3 };
constexpr Coefficients centreBelow { 1.0,
                                     4.2313330701600911252e+1,
                                     6.8718700749205790830e+2,
                                     5.3941960214247511077e+3,
                                     2.1213794301586595867e+4,
                                     3.9307895800092710610e+4,
                                     2.8729085735721942674e+4,
                                     5.2264952788528545610e+3 };
constexpr Coefficients tailAbove { 1.42343711074968357734e0,  4.63033784615654529590e0,
                                   5.76949722146069140550e0,  3.64784832476320460504e0,
                                   1.27045825245236838258e0,  2.41780725177450611770e-1,
                                   2.27238449892691845833e-2, 7.74545014278341407640e-4 };
constexpr Coefficients tailBelow { 1.0,
                                   2.05319162663775882187e0,
                                   1.67638483018380384940e0,
                                   6.89767334985100004550e-1,
                                   1.48103976427480074590e-1,
                                   1.51986665636164571966e-2,
                                   5.47593808499534494600e-4,
                                   1.05075007164441684324e-9 };

double polynomial (const Coefficients& c, double r) noexcept
{
    double sum = c[7];

    for (std::size_t i = 7; i-- > 0;)
        sum = sum * r + c[i];

    return sum;
}

// The natural logarithm of a normal number above 0, by the series of atanh: the standard library's
// may differ in the last bit from machine to machine.
double logarithm (double v) noexcept
{
    constexpr double ln2 = 0.693147180559945309417232;
    const auto bits = std::bit_cast<std::uint64_t> (v);
    auto exponent = static_cast<double> (bits >> 52) - 1023.0;
    auto mantissa = std::bit_cast<double> ((bits & 0xFFFFFFFFFFFFFu) | 0x3FF0000000000000u);

    if (mantissa > 1.4142135623730951)
    {
        mantissa *= 0.5;
        exponent += 1.0;
    }

    const auto s = (mantissa - 1.0) / (mantissa + 1.0);
    const auto square = s * s; // at most 0.0295: eleven terms leave 1e-18
    double series = 0.0;

    for (double n = 21.0; n >= 1.0; n -= 2.0)
        series = series * square + 1.0 / n;

    return exponent * ln2 + 2.0 * s * series;
}

} // namespace

double inverseNormal (double u) noexcept
{
    if (std::abs (u) <= 0.425)
    {
        const auto r = 0.180625 - u * u;
        return u * polynomial (centreAbove, r) / polynomial (centreBelow, r);
    }

    // AS 241 has a third range, for tails below e^-25, which 32 bits do not reach.
    const auto r = std::sqrt (-logarithm (0.5 - std::abs (u))) - 1.6;
    const auto magnitude = polynomial (tailAbove, r) / polynomial (tailBelow, r);
    return u < 0.0 ? -magnitude : magnitude;
}

} // namespace requant
