#include "NoisePlot.h"

#include "Plots/Frame/ReadoutCard.h"
#include "Text/Numbers.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

using Point = NoiseData::Point;

/** A curve through points; a gap between two of them breaks it. */
template <typename Value>
juce::Path curveOf (const PlotFrame& frame, const std::vector<Point>& points, double pitch,
                    Value value)
{
    juce::Path curve;

    for (std::size_t i = 0; i < points.size(); ++i)
    {
        const juce::Point<float> at (frame.xOf (points[i].place), frame.yOf (value (points[i])));
        const auto isBreak = i == 0 || points[i].place - points[i - 1].place > 1.5 * pitch;

        if (isBreak)
            curve.startNewSubPath (at);
        else
            curve.lineTo (at);
    }

    return curve;
}

/** The points of a curve that have no neighbour and are no line, therefore, as dots. */
template <typename Value>
juce::Path dotsOf (const PlotFrame& frame, const std::vector<Point>& points, double pitch,
                   Value value)
{
    constexpr float size = 4.0f;
    const auto isApart = [&] (std::size_t a, std::size_t b)
    { return points[b].place - points[a].place > 1.5 * pitch; };
    juce::Path dots;

    for (std::size_t i = 0; i < points.size(); ++i)
        if ((i == 0 || isApart (i - 1, i)) && (i + 1 == points.size() || isApart (i, i + 1)))
            dots.addEllipse (
                juce::Rectangle<float> (size, size)
                    .withCentre ({ frame.xOf (points[i].place), frame.yOf (value (points[i])) }));

    return dots;
}

double meanOf (const Point& point) { return point.mean; }
double varianceOf (const Point& point) { return point.variance; }
double aboveOf (const Point& point) { return point.mean + std::sqrt (point.variance); }
double belowOf (const Point& point) { return point.mean - std::sqrt (point.variance); }

void stroke (juce::Graphics& g, const juce::Path& curve, float thickness)
{
    g.strokePath (curve, juce::PathStrokeType (thickness, juce::PathStrokeType::mitered));
}

void strokeBroken (juce::Graphics& g, const juce::Path& curve, float on, float off)
{
    const float dashes[] { on, off };
    juce::Path pieces;
    juce::PathStrokeType (1.6f, juce::PathStrokeType::mitered)
        .createDashedStroke (pieces, curve, dashes, 2);
    g.fillPath (pieces);
}

void strokeDashed (juce::Graphics& g, const juce::Path& curve)
{
    strokeBroken (g, curve, 6.0f, 4.0f);
}

constexpr float spreadAlpha = 0.22f;

constexpr auto placeName = "where the input lies inside its step, LSB";

PlotAxis placeAxis (const char* name) { return PlotAxis::linear (-0.5, 0.5, name, 4); }

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

NoisePlot::Layout::Layout (const Style& style, juce::Rectangle<float> area, const NoiseData& data)
    : areas (style, area, legendOf (style.palette, data))
{
    auto rest = areas.body;
    const auto wordsHeight = areas.isWide ? 20.0f : 0.0f;
    auto above =
        rest.removeFromTop (std::round ((areas.isWide ? 0.52f : 0.48f) * rest.getHeight()));
    errorWords = above.removeFromTop (wordsHeight);
    powerWords = rest.removeFromTop (wordsHeight);

    // Narrow plots share the name of their axis.
    error = PlotFrame (above, placeAxis (areas.isWide ? placeName : ""),
                       errorAxis (data.errorRange, above.getHeight()));
    power = PlotFrame (rest, placeAxis (areas.isWide ? placeName : "place in its step, LSB"),
                       powerAxis (data.highestPower, rest.getHeight()));
}

void NoisePlot::paint (juce::Graphics& g, const Layout& layout, const NoiseData& data) const
{
    paintFrame (g, layout, data);
    paintData (g, layout, data);
}

void NoisePlot::paintFrame (juce::Graphics& g, const Layout& layout, const NoiseData& data) const
{
    const auto& palette = style.palette;
    paintWords (
        g, style, layout.areas,
        { data.title, data.subtitle, { "Noise or distortion?" }, legendOf (palette, data) });

    g.setFont (style.font (Weight::regular, 13.0f));
    g.setColour (palette.secondaryText);
    g.drawText ("Mean error is what repeats: distortion. The spread around it is what does not.",
                layout.errorWords.withLeft (layout.error.plot.getX()),
                juce::Justification::centredLeft, true);
    g.drawText ("Noise power against the input: a flat line means no noise modulation.",
                layout.powerWords.withLeft (layout.power.plot.getX()),
                juce::Justification::centredLeft, true);

    layout.error.paint (g, style);
    layout.power.paint (g, style);
    paintReferences (g, layout, data);
}

