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

// With its unit, where it has one.
std::string written (const TransferData& data, double value, bool isSigned = true)
{
    return data.isFullScale ? numbers::fixed (value, 5, isSigned)
                            : numbers::fixed (value, 2, isSigned) + " LSB";
}

std::string axisName (const TransferData& data, const char* what)
{
    return std::string (what) + (data.isFullScale ? ", full scale" : ", LSB");
}

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

TransferLayout::TransferLayout (const Palette& palette, Rectangle area, const TransferData& data)
    : areas (area, legendOf (palette))
{
    constexpr float rangeHeight = 22.0f;
    auto body = areas.body;
    range = body.removeFromTop (std::min (rangeHeight, body.getHeight()));
    frame = PlotFrame (body,
                       PlotAxis::linear (data.lowest, data.highest, axisName (data, "input"),
                                         ticksFor (body.getWidth())),
                       PlotAxis::linear (data.lowest, data.highest, axisName (data, "output"),
                                         ticksFor (body.getHeight())));
    range = range.withLeft (frame.plot.getX()).withRight (frame.plot.getRight());
}

TransferPlot::TransferPlot (const Palette& paletteToUse) : TitledPlot (paletteToUse, "Transfer") {}

std::vector<LegendEntry> TransferPlot::legend (const TransferData&) const
{
    return legendOf (palette);
}

void TransferPlot::paintGrid (DisplayList& list, const Layout& layout,
                              const TransferData& data) const
{
    layout.frame.paint (list, palette);
    const DisplayList::Clip clip (list, layout.frame.plot);
    paintStaircase (list, layout, data);
}

void TransferPlot::paintData (DisplayList& list, const Layout& layout,
                              const TransferData& data) const
{
    {
        const DisplayList::Clip clip (list, layout.frame.plot);
        paintMeasured (list, layout, data);
    }

    paintInputRange (list, layout, data);

    paintReading (list, layout, data);
}

void TransferPlot::paintStaircase (DisplayList& list, const Layout& layout,
                                   const TransferData& data) const
{
    Path path;
    const auto& frame = layout.frame;

    for (const auto& step : data.staircase)
    {
        const auto y = frame.yOf (step.output);
        path.continueTo ({ frame.xOf (step.from), y });
        path.lineTo (frame.xOf (step.to), y);
    }

    list.setColour (palette.secondaryText);
    list.strokePath (path, { 1.2f });
}

void TransferPlot::paintMeasured (DisplayList& list, const Layout& layout,
                                  const TransferData& data) const
{
    const auto& frame = layout.frame;
    const auto paintRun = [&] (std::size_t first, std::size_t end)
    {
        Path band, mean;

        for (auto i = first; i < end; ++i)
        {
            const auto& point = data.points[i];
            const auto x = frame.xOf (point.input);
            band.continueTo ({ x, frame.yOf (point.mean + point.deviation) });
            mean.continueTo ({ x, frame.yOf (point.mean) });
        }

        for (auto i = end; i-- > first;)
            band.lineTo (frame.xOf (data.points[i].input),
                         frame.yOf (data.points[i].mean - data.points[i].deviation));

        band.closeSubPath();
        list.setColour (palette.output.withMultipliedAlpha (bandAlpha));
        list.fillPath (band);
        list.setColour (palette.output);
        list.strokePath (mean, { 1.8f });

        // A value that the input visited alone would be no line.
        if (end - first == 1)
            list.fillEllipse (Rectangle (4.0f, 4.0f)
                                  .withCentre ({ frame.xOf (data.points[first].input),
                                                 frame.yOf (data.points[first].mean) }));
    };

    for (std::size_t first = 0, n = 1; n <= data.points.size(); ++n)
        if (n == data.points.size()
            || data.points[n].input - data.points[n - 1].input > 1.5 * data.pitch)
            paintRun (std::exchange (first, n), n);
}

void TransferPlot::paintInputRange (DisplayList& list, const Layout& layout,
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
    list.setColour (palette.input);
    list.fillRect (Rectangle (left, y - 1.0f, std::max (2.0f, right - left), 2.0f));
    Path ends;

    // An arrow where the range goes on beyond the view, a bar where it ends.
    if (lowest < area.getX())
        ends.addTriangle ({ left - 2.0f, y }, { left + arrow, y - arrow },
                          { left + arrow, y + arrow });
    else
        ends.addRectangle ({ left - 1.0f, y - arrow, 2.0f, 2.0f * arrow });

    if (highest > area.getRight())
        ends.addTriangle ({ right + 2.0f, y }, { right - arrow, y - arrow },
                          { right - arrow, y + arrow });
    else
        ends.addRectangle ({ right - 1.0f, y - arrow, 2.0f, 2.0f * arrow });

    list.fillPath (ends);
    const Font font { Weight::regular, 12.0f };
    const auto width = textWidth (font, data.rangeWords) + 2.0f;

    list.setColour (palette.secondaryText);
    list.setFont (font);
    list.drawText (
        data.rangeWords,
        area.withX (std::clamp (left, area.getX(), std::max (area.getX(), area.getRight() - width)))
            .withWidth (std::min (width, area.getWidth()))
            .withHeight (14.0f),
        Justification::centredLeft);
}

void TransferPlot::paintReading (DisplayList& list, const Layout& layout,
                                 const TransferData& data) const
{
    const auto* const point = data.readInput ? data.nearestTo (*data.readInput) : nullptr;

    if (point == nullptr)
        return;

    const ReadoutCard card {
        "Input " + written (data, point->input),
        { { "mean output", written (data, point->mean), palette.output },
          { "deviation", written (data, point->deviation, false), palette.output },
          { "mean error", written (data, point->input - point->mean), palette.error } }
    };
    card.paint (list, palette, { &layout.frame }, point->input);
}

void TransferPlot::readAt (TransferData& data, const Layout& layout, std::optional<float> x)
{
    data.readInput = x ? std::optional (layout.frame.xValueAt (*x)) : std::nullopt;
}

std::string TransferPlot::reading (const TransferData& data)
{
    const auto* const point = data.readInput ? data.nearestTo (*data.readInput) : nullptr;

    return point != nullptr ? "Input " + written (data, point->input) + ", mean output "
                                  + written (data, point->mean) + ", deviation "
                                  + written (data, point->deviation, false)
                            : std::string();
}

} // namespace requant
