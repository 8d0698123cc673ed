#include "ErrorSource.h"

#include <cmath>

namespace requant
{

namespace
{

// What follows is too small to move a probability by 1e-6.
constexpr double negligible = 1e-8;

std::vector<double> responseOf (const NoiseTransferFunction& filter)
{
    const auto h = filter.impulseResponse();
    auto length = h.size();

    while (length > 1 && std::abs (h[length - 1]) < negligible)
        --length;

    return { h.begin(), h.begin() + static_cast<std::ptrdiff_t> (length) };
}

// Through 1 - z^-1 as well.
std::vector<double> differenceOf (std::vector<double> h)
{
    h.push_back (0.0);

    for (auto n = h.size() - 1; n > 0; --n)
        h[n] -= h[n - 1];

    return h;
}

ErrorSource ditherSource (const ReductionSettings& settings, const std::vector<double>& h)
{
    using enum ErrorSource::Density;
    const auto amount = settings.ditherAmount;

    switch (settings.dither)
    {
        case Dither::tpdf:
            return { uniform, amount, 2, h };
        case Dither::highPass:
            return { uniform, amount, 1, differenceOf (h) };
        case Dither::gaussian:
            return { normal, std::sqrt (settings.ditherPower()), 1, h };
        case Dither::rpdf:
        case Dither::none:
            break;
    }

    return { uniform, amount, 1, h };
}

} // namespace

double ErrorSource::variance() const noexcept
{
    const auto square = widthLsb * widthLsb;
    return count * (density == Density::normal ? square : square / 12.0);
}

double ErrorSource::fourthCumulant() const noexcept
{
    const auto square = widthLsb * widthLsb;
    return density == Density::normal ? 0.0 : count * -square * square / 120.0;
}

std::vector<ErrorSource> errorSources (const ReductionSettings& settings,
                                       const NoiseTransferFunction& filter)
{
    const auto h = responseOf (filter);
    std::vector<ErrorSource> sources { { .response = h } };

    if (settings.ditherPower() > 0.0)
        sources.push_back (ditherSource (settings, h));

    return sources;
}

} // namespace requant
