#include "NoisePlot.h"

#include "Plots/Frame/ReadoutCard.h"
#include "Text/Numbers.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

/** A curve through points; a gap between two of them breaks it. */
template <typename Value>
Path curveOf (const PlotFrame& frame, const std::vector<NoiseData::Point>& points, double pitch,
              Value value)
{
    Path curve;

    for (std::size_t i = 0; i < points.size(); ++i)
    {
        const Point at { frame.xOf (points[i].phaseLsb), frame.yOf (value (points[i])) };
        const auto isBreak = i == 0 || points[i].phaseLsb - points[i - 1].phaseLsb > 1.5 * pitch;

        if (isBreak)
            curve.startNewSubPath (at);
        else
            curve.lineTo (at);
    }

    return curve;
}

/** The points of a curve that have no neighbour and are no line, therefore, as dots. */
template <typename Value>
Path dotsOf (const PlotFrame& frame, const std::vector<NoiseData::Point>& points, double pitch,
             Value value)
{
    constexpr float size = 4.0f;
    const auto isApart = [&] (std::size_t a, std::size_t b)
    { return points[b].phaseLsb - points[a].phaseLsb > 1.5 * pitch; };
    Path dots;

    for (std::size_t i = 0; i < points.size(); ++i)
        if ((i == 0 || isApart (i - 1, i)) && (i + 1 == points.size() || isApart (i, i + 1)))
            dots.addEllipse (Rectangle (size, size)
                                 .withCentre ({ frame.xOf (points[i].phaseLsb),
                                                frame.yOf (value (points[i])) }));

    return dots;
}

double meanOf (const NoiseData::Point& point) { return point.mean; }
double varianceOf (const NoiseData::Point& point) { return point.variance; }
double aboveOf (const NoiseData::Point& point) { return point.mean + std::sqrt (point.variance); }
double belowOf (const NoiseData::Point& point) { return point.mean - std::sqrt (point.variance); }

constexpr float spreadAlpha = 0.22f, thickness = 1.6f; // of what is not measured

constexpr auto phaseName = "where the input lies inside its step, LSB";

PlotAxis phaseAxis (const char* name) { return PlotAxis::linear (-0.5, 0.5, name, 4); }

// Theory's round numbers, where they are in view.
PlotAxis powerAxis (double highest, float height)
{
    const std::string name = "power, LSB\xc2\xb2";

    if (highest > 0.7)
        return PlotAxis::linear (0.0, highest, name,
                                 std::max (2, static_cast<int> (height / 40.0f)));

    PlotAxis axis;
    axis.low = 0.0;
    axis.high = highest;
    axis.name = name;
    axis.ticks = {
        { 0.0, "0" }, { 1.0 / 12.0, "1/12" }, { 0.25, "1/4" }, { 1.0 / 3.0, "1/3" }, { 0.5, "1/2" }
    };
    std::erase_if (axis.ticks,
                   [highest] (const PlotAxis::Tick& tick) { return tick.value > highest; });
    return axis;
}

PlotAxis errorAxis (double range, float height)
{
    return PlotAxis::linear (-range, range, "error, LSB",
                             std::max (4, static_cast<int> (height / 44.0f)));
}

std::vector<LegendEntry> legendOf (const Palette& palette, const NoiseData& data)
{
    std::vector<LegendEntry> legend { { "mean error", palette.error },
                                      { "spread", palette.error.withMultipliedAlpha (spreadAlpha),
                                        LegendEntry::Line::band } };

    if (! data.predicted.empty())
        legend.push_back ({ "predicted", palette.prediction, LegendEntry::Line::dashed });

    if (! data.undithered.empty())
        legend.push_back ({ "without dither", palette.secondaryText });

    if (! data.uniform.empty())
        legend.push_back ({ "RPDF", palette.secondaryText, LegendEntry::Line::dotted });

    return legend;
}

} // namespace

NoiseLayout::NoiseLayout (const Palette& palette, Rectangle area, const NoiseData& data)
    : areas (area, legendOf (palette, data))
{
    auto rest = areas.body;
    const auto wordsHeight = areas.isWide ? 20.0f : 0.0f;
    auto above =
        rest.removeFromTop (std::round ((areas.isWide ? 0.52f : 0.48f) * rest.getHeight()));
    errorWords = above.removeFromTop (wordsHeight);
    powerWords = rest.removeFromTop (wordsHeight);

    // Narrow plots share the name of their axis.
    error = PlotFrame (above, phaseAxis (areas.isWide ? phaseName : ""),
                       errorAxis (data.errorRange, above.getHeight()));
    power = PlotFrame (rest, phaseAxis (areas.isWide ? phaseName : "place in its step, LSB"),
                       powerAxis (data.highestPower, rest.getHeight()));
}

NoisePlot::NoisePlot (const Palette& paletteToUse)
    : TitledPlot (paletteToUse, "Noise or distortion?")
{
}

std::vector<LegendEntry> NoisePlot::legend (const NoiseData& data) const
{
    return legendOf (palette, data);
}

