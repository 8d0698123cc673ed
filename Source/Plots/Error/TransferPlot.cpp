#include "TransferPlot.h"

#include "Plots/Frame/ReadoutCard.h"
#include "Text/Numbers.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

constexpr float bandAlpha = 0.22f;

std::string lsb (double value) { return numbers::fixed (value, 2, true) + " LSB"; }

int ticksFor (float length) { return std::max (2, static_cast<int> (length / 52.0f)); }

std::vector<LegendEntry> legendOf (const Palette& palette)
{
    const std::string plusMinus = "\xc2\xb1";
    return { { "output", palette.output },
             { plusMinus + " one standard deviation",
               palette.output.withMultipliedAlpha (bandAlpha), LegendEntry::Line::band,
               plusMinus + " deviation" },
             { "without dither", palette.secondaryText } };
}

} // namespace

TransferPlot::Layout::Layout (const Style& style, juce::Rectangle<float> area,
                              const TransferData& data)
    : areas (style, area, legendOf (style.palette))
{
    constexpr float rangeHeight = 22.0f;
    auto body = areas.body;
    range = body.removeFromTop (std::min (rangeHeight, body.getHeight()));
    frame = PlotFrame (
        body,
        PlotAxis::linear (data.lowest, data.highest, "input, LSB", ticksFor (body.getWidth())),
        PlotAxis::linear (data.lowest, data.highest, "output, LSB", ticksFor (body.getHeight())));
    range = range.withLeft (frame.plot.getX()).withRight (frame.plot.getRight());
}

void TransferPlot::paint (juce::Graphics& g, const Layout& layout, const TransferData& data) const
{
    paintFrame (g, layout, data);
    paintData (g, layout, data);
}

void TransferPlot::paintFrame (juce::Graphics& g, const Layout& layout,
                               const TransferData& data) const
{
    paintWords (g, style, layout.areas,
                { data.title, data.subtitle, { "Transfer" }, legendOf (style.palette) });
    layout.frame.paint (g, style);
    const juce::Graphics::ScopedSaveState state (g);
    g.reduceClipRegion (layout.frame.plot.toNearestInt());
    paintStaircase (g, layout, data);
}

void TransferPlot::paintData (juce::Graphics& g, const Layout& layout,
                              const TransferData& data) const
{
    {
        const juce::Graphics::ScopedSaveState state (g);
        g.reduceClipRegion (layout.frame.plot.toNearestInt());
        paintMeasured (g, layout, data);
    }

    paintInputRange (g, layout, data);

    paintReading (g, layout, data);
}

void TransferPlot::paintStaircase (juce::Graphics& g, const Layout& layout,
                                   const TransferData& data) const
{
    juce::Path path;
    const auto& frame = layout.frame;

    for (const auto& step : data.staircase)
    {
        const juce::Point<float> from (frame.xOf (step.from), frame.yOf (step.output));

        if (path.isEmpty())
            path.startNewSubPath (from);
        else
            path.lineTo (from);

        path.lineTo (frame.xOf (step.to), from.y);
    }

    g.setColour (style.palette.secondaryText);
    g.strokePath (path, juce::PathStrokeType (1.2f, juce::PathStrokeType::mitered));
}

