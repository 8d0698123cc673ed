#include "EffectiveDither.h"

#include "ErrorSource.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace requant
{

namespace
{

// Of a sum of independent uniform and normal values 5e-11 at the most lie farther out: by
// Chernoff's bound, since sinh x / x < e^(x^2 / 6).
constexpr double farthestSigmas = 7.0;

// Reached where one uniform source is a thousand times as wide as all others together, or more.
constexpr std::size_t mostHarmonics = 4096;

constexpr double negligible = 1e-15;

// The transform of a sum of independent uniform and normal values of mean 0.
class CharacteristicFunction
{
public:
    // All of the sources but the rounding error of the sample itself.
    explicit CharacteristicFunction (const std::vector<ErrorSource>& sources)
    {
        for (const auto& source : sources)
        {
            const auto isRounding = &source == &sources.front();

            for (std::size_t n = isRounding ? 1 : 0; n < source.response.size(); ++n)
                add (source, std::abs (source.response[n]));
        }
    }

    double variance() const
    {
        auto sum = normalVariance;

        for (const auto& box : boxes)
            sum += box.count * box.halfWidth * box.halfWidth / 3.0;

        return sum;
    }

    // The farthest that it goes.
    double peak() const
    {
        if (normalVariance > 0.0)
            return std::numeric_limits<double>::infinity();

        double sum = 0.0;

        for (const auto& box : boxes)
            sum += box.count * box.halfWidth;

        return sum;
    }

    // Its value at t rad/LSB; and with E, what |value| is below, which from there on falls at least
    // as t^-order.
    struct Value
    {
        double value, envelope, order;
    };

    Value at (double t) const
    {
        const auto exponent = normalVariance * t * t;
        const auto normal = std::exp (-0.5 * exponent);
        Value result { normal, normal, exponent };

        for (const auto& box : boxes)
        {
            const auto x = t * box.halfWidth;
            const auto factor = x > 0.0 ? std::sin (x) / x : 1.0;

            for (int i = 0; i < box.count; ++i)
            {
                result.value *= factor;
                result.envelope /= std::max (1.0, x);
                result.order += x > 1.0 ? 1.0 : 0.0;
            }
        }

        return result;
    }

private:
    void add (const ErrorSource& source, double gain)
    {
        const auto width = source.widthLsb * gain;

        if (source.density == ErrorSource::Density::normal)
            normalVariance += source.count * width * width;
        else if (width > 0.0)
            boxes.push_back ({ 0.5 * width, source.count });
    }

    struct Box
    {
        double halfWidth;
        int count;
    };

    std::vector<Box> boxes;
    double normalVariance = 0.0;
};

} // namespace

EffectiveDither::EffectiveDither (const ReductionSettings& settings,
                                  const NoiseTransferFunction& filter)
    : kind (settings.ditherPower() > 0.0 ? settings.dither : Dither::none),
      amount (settings.ditherAmount), reach (kind == Dither::none ? 0.0 : settings.ditherPeak()),
      isShaped (! filter.isFlat())
{
    if (isShaped)
        transformShaped (settings, filter);
}

// The density repeats at a distance of 2 reach, so that it is a Fourier series whose coefficients
// are the characteristic function's values; integrated, that is a straight rise and a series of
// sines.
void EffectiveDither::transformShaped (const ReductionSettings& settings,
                                       const NoiseTransferFunction& filter)
{
    const CharacteristicFunction transform { errorSources (settings, filter) };
    const auto variance = transform.variance();
    reach = std::min (transform.peak(), farthestSigmas * std::sqrt (variance));

    if (reach == 0.0)
        return;

    if (settings.rounding == Rounding::truncate)
        mean = -0.5 * (filter.gainAtDc() - 1.0);

    // Of all densities of a variance, here that of QE, the uniform one has the lowest peak.
    const auto largestDensity = 1.0 / std::sqrt (12.0 * variance + 1.0);
    const auto tolerance = 1e-5 * largestDensity;
    const auto pi = std::numbers::pi;

    for (std::size_t k = 1; k <= mostHarmonics; ++k)
    {
        const auto order = static_cast<double> (k);
        const auto transformed = transform.at (pi * order / reach);
        harmonics.push_back (transformed.value / (pi * order));

        if (transformed.envelope < tolerance * pi * transformed.order)
            break;
    }

    // A single uniform source has none.
    while (! harmonics.empty() && std::abs (harmonics.back()) < negligible)
        harmonics.pop_back();

    // The lattice has one level every LSB: what is left of the transform at its frequencies, and of
    // two derivatives, which at most multiply it by reach^2, is what tells the place.
    isWide = transform.at (2.0 * pi).envelope * (1.0 + reach * reach) < 1e-9;
}

double EffectiveDither::probabilityBelow (double lsb) const noexcept
{
    if (! isShaped)
        return kind == Dither::none ? (lsb > 0.0 ? 1.0 : 0.0)
                                    : DitherSource::probabilityBelow (kind, lsb / amount);

    const auto position = (lsb - mean) / reach;

    if (! (std::abs (position) < 1.0))
        return position > 0.0 ? 1.0 : 0.0;

    // Clenshaw's recurrence (Math. Tables Aids Comput. 9, 1955).
    const auto angle = std::numbers::pi * position, twice = 2.0 * std::cos (angle);
    double next = 0.0, afterNext = 0.0;

    for (auto k = harmonics.size(); k-- > 0;)
    {
        const auto current = harmonics[k] + twice * next - afterNext;
        afterNext = next;
        next = current;
    }

    return std::clamp (0.5 + 0.5 * position + next * std::sin (angle), 0.0, 1.0);
}

} // namespace requant
