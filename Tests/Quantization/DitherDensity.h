#pragma once

#include "Quantization/Dither/Dither.h"

#include <algorithm>
#include <cmath>

namespace requant::test
{

/** The probability that dither of this kind and amount is below a value in LSB. */
inline double ditherBelow (Dither dither, double amount, double lsb)
{
    const auto v = amount > 0.0 ? lsb / amount : lsb > 0.0 ? 9.0 : lsb < 0.0 ? -9.0 : 0.0;

    switch (dither)
    {
        case Dither::none:
            return lsb > 0.0 ? 1.0 : lsb < 0.0 ? 0.0 : 0.5;
        case Dither::rpdf:
            return std::clamp (v + 0.5, 0.0, 1.0);
        case Dither::gaussian:
            return 0.5 * std::erfc (-v / 0.5 / std::sqrt (2.0));
        case Dither::tpdf:
        case Dither::highPass:
            break;
    }

    const auto tail = 0.5 * std::pow (std::max (0.0, 1.0 - std::abs (v)), 2.0);
    return v < 0.0 ? tail : 1.0 - tail;
}

/** The integral of ditherBelow() from minus infinity. The error of a reduction whose input is
    spread evenly is dither plus a uniform density one LSB wide, so the probability that it is below
    v is what this grows by from v - 1/2 to v + 1/2. */
inline double ditherBelowIntegral (Dither dither, double amount, double lsb)
{
    const auto v = lsb / amount;

    switch (dither)
    {
        case Dither::none:
            return std::max (0.0, lsb);
        case Dither::rpdf:
            return v > 0.5 ? lsb : amount * 0.5 * std::pow (std::max (0.0, v + 0.5), 2.0);
        case Dither::gaussian:
        {
            const auto z = v / 0.5;
            const auto density = std::exp (-0.5 * z * z) / std::sqrt (2.0 * 3.14159265358979324);
            return 0.5 * amount * (z * ditherBelow (dither, 1.0, v) + density);
        }
        case Dither::tpdf:
        case Dither::highPass:
            break;
    }

    const auto tail = std::pow (std::max (0.0, 1.0 - std::abs (v)), 3.0) / 6.0;
    return amount * (v < 0.0 ? tail : v + tail);
}

/** Mean and power of QE in LSB, and the variance of its square, where the input rests at `position`
    LSB and each sample is rounded to the nearest code. */
struct ErrorAtRest
{
    double mean = 0.0, power = 0.0, varianceOfSquare = 0.0;

    /** offset: added to QE, as truncation does. */
    ErrorAtRest (Dither dither, double amount, double position, double offset = 0.0)
    {
        double fourth = 0.0;

        for (auto code = std::floor (position) - 14.0; code <= position + 14.0; ++code)
        {
            const auto weight = ditherBelow (dither, amount, code - position + 0.5)
                                - ditherBelow (dither, amount, code - position - 0.5);
            const auto error = position - code + offset;
            mean += weight * error;
            power += weight * error * error;
            fourth += weight * error * error * error * error;
        }

        varianceOfSquare = std::max (0.0, fourth - power * power);
    }

    double variance() const { return std::max (0.0, power - mean * mean); }
};

} // namespace requant::test
