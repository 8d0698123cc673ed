#include "PlotFrame.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

constexpr float axisSizePx = 12.0f, axisNameWidth = 18.0f, labelsHeight = 20.0f, nameHeight = 16.0f,
                yLabelsWidth = 38.0f;

// Never further outside than some screens, so that the renderer need not walk there; what is no
// number lies at the low end.
float inReach (double proportion) noexcept
{
    return std::isnan (proportion) ? 0.0f : static_cast<float> (std::clamp (proportion, -8.0, 8.0));
}

} // namespace

PlotFrame::PlotFrame (Rectangle area, PlotAxis xAxis, PlotAxis yAxis)
    : plot (area), x (std::move (xAxis)), y (std::move (yAxis)), whole (area)
{
    plot.removeFromLeft (std::min (plot.getWidth(), axisNameWidth + yLabelsWidth));
    plot.removeFromRight (std::min (plot.getWidth(), 14.0f));
    plot.removeFromTop (std::min (plot.getHeight(), 6.0f));
    plot.removeFromBottom (
        std::min (plot.getHeight(), labelsHeight + (x.name.empty() ? 0.0f : nameHeight)));
}

float PlotFrame::xOf (double value) const noexcept
{
    return plot.getX() + plot.getWidth() * inReach (x.proportionOf (value));
}

float PlotFrame::yOf (double value) const noexcept
{
    return plot.getBottom() - plot.getHeight() * inReach (y.proportionOf (value));
}

double PlotFrame::xValueAt (float px) const noexcept
{
    return x.valueAt (static_cast<double> ((px - plot.getX()) / std::max (1.0f, plot.getWidth())));
}

void PlotFrame::paint (DisplayList& list, const Palette& palette) const
{
    if (plot.isEmpty())
        return;

    list.setFont ({ Weight::regular, axisSizePx });
    paintX (list, palette);
    paintY (list, palette);
}

void PlotFrame::paintX (DisplayList& list, const Palette& palette) const
{
    const Font font { Weight::regular, axisSizePx };
    auto free = -1.0e9f; // to the left of this, labels stand already

    for (const auto& tick : x.ticks)
    {
        const auto px = std::round (xOf (tick.value));
        list.setColour (palette.line);
        list.fillRect (px, plot.getY(), 1.0f, plot.getHeight());

        const auto width = textWidth (font, tick.label);
        const auto left = std::clamp (px - 0.5f * width, whole.getX(), whole.getRight() - width);

        if (tick.label.empty() || left < free)
            continue;

        free = left + width + 6.0f;
        list.setColour (palette.secondaryText);
        list.drawText (
            tick.label,
            Rectangle (left - 2.0f, plot.getBottom() + 2.0f, width + 4.0f, labelsHeight - 2.0f),
            Justification::centred);
    }

    list.setColour (palette.secondaryText);
    list.drawText (x.name,
                   Rectangle (plot.getX(), plot.getBottom() + labelsHeight - 2.0f, plot.getWidth(),
                              nameHeight),
                   Justification::centredRight);
}

void PlotFrame::paintY (DisplayList& list, const Palette& palette) const
{
    for (const auto& tick : y.ticks)
    {
        const auto py = std::round (yOf (tick.value));
        list.setColour (palette.line);
        list.fillRect (plot.getX(), py, plot.getWidth(), 1.0f);
        list.setColour (palette.secondaryText);
        list.drawText (
            tick.label,
            Rectangle (plot.getX() - yLabelsWidth, py - 8.0f, yLabelsWidth - 7.0f, 16.0f),
            Justification::centredRight);
    }

    // Read from below, as axes are; its end is where the plot ends.
    list.setColour (palette.secondaryText);
    list.drawTurnedText (y.name,
                         { whole.getX(), plot.getBottom(), plot.getHeight(), axisNameWidth },
                         Justification::centredRight);
}

} // namespace requant
