#include "WaveformPlot.h"

#include "Plots/Frame/PlotAxis.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace requant
{

namespace
{

constexpr float axisHeight = 15.0f;

// 1, 2, 5, 10, 15, 30 s, then minutes likewise.
double tickSeconds (double seconds, int mostTicks)
{
    for (const auto step : { 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0,
                             600.0, 900.0, 1800.0 })
        if (seconds / step <= mostTicks)
            return step;

    return 3600.0 * std::max (1.0, axis::niceStep (seconds / 3600.0, mostTicks));
}

} // namespace

Rectangle WaveformPlot::plotIn (Rectangle area) { return area.withTrimmedBottom (axisHeight); }

float WaveformPlot::xOf (double proportion, Rectangle plot)
{
    return static_cast<float> (static_cast<double> (plot.getX())
                               + proportion * static_cast<double> (plot.getWidth()));
}

double WaveformPlot::proportionAt (float x, Rectangle plot)
{
    const auto inside = static_cast<double> (x - plot.getX());
    return std::clamp (inside / static_cast<double> (std::max (1.0f, plot.getWidth())), 0.0, 1.0);
}

std::string WaveformPlot::timeText (double seconds)
{
    // Cut, not rounded: a clock shows what has passed. A thousandth makes up for 0.3 being 0.29999.
    const auto tenths = static_cast<std::int64_t> (std::floor (seconds * 10.0 + 0.001));
    return fmt::format ("{}:{:02}.{}", tenths / 600, tenths / 10 % 60, tenths % 10);
}

float WaveformPlot::peakOf (std::span<const WaveformData::Swing> columns)
{
    auto peak = 0.0f;

    for (const auto& column : columns)
        peak = std::max ({ peak, column.highest, -column.lowest });

    return peak;
}

void WaveformPlot::paint (DisplayList& list, Rectangle area, Rectangle visible,
                          const WaveformData& data) const
{
    const auto plot = plotIn (area);
    list.setColour (palette.background);
    list.fillRect (plot);
    paintColumns (list, plot, visible, data);
    paintLoop (list, plot, data);
    paintAxis (list, area.withTop (plot.getBottom()), plot, data);

    if (data.seconds > 0.0)
    {
        list.setColour (palette.good);
        list.fillRect (plot.withX (xOf (data.playhead, plot) - 1.0f).withWidth (2.0f));
    }
}

void WaveformPlot::paintColumns (DisplayList& list, Rectangle plot, Rectangle visible,
                                 const WaveformData& data) const
{
    const auto middle = plot.getCentreY();
    const auto half = plot.getHeight() / 2.0f - 1.0f;
    list.setColour (palette.line);
    list.fillRect (plot.withY (middle - 0.5f).withHeight (1.0f));

    // Divided by rather than multiplied with: a denormal's inverse is infinite.
    const auto peak = peakOf (data.columns);
    const auto fullHeight = peak > 0.0f ? peak : 1.0f;
    const auto left = static_cast<int> (plot.getX()), width = static_cast<int> (plot.getWidth());
    const auto looped = data.loop && data.isLooping ? *data.loop : WaveformData::Loop { 0.0, 1.0 };
    const auto last = std::min ({ static_cast<int> (data.columns.size()), width,
                                  static_cast<int> (visible.getRight()) - left });

    for (auto i = std::max (0, static_cast<int> (visible.getX()) - left); i < last; ++i)
    {
        const auto& column = data.columns[static_cast<std::size_t> (i)];
        const auto top = middle - half * (column.highest / fullHeight);
        const auto bottom = middle - half * (column.lowest / fullHeight);
        const auto isPlayed = looped.contains ((i + 0.5) / width);
        list.setColour (isPlayed ? palette.input : palette.line);
        list.fillRect (static_cast<float> (left + i), top - 0.5f, 1.0f, bottom - top + 1.0f);
    }
}

void WaveformPlot::paintLoop (DisplayList& list, Rectangle plot, const WaveformData& data) const
{
    if (! data.loop)
        return;

    const auto left = xOf (data.loop->start, plot), right = xOf (data.loop->end, plot);
    const auto region = plot.withLeft (left).withRight (right);

    if (data.isLooping)
    {
        list.setColour (palette.text.withAlpha (0.10f));
        list.fillRect (region);
    }

    // Brackets, as on the keys that set them; hollow they are where the loop is off.
    list.setColour (data.isLooping ? palette.text : palette.secondaryText);
    list.fillRect (region.withWidth (1.5f));
    list.fillRect (region.withLeft (right - 1.5f));

    for (const auto y : { region.getY(), region.getBottom() - 1.5f })
    {
        const auto tick = std::min (5.0f, region.getWidth());
        list.fillRect (left, y, tick, 1.5f);
        list.fillRect (right - tick, y, tick, 1.5f);
    }
}

void WaveformPlot::paintAxis (DisplayList& list, Rectangle row, Rectangle plot,
                              const WaveformData& data) const
{
    if (data.seconds <= 0.0)
        return;

    const Font font { Weight::regular, 12.0f };
    list.setFont (font);
    list.setColour (palette.text);
    const auto place = timeText (data.playhead * data.seconds) + " / " + timeText (data.seconds);
    const auto placeWidth = std::ceil (textWidth (font, place));
    list.drawText (place, row.removeFromRight (placeWidth), Justification::centredRight);

    const auto mostTicks = std::max (1, static_cast<int> (plot.getWidth()) / 80);
    const auto step = tickSeconds (data.seconds, mostTicks);

    for (int i = 0; i * step <= data.seconds; ++i)
    {
        const auto x = xOf (i * step / data.seconds, plot);
        const auto text = timeText (i * step);
        const auto width = textWidth (font, text);

        if (x + 3.0f + width > row.getRight() - 12.0f)
            break;

        list.setColour (palette.line);
        list.fillRect (x, row.getY(), 1.0f, 5.0f);
        list.setColour (palette.secondaryText);
        list.drawText (text, row.withX (x + 3.0f).withWidth (width + 1.0f),
                       Justification::centredLeft);
    }
}

} // namespace requant
