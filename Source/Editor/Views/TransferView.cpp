#include "TransferView.h"

#include "Editor/Meters/Readings.h"
#include "Plots/Style/Numbers.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

constexpr std::int64_t mostLevelsInView = 16;
constexpr double aroundZeroLsb = 4.0;

// With fewer, chance moves the mean of dithered samples by a fifth of an LSB and more.
constexpr std::uint64_t leastSamples = 8;

// Three digits of it say enough, and do not dance.
double rounded (double lsb)
{
    const auto unit = std::pow (
        10.0, std::max (-1.0, std::floor (std::log10 (std::max (std::abs (lsb), 1.0))) - 2.0));
    return unit * std::round (lsb / unit);
}

juce::String inLsb (double lsb)
{
    return std::abs (lsb) < 100.0 ? numbers::fixed (lsb, 1)
                                  : numbers::grouped (static_cast<std::int64_t> (lsb));
}

juce::String wordsFor (const TransferData::Range& range)
{
    const auto low = rounded (range.lowest), high = rounded (range.highest);
    return (low == -high ? juce::String::charToString (0xb1) + inLsb (high)
                         : inLsb (low) + " to " + inLsb (high))
           + " LSB";
}

} // namespace

TransferView::TransferView (const Style& styleToUse)
    : StatisticsPlotView (
        styleToUse, "Transfer",
        "The mean output over the input, with its spread. The pointer, or the left and "
        "right arrow keys, read an input.")
{
}

void TransferView::take (const PlotSource& source)
{
    const auto& statistics = source.statistics;
    const auto grid = statistics.reduction.grid();
    const auto showsEveryLevel = grid.levelCount() <= mostLevelsInView;
    const auto& settings = statistics.reduction.settings.reduction;
    const auto before = std::tuple (data.lowest, data.highest, data.title, data.subtitle);
    const auto stepsBefore = data.staircase.size();

    data.lowest = showsEveryLevel ? grid.lowestLsb() - 1.0 : -aroundZeroLsb;
    data.highest = showsEveryLevel ? grid.highestLsb() + 1.0 : aroundZeroLsb;
    data.points.clear();

    if (showsEveryLevel)
        takeEveryLevel (statistics.counts.transfer);
    else
        takeOneStep (statistics);

    takeStaircase (settings);
    takeWords (statistics, showsEveryLevel);

    data.inputRange.reset();

    if (const auto range = statistics.counts.transfer.inputRangeLsb())
    {
        data.inputRange = TransferData::Range { range->lowest, range->highest };
        data.rangeWords = (statistics.choice.window == TimeWindow::sinceReset
                               ? juce::String ("input since the reset: ")
                               : "input in the last " + wordsFor (statistics.choice.window) + ": ")
                          + wordsFor (*data.inputRange);
    }

    if (before != std::tuple (data.lowest, data.highest, data.title, data.subtitle)
        || stepsBefore != data.staircase.size())
        frameHasChanged();
}

void TransferView::takeEveryLevel (const TransferCurve& curve)
{
    data.pitch = 1.0 / static_cast<double> (TransferCurve::binsPerLsb);

    for (std::size_t bin = 0; bin < curve.binCount(); ++bin)
        if (const auto& output = curve.outputLsb (bin); output.count() >= leastSamples)
            data.points.push_back (
                { curve.inputLsb (bin), output.mean(), std::sqrt (output.variance()) });
}

// A step's places, once for each step in view; for those below 0 as negative input has them.
void TransferView::takeOneStep (const StatisticsView& statistics)
{
    constexpr auto places = ConditionalErrorStatistics::phaseCount;
    const auto& errors = statistics.counts.byPhase;
    data.pitch = 1.0 / static_cast<double> (places);
    std::array<Moments, places> above, below;

    for (std::size_t p = 0; p < places; ++p)
    {
        above[p] = errors.atPhase (p, InputSign::nonNegative);
        below[p] = errors.atPhase (p, InputSign::negative);
    }

    for (auto whole = data.lowest; whole < data.highest; whole += 1.0)
        for (std::size_t p = 0; p < places; ++p)
        {
            const auto& error = whole < 0.0 ? below[p] : above[p];
            const auto input = whole + (static_cast<double> (p) + 0.5) * data.pitch;

            if (error.count() >= leastSamples)
                data.points.push_back (
                    { input, input - error.mean(), std::sqrt (error.variance()) });
        }
}

void TransferView::takeStaircase (const ReductionSettings& settings)
{
    const auto grid = settings.lattice();
    data.staircase.clear();

    // Every edge lies at a whole number of halves; between two of them the output is constant.
    for (auto from = data.lowest; from < data.highest; from += 0.5)
    {
        const auto code = grid.code (from + 0.25, settings.rounding);
        const auto output = static_cast<double> (code) + grid.offset();

        if (! data.staircase.empty() && data.staircase.back().output == output)
            data.staircase.back().to = from + 0.5;
        else
            data.staircase.push_back ({ from, from + 0.5, output });
    }
}

void TransferView::takeWords (const StatisticsView& statistics, bool showsEveryLevel)
{
    const auto& settings = statistics.reduction.settings;

    if (! statistics.exists())
    {
        data.title = "Nothing has come in yet";
        data.subtitle = "What comes out for what goes in is seen here while something plays.";
        return;
    }

    data.title = "What goes in, what comes out";

    if (settings.bypassed)
        data.subtitle = "Bypassed: the output is the input.";
    else if (settings.reduction.ditherPower() > 0.0)
        data.subtitle = showsEveryLevel
                            ? "With dither the staircase becomes a straight line, on average."
                            : "Dither makes it a straight line, on average.";
    else
        data.subtitle = showsEveryLevel
                            ? "Without dither every input of a step comes out alike: a staircase."
                            : "Without dither it is a staircase.";

    if (! showsEveryLevel)
        data.subtitle += " All " + numbers::grouped (statistics.reduction.grid().levelCount())
                         + " steps folded onto one.";
}

void TransferView::refresh()
{
    layout = TransferPlot::Layout (style, pictureArea(), data);
    data.readInput = readX() ? std::optional (layout.frame.xValueAt (*readX())) : std::nullopt;
    setDescription (data.title + ". " + data.subtitle + " " + TransferPlot::reading (data));
}

juce::Rectangle<float> TransferView::readableArea() const { return layout.frame.plot; }

} // namespace requant
