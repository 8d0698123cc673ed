#include "BlockFloatingPoint.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace requant
{

namespace
{

double rounded (double position, Rounding rounding) noexcept
{
    switch (rounding)
    {
        case Rounding::nearest:
            break;
        case Rounding::truncate:
            return toWholeBelow (position);
        case Rounding::towardZero:
            return position >= 0.0 ? toWholeBelow (position) : toWholeAbove (position);
        case Rounding::nearestAway:
            return toNearestAwayFrom (0.0, position);
    }

    return toNearestWhole (position);
}

BlockFormat limited (BlockFormat format) noexcept
{
    constexpr auto mostExponent = (1 << BlockFormat::mostExponentBits) - 1;
    format.blockLength = std::clamp (format.blockLength, 1, BlockFormat::mostSamples);
    format.highestExponent = std::clamp (format.highestExponent, 0, mostExponent);
    format.mantissaBits = std::clamp (format.mantissaBits, 1, BlockFormat::mostMantissaBits);
    format.sourceBits = std::clamp (format.sourceBits, 0, BlockFormat::mostMantissaBits);
    return format;
}

} // namespace

BlockFormat BlockFormat::make (int mantissaBits, int blockLength, int exponentBits) noexcept
{
    BlockFormat format;
    format.mantissaBits = mantissaBits;
    format.blockLength = blockLength;
    format.highestExponent = (1 << std::clamp (exponentBits, 1, mostExponentBits)) - 1;
    return limited (format);
}

BlockFormat BlockFormat::nicam() noexcept
{
    BlockFormat format;
    format.blockLength = 32;
    format.highestExponent = 4;
    format.mantissaBits = 10;
    format.rounding = Rounding::truncate;
    format.sourceBits = 14;
    return format;
}

double BlockFormat::step (int exponent) const noexcept
{
    return std::ldexp (1.0, 1 - mantissaBits + exponent - highestExponent);
}

BlockFloatingPoint::BlockFloatingPoint (const BlockFormat& format) noexcept
    : form (limited (format)), lowestMantissa (-std::ldexp (1.0, form.mantissaBits - 1)),
      highestMantissa (-lowestMantissa - 1.0), sourceEnd (std::ldexp (1.0, form.sourceBits - 1))
{
}

double BlockFloatingPoint::sourceValue (double sample) const noexcept
{
    if (form.sourceBits == 0)
        return sample;

    return toNearestWhole (std::clamp (sample * sourceEnd, -sourceEnd, sourceEnd - 1.0))
           / sourceEnd;
}

double BlockFloatingPoint::mantissa (double value, double inverseStep) const noexcept
{
    // Two beyond the ends are enough to tell that it does not fit.
    const auto position =
        std::clamp (value * inverseStep, lowestMantissa - 2.0, highestMantissa + 2.0);
    return rounded (position, form.rounding);
}

bool BlockFloatingPoint::fits (double lowest, double highest, int exponent) const noexcept
{
    const auto inverseStep = 1.0 / form.step (exponent);
    return mantissa (lowest, inverseStep) >= lowestMantissa
           && mantissa (highest, inverseStep) <= highestMantissa;
}

int BlockFloatingPoint::encode (std::span<const double> samples,
                                std::span<std::int32_t> mantissas) const noexcept
{
    assert (samples.size() == mantissas.size());

    if (samples.empty())
        return 0;

    const auto [lowest, highest] = std::minmax_element (samples.begin(), samples.end());
    const auto low = sourceValue (*lowest), high = sourceValue (*highest);
    const auto largest = std::max (std::abs (low), std::abs (high));
    auto exponent = 0;

    if (largest > 0.0)
    {
        // |x| < 2^power, and at least half of that: one exponent less could never hold it.
        int power = 0;
        std::frexp (largest, &power);
        exponent = std::clamp (power - 1 + form.highestExponent, 0, form.highestExponent);
    }

    while (exponent < form.highestExponent && ! fits (low, high, exponent))
        ++exponent;

    const auto inverseStep = 1.0 / form.step (exponent);

    for (std::size_t n = 0; n < samples.size(); ++n)
        mantissas[n] = static_cast<std::int32_t> (std::clamp (
            mantissa (sourceValue (samples[n]), inverseStep), lowestMantissa, highestMantissa));

    return exponent;
}

bool BlockFloatingPoint::isClamped (double sample, int exponent) const noexcept
{
    return isClampedBy (1.0 / form.step (exponent), sample);
}

void BlockFloatingPoint::findClamped (std::span<const double> samples, int exponent,
                                      std::span<char> clamped) const noexcept
{
    assert (samples.size() == clamped.size());
    const auto inverseStep = 1.0 / form.step (exponent);

    for (std::size_t n = 0; n < samples.size(); ++n)
        clamped[n] = isClampedBy (inverseStep, samples[n]) ? 1 : 0;
}

bool BlockFloatingPoint::isClampedBy (double inverseStep, double sample) const noexcept
{
    if (form.sourceBits > 0)
    {
        const auto whole =
            toNearestWhole (std::clamp (sample * sourceEnd, -2.0 * sourceEnd, 2.0 * sourceEnd));

        if (whole < -sourceEnd || whole > sourceEnd - 1.0)
            return true;
    }

    const auto whole = mantissa (sourceValue (sample), inverseStep);
    return whole < lowestMantissa || whole > highestMantissa;
}

void BlockFloatingPoint::decode (int exponent, std::span<const std::int32_t> mantissas,
                                 std::span<double> values) const noexcept
{
    assert (mantissas.size() == values.size());
    const auto step = form.step (exponent);

    for (std::size_t n = 0; n < mantissas.size(); ++n)
        values[n] = mantissas[n] * step;
}

} // namespace requant
