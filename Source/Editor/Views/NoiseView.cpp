#include "NoiseView.h"

#include "Editor/Meters/Verdict.h"
#include "Plots/Frame/PlotAxis.h"
#include "Plots/Style/Numbers.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

constexpr std::uint64_t leastSamples = 16;
constexpr auto phaseCount = ConditionalErrorStatistics::phaseCount;

// The middle of each place as LSB from the nearest level, rising.
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

const juce::String squared (juce::CharPointer_UTF8 (" LSB\xc2\xb2"));

} // namespace

NoiseView::NoiseView (const Style& styleToUse)
    : StatisticsPlotView (
        styleToUse, "Noise or distortion?",
        "The error given where the input lies inside its step. The pointer, or the left "
        "and right arrow keys, read a place.")
{
    data.undithered = curveOf (Dither::none);
    data.uniform = curveOf (Dither::rpdf);
}

void NoiseView::take (const PlotSource& source)
{
    const auto before = std::tuple (data.errorRange, data.highestPower, data.title, data.subtitle,
                                    data.predicted.empty());
    takeMeasured (source.statistics);
    takePredictions (source);
    takeRanges();
    takeWords (source);

    if (before
        != std::tuple (data.errorRange, data.highestPower, data.title, data.subtitle,
                       data.predicted.empty()))
        frameHasChanged();
}

void NoiseView::takeMeasured (const StatisticsView& statistics)
{
    const auto offset = statistics.reduction.grid().offset();
    data.measured.clear();

    for (std::size_t p = 0; p < phaseCount; ++p)
    {
        const auto error = statistics.counts.byPhase.atPhase (p);

        if (error.count() >= leastSamples)
            data.measured.push_back ({ ConditionalErrorStatistics::fromLevelLsb (p, offset),
                                       error.mean(), error.variance() });
    }

    std::sort (data.measured.begin(), data.measured.end(),
               [] (const auto& a, const auto& b) { return a.place < b.place; });
}

void NoiseView::takePredictions (const PlotSource& source)
{
    data.predicted.clear();

    if (source.predicted != nullptr && source.predicted->conditional())
        data.predicted = curveOf (*source.predicted->conditional());
}

void NoiseView::takeRanges()
{
    auto error = 0.6, power = 0.3;

    for (const auto* points : { &data.measured, &data.predicted })
        for (const auto& point : *points)
        {
            error = std::max (error, std::abs (point.mean) + std::sqrt (point.variance));
            power = std::max (power, point.variance);
        }

    data.errorRange = axis::roundUpLsb (1.05 * error);
    data.highestPower = axis::roundUpLsb (1.2 * power);
    data.highestPower = power < 0.34 ? 0.4 : data.highestPower;
}

void NoiseView::takeWords (const PlotSource& source)
{
    const auto& places = source.statistics.counts.byPhase;
    const auto powers = places.powersOfSignsApart();

    if (! source.statistics.exists() || ! powers)
    {
        data.title = "Nothing has come in yet";
        data.subtitle = "What repeats with the signal is told from what does not while something "
                        "plays.";
        return;
    }

    const auto parts = ErrorParts::of (places);
    const auto repeats = std::max (0.0, powers->unbiasedStaticPart);
    data.title = parts ? Verdict::titleOf (*parts, source.statistics.reduction.settings.reduction)
                       : juce::String ("Listening");
    data.subtitle = "Static " + numbers::fixed (repeats, 2) + squared + ", dynamic "
                    + numbers::fixed (powers->total - repeats, 2) + squared
                    + ": what repeats with the signal, and what does not.";
}

void NoiseView::refresh()
{
    layout = NoisePlot::Layout (style, pictureArea(), data);
    data.readPlace = readX() ? std::optional (layout.error.xValueAt (*readX())) : std::nullopt;
    setDescription (data.title + ". " + data.subtitle + " " + NoisePlot::reading (data));
}

juce::Rectangle<float> NoiseView::readableArea() const
{
    return layout.error.plot.getUnion (layout.power.plot);
}

} // namespace requant
