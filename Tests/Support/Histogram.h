#pragma once

#include "Statistics.h"

#include <cstddef>
#include <span>
#include <vector>

namespace requant::test
{

/** Pearson's chi-squared of values against a distribution, as standard deviations of a normal
    variate (Wilson, Hilferty, 1931, whose cube root is good to 0.02 out to 5 sigma here).

    The line from low to high is cut into `bins` equal parts, the first and the last of which go on
    to infinity; cdf (edge) is the probability of a value below the edge.
*/
template <typename Distribution>
double chiSquaredInSigmas (std::span<const double> values, double low, double high,
                           std::size_t bins, Distribution cdf)
{
    const auto width = (high - low) / static_cast<double> (bins);
    std::vector<double> counts (bins);

    for (const auto value : values)
    {
        const auto bin = std::floor ((value - low) / width);
        ++counts[static_cast<std::size_t> (std::clamp (bin, 0.0, static_cast<double> (bins - 1)))];
    }

    double chiSquared = 0.0, below = 0.0;

    for (std::size_t b = 0; b < bins; ++b)
    {
        const auto above = b + 1 < bins ? cdf (low + static_cast<double> (b + 1) * width) : 1.0;
        const auto expected = (above - below) * static_cast<double> (values.size());
        chiSquared += (counts[b] - expected) * (counts[b] - expected) / expected;
        below = above;
    }

    const auto freedom = static_cast<double> (bins - 1);
    const auto variance = 2.0 / (9.0 * freedom);
    return (std::cbrt (chiSquared / freedom) - (1.0 - variance)) / std::sqrt (variance);
}

} // namespace requant::test
