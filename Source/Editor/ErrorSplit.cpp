#include "ErrorSplit.h"

#include <algorithm>

namespace requant
{

void ErrorSplit::Stretch::prepare (double step) noexcept
{
    ofPositive.prepare (step);
    ofNegative.prepare (step);
    noise.prepare (1.0 / step);
    negatives = 0;
    sums = {};
}

void ErrorSplit::Stretch::add (std::span<const double> x, std::span<const double> y) noexcept
{
    // In runs of one sign, which are long for most of what is heard.
    for (std::size_t start = 0; start < x.size();)
    {
        const auto isNegative = x[start] < 0.0;
        auto end = start + 1;

        while (end < x.size() && (x[end] < 0.0) == isNegative)
            ++end;

        (isNegative ? ofNegative : ofPositive)
            .add (x.subspan (start, end - start), y.subspan (start, end - start));
        negatives += isNegative ? end - start : 0;
        start = end;
    }

    noise.add (x, y);
    sums.add (x, y);
}

void ErrorSplit::Stretch::operator+= (const Stretch& other) noexcept
{
    ofPositive += other.ofPositive;
    ofNegative += other.ofNegative;
    negatives += other.negatives;
    noise += other.noise;
    sums += other.sums;
}

double ErrorSplit::Stretch::repeatingLsb2() const noexcept
{
    const auto share = static_cast<double> (negatives) / static_cast<double> (sums.count);
    return share * ofNegative.powerLsb2().value_or (0.0)
           + (1.0 - share) * ofPositive.powerLsb2().value_or (0.0);
}

void ErrorSplit::setStep (double newStep) noexcept
{
    if (std::exchange (step, newStep) != newStep)
        reset();
}

void ErrorSplit::reset() noexcept
{
    for (auto* stretch : { &before, &now })
        stretch->prepare (step > 0.0 ? step : 1.0);
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

        now.add (std::span (x).first (count), std::span (y).first (count));
        pairs = pairs.subspan (count);

        if (now.sums.count == span)
        {
            before = now;
            now.prepare (step);
        }
    }
}

std::optional<ErrorParts> ErrorSplit::parts() const noexcept
{
    auto whole = before;
    whole += now;
    const auto& sums = whole.sums;

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
        std::clamp ((whole.repeatingLsb2() - dc) / parts.powerLsb2, 0.0, 1.0 - parts.dcShare);
    parts.modulation = whole.noise.spread().value_or (0.0);
    return parts;
}

} // namespace requant
