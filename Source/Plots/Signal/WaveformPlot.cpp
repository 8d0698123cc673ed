#include "WaveformPlot.h"

#include "Plots/Frame/PlotAxis.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace requant
{

namespace
{

constexpr int axisHeight = 15;

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

juce::Rectangle<int> WaveformPlot::plotIn (juce::Rectangle<int> area)
{
    return area.withTrimmedBottom (axisHeight);
}

float WaveformPlot::xOf (double proportion, juce::Rectangle<int> plot)
{
    return static_cast<float> (plot.getX() + proportion * plot.getWidth());
}

double WaveformPlot::proportionAt (float x, juce::Rectangle<int> plot)
{
    const auto inside = static_cast<double> (x) - plot.getX();
    return juce::jlimit (0.0, 1.0, inside / juce::jmax (1, plot.getWidth()));
}

std::string WaveformPlot::timeText (double seconds)
{
    // Cut, not rounded: a clock shows what has passed. A thousandth makes up for 0.3 being 0.29999.
    const auto tenths = static_cast<std::int64_t> (std::floor (seconds * 10.0 + 0.001));
    return fmt::format ("{}:{:02}.{}", tenths / 600, tenths / 10 % 60, tenths % 10);
}

float WaveformPlot::peakOf (std::span<const juce::Range<float>> columns)
{
    auto peak = 0.0f;

    for (const auto& column : columns)
        peak = std::max ({ peak, column.getEnd(), -column.getStart() });

    return peak;
}

void WaveformPlot::paint (juce::Graphics& g, juce::Rectangle<int> area,
                          const WaveformData& data) const
{
    const auto plot = plotIn (area);
    g.setColour (style.palette.background);
    g.fillRect (plot);
    paintColumns (g, plot, data);
    paintLoop (g, plot, data);
    paintAxis (g, area.withTop (plot.getBottom()), plot, data);

    if (data.seconds > 0.0)
    {
        g.setColour (style.palette.good);
        g.fillRect (plot.toFloat().withX (xOf (data.playhead, plot) - 1.0f).withWidth (2.0f));
    }
}

void WaveformPlot::paintColumns (juce::Graphics& g, juce::Rectangle<int> plot,
                                 const WaveformData& data) const
{
    const auto middle = plot.toFloat().getCentreY();
    const auto half = plot.toFloat().getHeight() / 2.0f - 1.0f;
    g.setColour (style.palette.line);
    g.fillRect (plot.toFloat().withY (middle - 0.5f).withHeight (1.0f));

    // Divided by rather than multiplied with: a denormal's inverse is infinite.
    const auto peak = peakOf (data.columns);
    const auto fullHeight = peak > 0.0f ? peak : 1.0f;
    const auto clip = g.getClipBounds();
    const auto scale = static_cast<double> (plot.getWidth());
    const auto looped = data.loop && data.isLooping ? *data.loop : juce::Range<double> (0.0, 1.0);
    const auto last = juce::jmin (static_cast<int> (data.columns.size()), plot.getWidth(),
                                  clip.getRight() - plot.getX());

    for (auto i = juce::jmax (0, clip.getX() - plot.getX()); i < last; ++i)
    {
        const auto& column = data.columns[static_cast<std::size_t> (i)];
        const auto top = middle - half * (column.getEnd() / fullHeight);
        const auto bottom = middle - half * (column.getStart() / fullHeight);
        const auto isPlayed = looped.contains ((i + 0.5) / scale);
        g.setColour (isPlayed ? style.palette.input : style.palette.line);
        g.fillRect (static_cast<float> (plot.getX() + i), top - 0.5f, 1.0f, bottom - top + 1.0f);
    }
}

void WaveformPlot::paintLoop (juce::Graphics& g, juce::Rectangle<int> plot,
                              const WaveformData& data) const
{
    if (! data.loop)
        return;

    const auto left = xOf (data.loop->getStart(), plot), right = xOf (data.loop->getEnd(), plot);
    const auto region = plot.toFloat().withLeft (left).withRight (right);

    if (data.isLooping)
    {
        g.setColour (style.palette.text.withAlpha (0.10f));
        g.fillRect (region);
    }

    // Brackets, as on the keys that set them; hollow they are where the loop is off.
    g.setColour (data.isLooping ? style.palette.text : style.palette.secondaryText);
    g.fillRect (region.withWidth (1.5f));
    g.fillRect (region.withLeft (right - 1.5f));

    for (const auto y : { region.getY(), region.getBottom() - 1.5f })
    {
        const auto tick = juce::jmin (5.0f, region.getWidth());
        g.fillRect (left, y, tick, 1.5f);
        g.fillRect (right - tick, y, tick, 1.5f);
    }
}

void WaveformPlot::paintAxis (juce::Graphics& g, juce::Rectangle<int> row,
                              juce::Rectangle<int> plot, const WaveformData& data) const
{
    if (data.seconds <= 0.0)
        return;

    const auto font = style.font (Weight::regular, 12.0f);
    g.setFont (font);
    g.setColour (style.palette.text);
    const auto place = timeText (data.playhead * data.seconds) + " / " + timeText (data.seconds);
    const auto placeWidth = static_cast<int> (std::ceil (textWidth (font, toString (place))));
    g.drawText (toString (place), row.removeFromRight (placeWidth),
                juce::Justification::centredRight, false);

    const auto mostTicks = juce::jmax (1, plot.getWidth() / 80);
    const auto step = tickSeconds (data.seconds, mostTicks);

    for (int i = 0; i * step <= data.seconds; ++i)
    {
        const auto x = xOf (i * step / data.seconds, plot);
        const auto text = timeText (i * step);
        const auto width = textWidth (font, toString (text));

        if (x + 3.0f + width > static_cast<float> (row.getRight() - 12))
            break;

        g.setColour (style.palette.line);
        g.fillRect (x, static_cast<float> (row.getY()), 1.0f, 5.0f);
        g.setColour (style.palette.secondaryText);
        g.drawText (toString (text), row.toFloat().withX (x + 3.0f).withWidth (width + 1.0f),
                    juce::Justification::centredLeft, false);
    }
}

} // namespace requant