void NoisePlot::paintReferences (juce::Graphics& g, const Layout& layout,
                                 const NoiseData& data) const
{
    g.setColour (style.palette.secondaryText.withMultipliedAlpha (0.8f));

    if (! data.undithered.empty())
    {
        const juce::Graphics::ScopedSaveState state (g);
        g.reduceClipRegion (layout.error.plot.toNearestInt());
        stroke (g, curveOf (layout.error, data.undithered, data.pitch, meanOf), 1.2f);
    }

    if (! data.uniform.empty())
    {
        const juce::Graphics::ScopedSaveState state (g);
        g.reduceClipRegion (layout.power.plot.toNearestInt());
        strokeBroken (g, curveOf (layout.power, data.uniform, data.pitch, varianceOf), 1.6f, 3.2f);
    }
}

void NoisePlot::paintData (juce::Graphics& g, const Layout& layout, const NoiseData& data) const
{
    {
        const juce::Graphics::ScopedSaveState state (g);
        g.reduceClipRegion (layout.error.plot.toNearestInt().expanded (0, 1));
        paintErrors (g, layout, data);
    }

    {
        const juce::Graphics::ScopedSaveState state (g);
        g.reduceClipRegion (layout.power.plot.toNearestInt().expanded (0, 1));
        paintPower (g, layout, data);
    }

    paintReading (g, layout, data);
}

void NoisePlot::paintErrors (juce::Graphics& g, const Layout& layout, const NoiseData& data) const
{
    const auto& frame = layout.error;
    const auto half = 0.5f * static_cast<float> (data.pitch) * frame.plot.getWidth();
    juce::RectangleList<float> spread;

    for (const auto& point : data.measured)
    {
        const auto x = frame.xOf (point.place), top = frame.yOf (aboveOf (point));
        spread.addWithoutMerging (
            { x - half, top, 2.0f * half, frame.yOf (belowOf (point)) - top });
    }

    g.setColour (style.palette.error.withMultipliedAlpha (spreadAlpha));
    g.fillRectList (spread);

    g.setColour (style.palette.prediction);

    for (const auto value : { aboveOf, meanOf, belowOf })
        strokeDashed (g, curveOf (frame, data.predicted, data.pitch, value));

    g.setColour (style.palette.error);
    stroke (g, curveOf (frame, data.measured, data.pitch, meanOf), 2.0f);
    g.fillPath (dotsOf (frame, data.measured, data.pitch, meanOf));
}

void NoisePlot::paintPower (juce::Graphics& g, const Layout& layout, const NoiseData& data) const
{
    g.setColour (style.palette.prediction);
    strokeDashed (g, curveOf (layout.power, data.predicted, data.pitch, varianceOf));
    g.setColour (style.palette.error);
    stroke (g, curveOf (layout.power, data.measured, data.pitch, varianceOf), 2.0f);
    g.fillPath (dotsOf (layout.power, data.measured, data.pitch, varianceOf));
}

void NoisePlot::paintReading (juce::Graphics& g, const Layout& layout, const NoiseData& data) const
{
    const auto* const point = data.readPlace ? data.nearestTo (*data.readPlace) : nullptr;

    if (point == nullptr)
        return;

    g.setColour (style.palette.secondaryText.withMultipliedAlpha (0.6f));
    const auto x = std::round (layout.error.xOf (point->place));

    for (const auto* frame : { &layout.error, &layout.power })
        g.fillRect (x, frame->plot.getY(), 1.0f, frame->plot.getHeight());

    const ReadoutCard card {
        numbers::fixed (point->place, 2, true) + " LSB from a level",
        { { "mean error", numbers::fixed (point->mean, 3, true) + " LSB", style.palette.error },
          { "noise power", numbers::fixed (point->variance, 3) + " LSB\xc2\xb2",
            style.palette.error } }
    };
    card.paint (g, style, layout.error.plot, x);
}

std::string NoisePlot::reading (const NoiseData& data)
{
    const auto* const point = data.readPlace ? data.nearestTo (*data.readPlace) : nullptr;

    return point != nullptr
               ? numbers::fixed (point->place, 2, true) + " LSB from a level: mean error "
                     + numbers::fixed (point->mean, 3, true) + " LSB, noise power "
                     + numbers::fixed (point->variance, 3)
               : std::string();
}

} // namespace requant
