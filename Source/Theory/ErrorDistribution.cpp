#include "ErrorDistribution.h"

#include "ErrorModel.h"

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

// A normal density is there 4e-5 of its maximum; one with uniform parts falls faster.
constexpr double negligibleSigmas = 4.5;

// Halfway between the kinks, which lie at multiples of a half and where the dither's edges come.
constexpr int phasesInSplit = 128;

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
    // two derivatives, which at most multiply it by reach^2, is what tells the phase.
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

std::optional<ErrorPdf> ErrorPdf::of (const ReductionSettings& settings,
                                      const NoiseTransferFunction& filter)
{
    const auto predicted = predictError (settings, filter);

    if (! predicted)
        return {};

    const auto mean = predicted->meanLsb;
    return ErrorPdf { settings, filter, mean, predicted->powerLsb2 - mean * mean };
}

ErrorPdf::ErrorPdf (const ReductionSettings& settings, const NoiseTransferFunction& filter,
                    double meanLsb, double varianceLsb2)
    : dither (settings, filter), rounding (settings.rounding)
{
    const auto isTowardZero = rounding == Rounding::towardZero;
    const auto farthest = dither.reachLsb() + (isTowardZero ? 1.0 : 0.5);
    const auto halfWidth = std::min (farthest, negligibleSigmas * std::sqrt (varianceLsb2));
    low = meanLsb - halfWidth;
    high = meanLsb + halfWidth;
}

double ErrorPdf::at (double lsb) const noexcept
{
    return rounding == Rounding::towardZero ? 0.5 * (ofPositiveInput (lsb) + ofPositiveInput (-lsb))
                                            : ofPositiveInput (lsb);
}

// QE = r - D, r uniform: the density at v is the probability that D = r - v, for which r has 1 LSB.
double ErrorPdf::ofPositiveInput (double lsb) const noexcept
{
    const auto edge = beginningOfStep (rounding) - lsb;
    return dither.probabilityBelow (edge + 1.0) - dither.probabilityBelow (edge);
}

std::optional<ConditionalErrorMoments>
ConditionalErrorMoments::of (const ReductionSettings& settings, const NoiseTransferFunction& filter)
{
    const auto overall = predictError (settings, filter);

    if (! overall)
        return {};

    return ConditionalErrorMoments { settings, filter, *overall };
}

ConditionalErrorMoments::ConditionalErrorMoments (const ReductionSettings& settings,
                                                  const NoiseTransferFunction& filter,
                                                  const PredictedError& predicted)
    : dither (settings, filter), rounding (settings.rounding), overall (predicted)
{
}

ErrorMoments ConditionalErrorMoments::at (double stepPhaseLsb) const noexcept
{
    const auto positive = ofPositive (stepPhaseLsb);

    if (rounding != Rounding::towardZero)
        return positive;

    const auto mirrored = ofPositive (-stepPhaseLsb);
    const auto apart = 0.5 * (positive.meanLsb + mirrored.meanLsb);
    return { 0.5 * (positive.meanLsb - mirrored.meanLsb),
             0.5 * (positive.varianceLsb2 + mirrored.varianceLsb2) + apart * apart };
}

// Code j comes out where phase + dither lies within one LSB from j + beginning on, and its error is
// phase - j.
ErrorMoments ConditionalErrorMoments::ofPositive (double stepPhaseLsb) const noexcept
{
    if (dither.hidesStepPhase())
        return { overall.meanLsb, overall.powerLsb2 - overall.meanLsb * overall.meanLsb };

    const auto beginning = beginningOfStep (rounding) - stepPhaseLsb;
    const auto lowest = dither.meanLsb() - dither.reachLsb();
    const auto highest = dither.meanLsb() + dither.reachLsb();
    double below = 0.0, mean = 0.0, power = 0.0;

    for (auto code = std::floor (lowest - beginning); code + beginning <= highest; ++code)
    {
        const auto belowNext = dither.probabilityBelow (code + 1.0 + beginning);
        const auto error = stepPhaseLsb - code, probability = belowNext - below;
        mean += probability * error;
        power += probability * error * error;
        below = belowNext;
    }

    return { mean, power - mean * mean };
}

SplitPower ConditionalErrorMoments::split() const noexcept
{
    SplitPower power { 0.0, 0.0 };

    for (int i = 0; i < phasesInSplit; ++i)
    {
        const auto moments = at ((i + 0.5) / phasesInSplit - 0.5);
        power.staticLsb2 += moments.meanLsb * moments.meanLsb / phasesInSplit;
        power.dynamicLsb2 += moments.varianceLsb2 / phasesInSplit;
    }

    return power;
}

} // namespace requant