void NoisePlot::paintGrid (DisplayList& list, const Layout& layout, const NoiseData& data) const
{
    list.setFont ({ Weight::regular, 13.0f });
    list.setColour (palette.secondaryText);
    list.drawText ("Mean error is what repeats: distortion. The spread around it is what does not.",
                   layout.errorWords.withLeft (layout.error.plot.getX()),
                   Justification::centredLeft, TooLong::endsInDots);
    list.drawText ("Noise power against the input: a flat line means no noise modulation.",
                   layout.powerWords.withLeft (layout.power.plot.getX()),
                   Justification::centredLeft, TooLong::endsInDots);

    layout.error.paint (list, palette);
    layout.power.paint (list, palette);
    paintReferences (list, layout, data);
}

void NoisePlot::paintReferences (DisplayList& list, const Layout& layout,
                                 const NoiseData& data) const
{
    list.setColour (palette.secondaryText.withMultipliedAlpha (0.8f));

    if (! data.undithered.empty())
    {
        const DisplayList::Clip clip (list, layout.error.plot);
        list.strokePath (curveOf (layout.error, data.undithered, data.pitch, meanOf), { 1.2f });
    }

    if (! data.uniform.empty())
    {
        const DisplayList::Clip clip (list, layout.power.plot);
        list.strokePath (curveOf (layout.power, data.uniform, data.pitch, varianceOf),
                         strokeOf (LegendEntry::Line::dotted, thickness));
    }
}

void NoisePlot::paintData (DisplayList& list, const Layout& layout, const NoiseData& data) const
{
    {
        const DisplayList::Clip clip (list,
                                      layout.error.plot.toNearestPixels().expanded (0.0f, 1.0f));
        paintErrors (list, layout, data);
    }

    {
        const DisplayList::Clip clip (list,
                                      layout.power.plot.toNearestPixels().expanded (0.0f, 1.0f));
        paintPower (list, layout, data);
    }

    paintReading (list, layout, data);
}

void NoisePlot::paintErrors (DisplayList& list, const Layout& layout, const NoiseData& data) const
{
    const auto& frame = layout.error;
    const auto half = 0.5f * static_cast<float> (data.pitch) * frame.plot.getWidth();
    std::vector<Rectangle> spread;

    for (const auto& point : data.measured)
    {
        const auto x = frame.xOf (point.phaseLsb), top = frame.yOf (aboveOf (point));
        spread.push_back ({ x - half, top, 2.0f * half, frame.yOf (belowOf (point)) - top });
    }

    list.setColour (palette.error.withMultipliedAlpha (spreadAlpha));
    list.fillRects (spread);

    list.setColour (palette.prediction);

    for (const auto value : { aboveOf, meanOf, belowOf })
        list.strokePath (curveOf (frame, data.predicted, data.pitch, value),
                         strokeOf (LegendEntry::Line::dashed, thickness));

    list.setColour (palette.error);
    list.strokePath (curveOf (frame, data.measured, data.pitch, meanOf), { 2.0f });
    list.fillPath (dotsOf (frame, data.measured, data.pitch, meanOf));
}

void NoisePlot::paintPower (DisplayList& list, const Layout& layout, const NoiseData& data) const
{
    list.setColour (palette.prediction);
    list.strokePath (curveOf (layout.power, data.predicted, data.pitch, varianceOf),
                     strokeOf (LegendEntry::Line::dashed, thickness));
    list.setColour (palette.error);
    list.strokePath (curveOf (layout.power, data.measured, data.pitch, varianceOf), { 2.0f });
    list.fillPath (dotsOf (layout.power, data.measured, data.pitch, varianceOf));
}

void NoisePlot::paintReading (DisplayList& list, const Layout& layout, const NoiseData& data) const
{
    const auto* const point = data.readPhaseLsb ? data.nearestTo (*data.readPhaseLsb) : nullptr;

    if (point == nullptr)
        return;

    const ReadoutCard card {
        numbers::fixed (point->phaseLsb, 2, true) + " LSB from a level",
        { { "mean error", numbers::fixed (point->mean, 3, true) + " LSB", palette.error },
          { "noise power", numbers::fixed (point->variance, 3) + " LSB\xc2\xb2", palette.error } }
    };
    card.paint (list, palette, { &layout.error, &layout.power }, point->phaseLsb);
}

void NoisePlot::readAt (NoiseData& data, const Layout& layout, std::optional<float> x)
{
    data.readPhaseLsb = x ? std::optional (layout.error.xValueAt (*x)) : std::nullopt;
}

std::string NoisePlot::reading (const NoiseData& data)
{
    const auto* const point = data.readPhaseLsb ? data.nearestTo (*data.readPhaseLsb) : nullptr;

    return point != nullptr
               ? numbers::fixed (point->phaseLsb, 2, true) + " LSB from a level: mean error "
                     + numbers::fixed (point->mean, 3, true) + " LSB, noise power "
                     + numbers::fixed (point->variance, 3)
               : std::string();
}

} // namespace requant
