#include "HistogramPlot.h"

#include "Plots/Frame/ReadoutCard.h"
#include "Text/Numbers.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

std::string lsb (double value) { return numbers::fixed (value, 3, true) + " LSB"; }

// The ends of rounding errors, +-1/2 LSB, are among the lines wherever there is room.
PlotAxis errorAxis (double range, int mostTicks)
{
    constexpr auto name = "error, LSB";

    for (const auto step : { 0.25, 0.5 })
        if (2.0 * range <= step * mostTicks)
        {
            PlotAxis axis;
            axis.low = -range;
            axis.high = range;
            axis.name = name;

            for (auto n = std::ceil (-range / step); n * step <= range; n += 1.0)
                axis.ticks.push_back ({ n * step, numbers::shortest (n * step, 2) });

            return axis;
        }

    return PlotAxis::linear (-range, range, name, mostTicks);
}

// The predicted density at an error: linear between the curve's points.
std::optional<double> predictedAt (const HistogramData& data, double lsb)
{
    const auto above = std::find_if (data.predicted.begin(), data.predicted.end(),
                                     [lsb] (const auto& point) { return point.lsb >= lsb; });

    if (above == data.predicted.begin() || above == data.predicted.end())
        return data.predicted.empty() ? std::nullopt : std::optional (0.0);

    const auto below = above - 1;
    const auto along = (lsb - below->lsb) / (above->lsb - below->lsb);
    return below->density + along * (above->density - below->density);
}

std::vector<LegendEntry> legendOf (const Palette& palette, const HistogramData& data)
{
    std::vector<LegendEntry> legend { { "error", palette.error } };

    if (! data.predicted.empty())
        legend.push_back ({ "predicted", palette.prediction, LegendEntry::Line::dashed });

    return legend;
}

} // namespace

HistogramLayout::HistogramLayout (const Palette& palette, Rectangle area, const HistogramData& data)
    : areas (area, legendOf (palette, data)),
      frame (
          areas.body,
          errorAxis (data.rangeLsb, std::max (2, static_cast<int> (areas.body.getWidth() / 70.0f))),
          PlotAxis::linear (0.0, data.highestDensity, "probability density, 1/LSB",
                            std::max (2, static_cast<int> (areas.body.getHeight() / 60.0f))))
{
}

HistogramPlot::HistogramPlot (const Palette& paletteToUse) : TitledPlot (paletteToUse, "Histogram")
{
}

std::vector<LegendEntry> HistogramPlot::legend (const HistogramData& data) const
{
    return legendOf (palette, data);
}

void HistogramPlot::paintGrid (DisplayList& list, const Layout& layout, const HistogramData&) const
{
    layout.frame.paint (list, palette);
}

void HistogramPlot::paintData (DisplayList& list, const Layout& layout,
                               const HistogramData& data) const
{
    const auto& frame = layout.frame;

    {
        const DisplayList::Clip clip (list, frame.plot);
        const auto base = frame.yOf (0.0);
        std::vector<Rectangle> rectangles;

        for (const auto& bar : data.bars)
        {
            // Bars end where the next ones begin, but for a gap that shows them as bars.
            const auto left = frame.xOf (data.lowestOf (bar));
            const auto right = frame.xOf (data.highestOf (bar));
            const auto gap = right - left > 4.0f ? 1.0f : 0.0f;
            const auto top = frame.yOf (bar.density);

            if (bar.density > 0.0)
                rectangles.push_back (
                    { left, top, std::max (0.5f, right - left - gap), base - top });
        }

        list.setColour (palette.error.withMultipliedAlpha (0.85f));
        list.fillRects (rectangles);
        paintPrediction (list, layout, data);
    }

    paintMean (list, layout, data);
    paintReading (list, layout, data);
}

void HistogramPlot::paintPrediction (DisplayList& list, const Layout& layout,
                                     const HistogramData& data) const
{
    if (data.predicted.empty())
        return;

    Path curve;

    for (const auto& point : data.predicted)
        curve.continueTo ({ layout.frame.xOf (point.lsb), layout.frame.yOf (point.density) });

    list.setColour (palette.prediction);
    list.strokePath (curve, strokeOf (LegendEntry::Line::dashed, 1.8f));
}

void HistogramPlot::paintMean (DisplayList& list, const Layout& layout,
                               const HistogramData& data) const
{
    if (! data.meanLsb || std::abs (*data.meanLsb) > data.rangeLsb)
        return;

    const auto& plot = layout.frame.plot;
    const auto x = std::round (layout.frame.xOf (*data.meanLsb));
    list.setColour (palette.text.withMultipliedAlpha (0.6f));
    list.fillRect (x, plot.getY(), 1.0f, plot.getHeight());
    list.setColour (palette.error);
    list.setFont ({ Weight::regular, 12.0f });

    // On the side where there is more room.
    const Rectangle line (plot.getX(), plot.getY() + 2.0f, plot.getWidth(), 16.0f);
    const auto isRight = x <= plot.getCentreX();
    const auto place = isRight ? line.withLeft (x + 6.0f) : line.withRight (x - 6.0f);
    list.drawText ("mean " + numbers::fixed (*data.meanLsb, 3), place,
                   isRight ? Justification::centredLeft : Justification::centredRight);
}

void HistogramPlot::paintReading (DisplayList& list, const Layout& layout,
                                  const HistogramData& data) const
{
    const auto bar = data.readLsb ? data.barAt (*data.readLsb) : std::nullopt;

    if (! bar)
        return;

    const auto& shown = data.bars[*bar];
    ReadoutCard card { lsb (shown.lsb),
                       { { "error", numbers::fixed (shown.density, 3), palette.error } } };

    if (const auto predicted = predictedAt (data, shown.lsb))
        card.rows.push_back ({ "predicted", numbers::fixed (*predicted, 3), palette.prediction });

    card.paint (list, palette, { &layout.frame }, shown.lsb);
}

void HistogramPlot::readAt (HistogramData& data, const Layout& layout, std::optional<float> x)
{
    data.readLsb = x ? std::optional (layout.frame.xValueAt (*x)) : std::nullopt;
}

std::string HistogramPlot::reading (const HistogramData& data)
{
    const auto bar = data.readLsb ? data.barAt (*data.readLsb) : std::nullopt;

    return bar ? lsb (data.bars[*bar].lsb) + ": " + numbers::fixed (data.bars[*bar].density, 3)
                     + " per LSB"
               : std::string();
}

} // namespace requant
