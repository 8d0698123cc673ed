#include "Moments.h"

#include <algorithm>
#include <cmath>

namespace requant
{

void SeriesMean::add (double value) noexcept
{
    ++added;
    sum += value;
    squares += value * value;
    productsOfNeighbours += value * last;
    last = value;
}

double SeriesMean::mean() const noexcept
{
    return added == 0 ? 0.0 : sum / static_cast<double> (added);
}

double SeriesMean::deviation() const noexcept
{
    if (added == 0)
        return 0.0;

    return std::sqrt (std::max (squares / static_cast<double> (added) - mean() * mean(), 0.0));
}

double SeriesMean::errorOfMean() const noexcept
{
    constexpr double highestCorrelation = 0.99;

    if (added < 2 || deviation() == 0.0)
        return deviation();

    const auto n = static_cast<double> (added);
    const auto covariance = productsOfNeighbours / (n - 1.0) - mean() * mean();
    const auto correlation =
        std::clamp (covariance / (deviation() * deviation()), 0.0, highestCorrelation);
    return deviation() * std::sqrt ((1.0 + correlation) / (1.0 - correlation) / n);
}

} // namespace requant
