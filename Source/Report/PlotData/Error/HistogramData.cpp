#include "HistogramData.h"

#include "Report/PlotData/HeldRange.h"
#include "Text/Numbers.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

constexpr int mostBars = 96;
constexpr double leastRangeLsb = 0.75;

// The largest error that occurred often enough to show: one in ten thousand.
double largestSeen (const ErrorHistogram& histogram)
{
    const auto rare = std::max<std::uint64_t> (1, histogram.count() / 10'000);
    auto bin = ErrorHistogram::lastBin;

    while (bin > 0 && histogram.countIn (bin) < rare && histogram.countIn (-bin) < rare)
        --bin;

    return static_cast<double> (bin) / ErrorHistogram::binsPerLsb;
}

// Where errors end, in the middle of a bar, one half of it is empty, and the other holds all of it.
// lowest, highest: where theory has them end, in LSB.
void halveAtEnds (std::vector<HistogramData::Bar>& bars, double lowest, double highest)
{
    using Part = HistogramData::Bar::Part;
    const auto isAt = [] (const HistogramData::Bar& bar, double end)
    { return std::abs (bar.lsb - end) < 1e-9; };

    for (std::size_t i = 1; i + 1 < bars.size(); ++i)
    {
        auto& bar = bars[i];
        const auto endsAbove = isAt (bar, highest) && bars[i + 1].density == 0.0;
        const auto endsBelow = isAt (bar, lowest) && bars[i - 1].density == 0.0;

        if (endsAbove == endsBelow)
            continue;

        bar.part = endsAbove ? Part::lower : Part::upper;
        bar.density *= 2.0;
    }
}

std::string ofSettings (const ReductionSettings& settings, bool isShaped)
{
    if (isShaped)
        return "Shaped: each error also holds those before it, so that it comes near a bell curve.";

    switch (settings.dither)
    {
        case Dither::none:
            return "Without dither: of a busy signal every error up to its limits occurs equally "
                   "often.";
        case Dither::rpdf:
            return "RPDF and rounding together: two uniform densities, a triangle.";
        case Dither::gaussian:
            return "Gaussian dither and rounding together: a bell curve.";
        case Dither::tpdf:
        case Dither::highPass:
            break;
    }

    return "TPDF and rounding together: three uniform densities, smooth and symmetric.";
}

void takeRange (HistogramData& data, const ErrorHistogram& histogram, const Prediction* predicted)
{
    auto largest = largestSeen (histogram);

    if (predicted != nullptr && predicted->pdf())
        largest = std::max ({ largest, predicted->pdf()->highest(), -predicted->pdf()->lowest() });

    data.rangeLsb = std::min (static_cast<double> (ErrorHistogram::rangeLsb),
                              roundUpLsb (std::max (leastRangeLsb, 1.05 * largest)));
}

void takeBars (HistogramData& data, const ErrorHistogram& histogram, const Prediction* predicted)
{
    const auto bars = ErrorHistogram::barsFor (-data.rangeLsb, data.rangeLsb, mostBars);
    data.barWidthLsb = bars.widthLsb();
    data.beyond = histogram.below() + histogram.above();

    if (histogram.count() == 0)
        return;

    for (auto bar = bars.first; bar <= bars.last; ++bar)
        data.bars.push_back ({ bars.centreLsb (bar), histogram.density (bars, bar) });

    if (predicted != nullptr && predicted->pdf())
        halveAtEnds (data.bars, predicted->pdf()->lowest(), predicted->pdf()->highest());
}

void takePrediction (HistogramData& data, const Prediction* predicted)
{
    if (predicted == nullptr || ! predicted->pdf())
        return;

    constexpr int points = 240;
    const auto& density = *predicted->pdf();
    std::vector<double> at;

    for (int i = 0; i <= points; ++i)
        at.push_back (data.rangeLsb * (2.0 * i / points - 1.0));

    // A density without dither jumps where it ends: a hair's breadth to either side is a vertical.
    constexpr double hair = 1e-9;

    for (const auto end : { density.lowest(), density.highest() })
        if (std::abs (end) < data.rangeLsb)
            at.insert (at.end(), { end - hair, end + hair });

    std::sort (at.begin(), at.end());

    for (const auto lsb : at)
        data.predicted.push_back ({ lsb, density.at (lsb) });
}

void takeHeight (HistogramData& data)
{
    auto highest = 0.0;

    for (const auto& bar : data.bars)
        highest = std::max (highest, bar.density);

    for (const auto& point : data.predicted)
        highest = std::max (highest, point.density);

    // A quarter of an octave at a time, so that the axis does not dance with chance.
    data.highestDensity =
        highest > 0.0 ? std::exp2 (0.25 * std::ceil (4.0 * std::log2 (1.1 * highest))) : 1.0;
}

void takeWords (HistogramData& data, const MeasuredReduction& measured)
{
    const auto& reduction = measured.reduction;

    if (! measured.exists)
    {
        data.title = "Nothing has come in yet";
        data.subtitle = "The errors of what plays are counted here by their size.";
        return;
    }

    data.title = "How large the errors are";

    if (reduction.settings.bypassed)
        data.subtitle = "Bypassed: there is no error.";
    else
        data.subtitle =
            ofSettings (reduction.settings.reduction, ! reduction.shaper.filter.isFlat());

    if (data.beyond > 0)
        data.subtitle = numbers::grouped (static_cast<std::int64_t> (data.beyond))
                        + " samples have a larger error than any bar here.";
}

} // namespace

std::optional<std::size_t> HistogramData::barAt (double lsb) const noexcept
{
    if (bars.empty() || barWidthLsb <= 0.0)
        return {};

    const auto index = std::round ((lsb - bars.front().lsb) / barWidthLsb);

    if (index < 0.0 || index > static_cast<double> (bars.size() - 1))
        return {};

    const auto found = static_cast<std::size_t> (index);
    const auto isInside = lsb >= lowestOf (bars[found]) && lsb <= highestOf (bars[found]);
    return isInside ? std::optional (found) : std::nullopt;
}

double HistogramData::lowestOf (const Bar& bar) const noexcept
{
    return bar.part == Bar::Part::upper ? bar.lsb : bar.lsb - 0.5 * barWidthLsb;
}

double HistogramData::highestOf (const Bar& bar) const noexcept
{
    return bar.part == Bar::Part::lower ? bar.lsb : bar.lsb + 0.5 * barWidthLsb;
}

HistogramData histogramOf (const MeasuredReduction& measured)
{
    const auto& counts = measured.counts;
    HistogramData data;
    takeRange (data, counts.histogram, measured.predicted);
    takeBars (data, counts.histogram, measured.predicted);
    takePrediction (data, measured.predicted);
    takeHeight (data);

    if (counts.histogram.count() > 0)
        data.meanLsb = counts.byPhase.error().mean();

    takeWords (data, measured);
    return data;
}

} // namespace requant
