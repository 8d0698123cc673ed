#include "NoiseData.h"

#include "Report/PlotData/HeldRange.h"
#include "Report/Verdict.h"
#include "Text/Numbers.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

constexpr std::uint64_t leastSamples = 16;
constexpr auto phaseCount = ConditionalErrorStatistics::phaseCount;

// The middle of each phase as LSB from the nearest level, rising.
double stepPhaseLsb (std::size_t index)
{
    return (static_cast<double> (index) + 0.5) / static_cast<double> (phaseCount) - 0.5;
}

std::vector<NoiseData::Point> curveOf (const ConditionalErrorMoments& theory)
{
    std::vector<NoiseData::Point> points;

    for (std::size_t p = 0; p < phaseCount; ++p)
    {
        const auto [mean, variance] = theory.at (stepPhaseLsb (p));
        points.push_back ({ stepPhaseLsb (p), mean, variance });
    }

    return points;
}

std::vector<NoiseData::Point> curveOf (Dither dither)
{
    return curveOf (*ConditionalErrorMoments::of ({ .dither = dither }, {}));
}

void takeMeasured (NoiseData& data, const MeasuredReduction& measured)
{
    const auto offset = measured.reduction.lattice().offset();

    for (std::size_t p = 0; p < phaseCount; ++p)
    {
        const auto error = measured.counts.byPhase.atPhase (p);

        if (error.count() >= leastSamples)
            data.measured.push_back ({ ConditionalErrorStatistics::fromLevelLsb (p, offset),
                                       error.mean(), error.variance() });
    }

    std::sort (data.measured.begin(), data.measured.end(),
               [] (const auto& a, const auto& b) { return a.phaseLsb < b.phaseLsb; });
}

void takePrediction (NoiseData& data, const Prediction* predicted)
{
    if (predicted != nullptr && predicted->conditional())
        data.predicted = curveOf (*predicted->conditional());
}

void takeRanges (NoiseData& data)
{
    auto error = 0.6, power = 0.3;

    for (const auto* points : { &data.measured, &data.predicted })
        for (const auto& point : *points)
        {
            error = std::max (error, std::abs (point.mean) + std::sqrt (point.variance));
            power = std::max (power, point.variance);
        }

    data.errorRange = roundUpLsb (1.05 * error);
    data.highestPower = power < 0.34 ? 0.4 : roundUpLsb (1.2 * power);
}

void takeWords (NoiseData& data, const MeasuredReduction& measured)
{
    constexpr auto squared = " LSB\xc2\xb2";
    const auto& byPhase = measured.counts.byPhase;
    const auto powers = byPhase.powersOfSignsApart();

    if (! measured.exists || ! powers)
    {
        data.title = "Nothing has come in yet";
        data.subtitle = "What repeats with the signal is told from what does not while something "
                        "plays.";
        return;
    }

    const auto parts = ErrorParts::of (byPhase);
    const auto repeats = std::max (0.0, powers->unbiasedStaticPart);
    data.title = parts ? Verdict::titleOf (*parts, measured.reduction.settings.reduction)
                       : std::string ("Listening");
    data.subtitle = "Static " + numbers::fixed (repeats, 2) + squared + ", dynamic "
                    + numbers::fixed (powers->total - repeats, 2) + squared
                    + ": what repeats with the signal, and what does not.";
}

} // namespace

const NoiseData::Point* NoiseData::nearestTo (double phaseLsb) const noexcept
{
    const auto nearest = std::min_element (
        measured.begin(), measured.end(),
        [phaseLsb] (const Point& a, const Point& b)
        { return std::abs (a.phaseLsb - phaseLsb) < std::abs (b.phaseLsb - phaseLsb); });

    return nearest != measured.end() && std::abs (nearest->phaseLsb - phaseLsb) <= pitch ? &*nearest
                                                                                         : nullptr;
}

void addReferences (NoiseData& data)
{
    static const auto undithered = curveOf (Dither::none), uniform = curveOf (Dither::rpdf);
    data.undithered = undithered;
    data.uniform = uniform;
}

NoiseData noiseOf (const MeasuredReduction& measured)
{
    NoiseData data;
    takeMeasured (data, measured);
    addReferences (data);
    takePrediction (data, measured.predicted);
    takeRanges (data);
    takeWords (data, measured);
    return data;
}

} // namespace requant