void TransferPlot::paintMeasured (juce::Graphics& g, const Layout& layout,
                                  const TransferData& data) const
{
    const auto& frame = layout.frame;
    const auto paintRun = [&] (std::size_t first, std::size_t end)
    {
        juce::Path band, mean;

        for (auto i = first; i < end; ++i)
        {
            const auto& point = data.points[i];
            const auto x = frame.xOf (point.input);
            const auto above = frame.yOf (point.mean + point.deviation), y = frame.yOf (point.mean);

            if (i == first)
            {
                band.startNewSubPath (x, above);
                mean.startNewSubPath (x, y);
            }
            else
            {
                band.lineTo (x, above);
                mean.lineTo (x, y);
            }
        }

        for (auto i = end; i-- > first;)
            band.lineTo (frame.xOf (data.points[i].input),
                         frame.yOf (data.points[i].mean - data.points[i].deviation));

        band.closeSubPath();
        g.setColour (style.palette.output.withMultipliedAlpha (bandAlpha));
        g.fillPath (band);
        g.setColour (style.palette.output);
        g.strokePath (mean, juce::PathStrokeType (1.8f, juce::PathStrokeType::mitered));

        // A value that the input visited alone would be no line.
        if (end - first == 1)
            g.fillEllipse (juce::Rectangle<float> (4.0f, 4.0f)
                               .withCentre ({ frame.xOf (data.points[first].input),
                                              frame.yOf (data.points[first].mean) }));
    };

    for (std::size_t first = 0, n = 1; n <= data.points.size(); ++n)
        if (n == data.points.size()
            || data.points[n].input - data.points[n - 1].input > 1.5 * data.pitch)
            paintRun (std::exchange (first, n), n);
}

void TransferPlot::paintInputRange (juce::Graphics& g, const Layout& layout,
                                    const TransferData& data) const
{
    if (! data.inputRange)
        return;

    const auto& area = layout.range;
    const auto lowest = layout.frame.xOf (data.inputRange->lowest);
    const auto highest = layout.frame.xOf (data.inputRange->highest);
    const auto left = std::max (area.getX(), lowest), right = std::min (area.getRight(), highest);

    if (right < left)
        return;

    const auto y = area.getBottom() - 3.0f;
    constexpr float arrow = 4.0f;
    g.setColour (style.palette.input);
    g.fillRect (juce::Rectangle<float> (left, y - 1.0f, std::max (2.0f, right - left), 2.0f));
    juce::Path ends;

    // An arrow where the range goes on beyond the view, a bar where it ends.
    if (lowest < area.getX())
        ends.addTriangle (left - 2.0f, y, left + arrow, y - arrow, left + arrow, y + arrow);
    else
        ends.addRectangle (left - 1.0f, y - arrow, 2.0f, 2.0f * arrow);

    if (highest > area.getRight())
        ends.addTriangle (right + 2.0f, y, right - arrow, y - arrow, right - arrow, y + arrow);
    else
        ends.addRectangle (right - 1.0f, y - arrow, 2.0f, 2.0f * arrow);

    g.fillPath (ends);
    const auto font = style.font (Weight::regular, 12.0f);
    const auto width = textWidth (font, toString (data.rangeWords)) + 2.0f;

    g.setColour (style.palette.secondaryText);
    g.setFont (font);
    g.drawText (
        toString (data.rangeWords),
        area.withX (std::clamp (left, area.getX(), std::max (area.getX(), area.getRight() - width)))
            .withWidth (std::min (width, area.getWidth()))
            .withHeight (14.0f),
        juce::Justification::centredLeft, false);
}

void TransferPlot::paintReading (juce::Graphics& g, const Layout& layout,
                                 const TransferData& data) const
{
    const auto* const point = data.readInput ? data.nearestTo (*data.readInput) : nullptr;

    if (point == nullptr)
        return;

    const auto x = std::round (layout.frame.xOf (point->input));
    g.setColour (style.palette.secondaryText.withMultipliedAlpha (0.6f));
    g.fillRect (x, layout.frame.plot.getY(), 1.0f, layout.frame.plot.getHeight());

    const ReadoutCard card {
        "Input " + lsb (point->input),
        { { "mean output", lsb (point->mean), style.palette.output },
          { "deviation", numbers::fixed (point->deviation, 2) + " LSB", style.palette.output },
          { "mean error", lsb (point->input - point->mean), style.palette.error } }
    };
    card.paint (g, style, layout.frame.plot, x);
}

std::string TransferPlot::reading (const TransferData& data)
{
    const auto* const point = data.readInput ? data.nearestTo (*data.readInput) : nullptr;

    return point != nullptr ? "Input " + lsb (point->input) + ", mean output " + lsb (point->mean)
                                  + ", deviation " + numbers::fixed (point->deviation, 2) + " LSB"
                            : std::string();
}

} // namespace requant
