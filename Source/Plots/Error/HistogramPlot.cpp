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

HistogramPlot::Layout::Layout (const Style& style, juce::Rectangle<float> area,
                               const HistogramData& data)
    : areas (style, area, legendOf (style.palette, data)),
      frame (
          areas.body,
          errorAxis (data.rangeLsb, std::max (2, static_cast<int> (areas.body.getWidth() / 70.0f))),
          PlotAxis::linear (0.0, data.highestDensity, "probability density, 1/LSB",
                            std::max (2, static_cast<int> (areas.body.getHeight() / 60.0f))))
{
}

void HistogramPlot::paint (juce::Graphics& g, const Layout& layout, const HistogramData& data) const
{
    paintFrame (g, layout, data);
    paintData (g, layout, data);
}

void HistogramPlot::paintFrame (juce::Graphics& g, const Layout& layout,
                                const HistogramData& data) const
{
    paintWords (g, style, layout.areas,
                { data.title, data.subtitle, { "Histogram" }, legendOf (style.palette, data) });
    layout.frame.paint (g, style);
}

void HistogramPlot::paintData (juce::Graphics& g, const Layout& layout,
                               const HistogramData& data) const
{
    const auto& frame = layout.frame;

    {
        const juce::Graphics::ScopedSaveState state (g);
        g.reduceClipRegion (frame.plot.toNearestInt());
        const auto base = frame.yOf (0.0);
        juce::RectangleList<float> rectangles;

        for (const auto& bar : data.bars)
        {
            // Bars end where the next ones begin, but for a gap that shows them as bars.
            const auto left = frame.xOf (data.lowestOf (bar));
            const auto right = frame.xOf (data.highestOf (bar));
            const auto gap = right - left > 4.0f ? 1.0f : 0.0f;
            const auto top = frame.yOf (bar.density);

            if (bar.density > 0.0)
                rectangles.addWithoutMerging (
                    { left, top, std::max (0.5f, right - left - gap), base - top });
        }

        g.setColour (style.palette.error.withMultipliedAlpha (0.85f));
        g.fillRectList (rectangles);
        paintPrediction (g, layout, data);
    }

    paintMean (g, layout, data);
    paintReading (g, layout, data);
}

void HistogramPlot::paintPrediction (juce::Graphics& g, const Layout& layout,
                                     const HistogramData& data) const
{
    if (data.predicted.empty())
        return;

    juce::Path curve;

    for (const auto& point : data.predicted)
    {
        const juce::Point<float> at (layout.frame.xOf (point.lsb),
                                     layout.frame.yOf (point.density));

        if (&point == &data.predicted.front())
            curve.startNewSubPath (at);
        else
            curve.lineTo (at);
    }

    constexpr float dashes[] { 6.0f, 4.0f };
    juce::Path pieces;
    juce::PathStrokeType (1.8f, juce::PathStrokeType::mitered)
        .createDashedStroke (pieces, curve, dashes, 2);
    g.setColour (style.palette.prediction);
    g.fillPath (pieces);
}

void HistogramPlot::paintMean (juce::Graphics& g, const Layout& layout,
                               const HistogramData& data) const
{
    if (! data.meanLsb || std::abs (*data.meanLsb) > data.rangeLsb)
        return;

    const auto& plot = layout.frame.plot;
    const auto x = std::round (layout.frame.xOf (*data.meanLsb));
    g.setColour (style.palette.text.withMultipliedAlpha (0.6f));
    g.fillRect (x, plot.getY(), 1.0f, plot.getHeight());
    g.setColour (style.palette.error);
    g.setFont (style.font (Weight::regular, 12.0f));

    // On the side where there is more room.
    const juce::Rectangle<float> line (plot.getX(), plot.getY() + 2.0f, plot.getWidth(), 16.0f);
    const auto isRight = x <= plot.getCentreX();
    const auto place = isRight ? line.withLeft (x + 6.0f) : line.withRight (x - 6.0f);
    g.drawText (toString ("mean " + numbers::fixed (*data.meanLsb, 3)), place,
                isRight ? juce::Justification::centredLeft : juce::Justification::centredRight,
                false);
}

void HistogramPlot::paintReading (juce::Graphics& g, const Layout& layout,
                                  const HistogramData& data) const
{
    const auto bar = data.readLsb ? data.barAt (*data.readLsb) : std::nullopt;

    if (! bar)
        return;

    const auto& shown = data.bars[*bar];
    const auto x = std::round (layout.frame.xOf (shown.lsb));
    g.setColour (style.palette.secondaryText.withMultipliedAlpha (0.6f));
    g.fillRect (x, layout.frame.plot.getY(), 1.0f, layout.frame.plot.getHeight());

    ReadoutCard card { lsb (shown.lsb),
                       { { "error", numbers::fixed (shown.density, 3), style.palette.error } } };

    if (const auto predicted = predictedAt (data, shown.lsb))
        card.rows.push_back (
            { "predicted", numbers::fixed (*predicted, 3), style.palette.prediction });

    card.paint (g, style, layout.frame.plot, x);
}

std::string HistogramPlot::reading (const HistogramData& data)
{
    const auto bar = data.readLsb ? data.barAt (*data.readLsb) : std::nullopt;

    return bar ? lsb (data.bars[*bar].lsb) + ": " + numbers::fixed (data.bars[*bar].density, 3)
                     + " per LSB"
               : std::string();
}

} // namespace requant
