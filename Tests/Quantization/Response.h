#pragma once

#include "Quantization/Shaping/NoiseTransferFunction.h"

#include <cmath>
#include <vector>

namespace requant::test
{

/** An impulse response, h[0] first. */
using Response = std::vector<double>;

/** Of a noise transfer function, by its difference equation; with poles, until nothing is left. */
inline Response responseOf (const NoiseTransferFunction& filter)
{
    const auto b = filter.taps(), a = filter.poles();
    Response h (a.empty() ? b.size() + 1 : 600);

    for (std::size_t n = 0; n < h.size(); ++n)
    {
        h[n] = n == 0 ? 1.0 : n <= b.size() ? b[n - 1] : 0.0;

        for (std::size_t i = 1; i <= a.size() && i <= n; ++i)
            h[n] -= a[i - 1] * h[n - i];
    }

    return h;
}

/** Sum of h[n] h[n + lag]. */
inline double productOf (const Response& h, std::size_t lag = 0)
{
    double sum = 0.0;

    for (std::size_t n = 0; n + lag < h.size(); ++n)
        sum += h[n] * h[n + lag];

    return sum;
}

/** Sum of |h|: the largest output that an input within -1 .. 1 can give. */
inline double peakGainOf (const Response& h)
{
    double sum = 0.0;

    for (const auto sample : h)
        sum += std::abs (sample);

    return sum;
}

} // namespace requant::test
