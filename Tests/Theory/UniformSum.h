#pragma once

#include <cmath>
#include <vector>

namespace requant::test
{

/** The density at v of a sum of independent values, each uniform over its width about 0:

        sum over all signs s of (product of s) (v + sum s w / 2)+^(n - 1) / ((n - 1)! product of w)

    For a few widths that are not much narrower than the widest. */
inline double uniformSumDensity (const std::vector<double>& widths, double v)
{
    const auto n = widths.size();
    long double sum = 0.0L, scale = 1.0L;

    for (std::size_t i = 0; i < n; ++i)
        scale *= static_cast<long double> (widths[i])
                 * static_cast<long double> (i == 0 ? std::size_t { 1 } : i);

    for (std::size_t signs = 0; signs < std::size_t { 1 } << n; ++signs)
    {
        long double edge = static_cast<long double> (v), product = 1.0L;

        for (std::size_t i = 0; i < n; ++i)
        {
            const auto isMinus = (signs >> i & 1) != 0;
            edge += static_cast<long double> (isMinus ? -0.5 * widths[i] : 0.5 * widths[i]);
            product = isMinus ? -product : product;
        }

        if (edge > 0.0L)
            sum += product * std::pow (edge, static_cast<long double> (n - 1));
    }

    return static_cast<double> (sum / scale);
}

} // namespace requant::test
