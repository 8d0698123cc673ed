#include "TransferPicture.h"

#include "Numbers.h"
#include "ReadoutCard.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

juce::String lsb (double value) { return numbers::fixed (value, 2, true) + " LSB"; }

int ticksFor (float length) { return std::max (2, static_cast<int> (length / 52.0f)); }

} // namespace

const TransferData::Point* TransferData::nearestTo (double input) const noexcept
{
    const auto nearest =
        std::min_element (points.begin(), points.end(),
                          [input] (const Point& a, const Point& b)
                          { return std::abs (a.input - input) < std::abs (b.input - input); });

    return nearest != points.end() && std::abs (nearest->input - input) <= pitch ? &*nearest
                                                                                 : nullptr;
}

TransferPicture::Layout::Layout (juce::Rectangle<float> area, const TransferData& data)
    : areas (area), frame (areas.body,
                           PlotAxis::linear (data.lowest, data.highest, "input, LSB",
                                             ticksFor (areas.body.getWidth())),
                           PlotAxis::linear (data.lowest, data.highest, "output, LSB",
                                             ticksFor (areas.body.getHeight())))
{
}

void TransferPicture::paint (juce::Graphics& g, const Layout& layout,
                             const TransferData& data) const
{
    paintFrame (g, layout, data);
    paintData (g, layout, data);
}

void TransferPicture::paintFrame (juce::Graphics& g, const Layout& layout,
                                  const TransferData& data) const
{
    paintWords (g, style, layout.areas,
                { data.title,
                  data.subtitle,
                  { "Transfer" },
                  { { "output", style.palette.output },
                    { "without dither", style.palette.secondaryText } } });
    layout.frame.paint (g, style);
    const juce::Graphics::ScopedSaveState state (g);
    g.reduceClipRegion (layout.frame.plot.toNearestInt());
    paintStaircase (g, layout, data);
}

void TransferPicture::paintData (juce::Graphics& g, const Layout& layout,
                                 const TransferData& data) const
{
    {
        const juce::Graphics::ScopedSaveState state (g);
        g.reduceClipRegion (layout.frame.plot.toNearestInt());
        paintMeasured (g, layout, data);
        paintInputRange (g, layout, data);
    }

    paintReading (g, layout, data);
}

void TransferPicture::paintStaircase (juce::Graphics& g, const Layout& layout,
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

void TransferPicture::paintMeasured (juce::Graphics& g, const Layout& layout,
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
        g.setColour (style.palette.output.withMultipliedAlpha (0.22f));
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

void TransferPicture::paintInputRange (juce::Graphics& g, const Layout& layout,
                                       const TransferData& data) const
{
    if (! data.inputRange)
        return;

    const auto& plot = layout.frame.plot;
    const auto left = std::max (plot.getX(), layout.frame.xOf (data.inputRange->lowest));
    const auto right = std::min (plot.getRight(), layout.frame.xOf (data.inputRange->highest));

    if (right < left)
        return;

    const juce::Rectangle<float> bar (left, plot.getBottom() - 5.0f, std::max (4.0f, right - left),
                                      4.0f);
    g.setColour (style.palette.input);
    g.fillRoundedRectangle (bar, 2.0f);

    const auto font = style.font (Weight::regular, 12.0f);
    const auto width = textWidth (font, data.rangeWords) + 2.0f;
    g.setColour (style.palette.secondaryText);
    g.setFont (font);
    g.drawText (data.rangeWords,
                juce::Rectangle<float> (
                    std::clamp (left, plot.getX() + 4.0f,
                                std::max (plot.getX() + 4.0f, plot.getRight() - width - 4.0f)),
                    bar.getY() - 18.0f, width, 16.0f),
                juce::Justification::centredLeft, false);
}

void TransferPicture::paintReading (juce::Graphics& g, const Layout& layout,
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

juce::String TransferPicture::reading (const TransferData& data)
{
    const auto* const point = data.readInput ? data.nearestTo (*data.readInput) : nullptr;

    return point != nullptr ? "Input " + lsb (point->input) + ", mean output " + lsb (point->mean)
                                  + ", deviation " + numbers::fixed (point->deviation, 2) + " LSB"
                            : juce::String();
}

} // namespace requant
