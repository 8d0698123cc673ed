#include "StaticError.h"

#include <algorithm>
#include <cassert>

namespace requant
{

void StaticError::prepare (double step) noexcept
{
    assert (step > 0.0);
    inverseStep = 1.0 / step;
    bins.fill ({});
}

void StaticError::add (std::span<const double> x, std::span<const double> y) noexcept
{
    assert (x.size() == y.size());

    for (std::size_t n = 0; n < x.size(); ++n)
    {
        const auto inSteps = x[n] * inverseStep;
        const auto fraction = inSteps - std::floor (inSteps);

        // A tiny negative x has a fraction that rounds to 1.
        const auto index = static_cast<std::size_t> (fraction * static_cast<double> (binCount));
        auto& bin = bins[std::min (index, binCount - 1)];
        ++bin.count;
        bin.errorLsb += (x[n] - y[n]) * inverseStep;
    }
}

void StaticError::operator+= (const StaticError& other) noexcept
{
    for (std::size_t b = 0; b < binCount; ++b)
    {
        bins[b].count += other.bins[b].count;
        bins[b].errorLsb += other.bins[b].errorLsb;
    }
}

std::optional<double> StaticError::powerLsb2() const noexcept
{
    CompensatedSum sum;
    std::uint64_t count = 0;

    for (const auto& bin : bins)
    {
        if (bin.count == 0)
            continue;

        const auto error = bin.errorLsb.value();
        sum += error * error / static_cast<double> (bin.count);
        count += bin.count;
    }

    if (count == 0)
        return {};

    return sum.value() / static_cast<double> (count);
}

} // namespace requant
