#include "ErrorSplit.h"

#include <algorithm>

namespace requant
{

void ErrorSplit::setStep (double newStep) noexcept
{
    if (std::exchange (step, newStep) != newStep)
        reset();
}

void ErrorSplit::reset() noexcept
{
    for (auto* stretch : { &before, &now })
    {
        stretch->repeating.prepare (step > 0.0 ? step : 1.0);
        stretch->sums = {};
    }
}

void ErrorSplit::add (std::span<const SamplePair> pairs) noexcept
{
    std::array<double, 256> x, y;

    while (! pairs.empty() && step > 0.0)
    {
        const auto room = static_cast<std::size_t> (span - now.sums.count);
        const auto count = std::min ({ pairs.size(), x.size(), room });

        for (std::size_t n = 0; n < count; ++n)
        {
            x[n] = pairs[n].input;
            y[n] = pairs[n].output;
        }

        const auto input = std::span (x).first (count), output = std::span (y).first (count);
        now.repeating.add (input, output);
        now.sums.add (input, output);
        pairs = pairs.subspan (count);

        if (now.sums.count == span)
        {
            before = now;
            now.repeating.prepare (step);
            now.sums = {};
        }
    }
}

std::optional<ErrorParts> ErrorSplit::parts() const noexcept
{
    auto repeating = before.repeating;
    auto sums = before.sums;
    repeating += now.repeating;
    sums += now.sums;

    if (sums.count < span)
        return {};

    const auto count = static_cast<double> (sums.count);
    ErrorParts parts;
    parts.powerLsb2 = sums.errorSquared.value() / count / (step * step);
    parts.meanLsb = sums.error.value() / count / step;

    if (parts.powerLsb2 <= 0.0)
        return parts;

    // A bin's mean holds the mean of all; the variance between the bins is what is left.
    const auto dc = parts.meanLsb * parts.meanLsb;
    parts.dcShare = std::clamp (dc / parts.powerLsb2, 0.0, 1.0);
    parts.repeatingShare =
        std::clamp ((*repeating.powerLsb2() - dc) / parts.powerLsb2, 0.0, 1.0 - parts.dcShare);
    return parts;
}

} // namespace requant
