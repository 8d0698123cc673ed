#include "PlotFrame.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

constexpr float axisSizePx = 12.0f, legendSizePx = 12.5f, axisNameWidth = 18.0f,
                labelsHeight = 20.0f, nameHeight = 16.0f;
constexpr float yLabelsWidth = 38.0f, toName = 5.0f, besideTitle = 24.0f;

/** How closely a legend is set, in px. */
struct LegendMeasure
{
    float line = 18.0f, gap = 14.0f;
};

constexpr LegendMeasure wide, narrow { 11.0f, 9.0f };

// area: as wide as the line is long.
void paintLine (juce::Graphics& g, LegendEntry::Line line, juce::Rectangle<float> area)
{
    const auto left = area.getX(), y = area.getCentreY(), length = area.getWidth();

    if (line == LegendEntry::Line::solid)
        g.fillRect (left, y - 1.0f, length, 2.0f);
    else if (line == LegendEntry::Line::band)
        g.fillRect (left, y - 5.0f, length, 10.0f);
    else if (line == LegendEntry::Line::dashed)
        for (auto x = 0.0f; x < length; x += 7.0f)
            g.fillRect (left + x, y - 1.0f, 4.0f, 2.0f);
    else
        for (auto x = 0.0f; x < length; x += 4.0f)
            g.fillRect (left + x, y - 1.0f, 2.0f, 2.0f);
}

// Never further outside than some screens, so that the renderer need not walk there; what is no
// number lies at the low end.
float inReach (double proportion) noexcept
{
    return std::isnan (proportion) ? 0.0f : static_cast<float> (std::clamp (proportion, -8.0, 8.0));
}

float widthOf (const juce::Font& font, const LegendEntry& entry, LegendMeasure measure = wide)
{
    return measure.line + toName + textWidth (font, entry.name) + 1.0f;
}

float widthOf (const juce::Font& font, const std::vector<LegendEntry>& legend,
               LegendMeasure measure = wide)
{
    auto width = 0.0f;

    for (const auto& entry : legend)
        width += widthOf (font, entry, measure) + (width > 0.0f ? measure.gap : 0.0f);

    return width;
}

// From the left end of the row.
void paintLegend (juce::Graphics& g, const Style& style, juce::Rectangle<float> row,
                  const std::vector<LegendEntry>& legend, LegendMeasure measure = wide)
{
    const auto font = style.font (Weight::regular, legendSizePx);
    g.setFont (font);

    for (const auto& entry : legend)
    {
        auto cell = row.removeFromLeft (widthOf (font, entry, measure));
        row.removeFromLeft (measure.gap);
        g.setColour (entry.colour);
        paintLine (g, entry.line, cell.removeFromLeft (measure.line));
        g.setColour (style.palette.secondaryText);
        g.drawText (entry.name, cell.withTrimmedLeft (toName), juce::Justification::centredLeft,
                    false);
    }
}

std::vector<LegendEntry> shortened (std::vector<LegendEntry> legend)
{
    for (auto& entry : legend)
        if (entry.shortName.isNotEmpty())
            entry.name = entry.shortName;

    return legend;
}

// Legends name what matters most first.
std::vector<LegendEntry> thatFits (const juce::Font& font, std::vector<LegendEntry> legend,
                                   float width)
{
    legend = shortened (std::move (legend));

    while (! legend.empty() && widthOf (font, legend, narrow) > width)
        legend.pop_back();

    return legend;
}

// As much as fits in a row of its own, or all of it beside the title.
void paintNarrowLegend (juce::Graphics& g, const Style& style, const PictureAreas& areas,
                        const std::vector<LegendEntry>& legend, float titleWidth)
{
    const auto font = style.font (Weight::regular, legendSizePx);

    if (! areas.legend.isEmpty())
        return paintLegend (g, style, areas.legend,
                            thatFits (font, legend, areas.legend.getWidth()), narrow);

    const auto width = widthOf (font, shortened (legend), narrow);
    auto beside = areas.title.withTrimmedLeft (titleWidth + besideTitle);

    if (width <= beside.getWidth())
        paintLegend (g, style, beside.removeFromRight (width), shortened (legend), narrow);
}

juce::String titleThatFits (const juce::Font& font, const PlotWords& words, float width)
{
    if (textWidth (font, words.title) <= width)
        return words.title;

    for (const auto& title : words.shortTitles)
        if (textWidth (font, title) <= width)
            return title;

    return words.shortTitles.isEmpty() ? words.title
                                       : words.shortTitles[words.shortTitles.size() - 1];
}

} // namespace

PictureAreas::PictureAreas (juce::Rectangle<float> whole, bool isPlot)
    : isWide (whole.getWidth() >= 520.0f && whole.getHeight() >= 320.0f)
{
    body = whole;
    title = body.removeFromTop (20.0f);

    // Five names beside the longest title.
    constexpr float widthForLegend = 660.0f;

    if (isWide)
        subtitle = body.removeFromTop (20.0f);

    if (isWide ? whole.getWidth() < widthForLegend : isPlot)
        legend = body.removeFromTop (isWide ? 20.0f : 18.0f);

    body.removeFromTop (isWide ? 14.0f : isPlot ? 2.0f : 8.0f);
}

void paintWords (juce::Graphics& g, const Style& style, const PictureAreas& areas,
                 const PlotWords& words)
{
    const auto font = style.font (Weight::bold, areas.isWide ? 16.0f : 14.0f);
    const auto legendFont = style.font (Weight::regular, legendSizePx);
    auto row = areas.title;

    // In a row of its own, beside the title where both have room, else beside the sentence.
    const auto titleWidth = textWidth (font, words.title);
    const auto fitsBesideTitle = [&] (float width)
    { return titleWidth + width + besideTitle <= row.getWidth(); };
    const auto legend = fitsBesideTitle (widthOf (legendFont, words.legend))
                            ? words.legend
                            : shortened (words.legend);
    const auto legendWidth = widthOf (legendFont, legend);
    const auto isBesideTitle = fitsBesideTitle (legendWidth);
    const auto isBesideSentence = areas.legend.isEmpty() && ! isBesideTitle;

    auto free = isBesideSentence ? areas.subtitle : row;

    if (areas.isWide)
        paintLegend (g, style,
                     areas.legend.isEmpty() ? free.removeFromRight (legendWidth) : areas.legend,
                     legend);
    else
        paintNarrowLegend (g, style, areas, words.legend, titleWidth);

    g.setColour (style.palette.text);
    g.setFont (font);
    g.drawText (titleThatFits (font, words, row.getWidth()), row, juce::Justification::centredLeft,
                true);

    if (! areas.isWide)
        return;

    g.setFont (style.font (Weight::regular, 13.0f));
    g.setColour (style.palette.secondaryText);
    g.drawText (words.subtitle,
                areas.subtitle.withTrimmedRight (isBesideSentence ? legendWidth + 16.0f : 0.0f),
                juce::Justification::centredLeft, true);
}

PlotFrame::PlotFrame (juce::Rectangle<float> area, PlotAxis xAxis, PlotAxis yAxis)
    : plot (area), x (std::move (xAxis)), y (std::move (yAxis)), whole (area)
{
    plot.removeFromLeft (std::min (plot.getWidth(), axisNameWidth + yLabelsWidth));
    plot.removeFromRight (std::min (plot.getWidth(), 14.0f));
    plot.removeFromTop (std::min (plot.getHeight(), 6.0f));
    plot.removeFromBottom (std::min (plot.getHeight(), labelsHeight + nameHeight));
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

void PlotFrame::paint (juce::Graphics& g, const Style& style) const
{
    if (plot.isEmpty())
        return;

    g.setFont (style.font (Weight::regular, axisSizePx));
    paintX (g, style);
    paintY (g, style);
}

void PlotFrame::paintX (juce::Graphics& g, const Style& style) const
{
    const auto font = style.font (Weight::regular, axisSizePx);
    auto free = -1.0e9f; // to the left of this, labels stand already

    for (const auto& tick : x.ticks)
    {
        const auto px = std::round (xOf (tick.value));
        g.setColour (style.palette.line);
        g.fillRect (px, plot.getY(), 1.0f, plot.getHeight());

        const auto width = textWidth (font, tick.label);
        const auto left = std::clamp (px - 0.5f * width, whole.getX(), whole.getRight() - width);

        if (tick.label.isEmpty() || left < free)
            continue;

        free = left + width + 6.0f;
        g.setColour (style.palette.secondaryText);
        g.drawText (tick.label,
                    juce::Rectangle<float> (left - 2.0f, plot.getBottom() + 2.0f, width + 4.0f,
                                            labelsHeight - 2.0f),
                    juce::Justification::centred, false);
    }

    g.setColour (style.palette.secondaryText);
    g.drawText (x.name,
                juce::Rectangle<float> (plot.getX(), plot.getBottom() + labelsHeight - 2.0f,
                                        plot.getWidth(), nameHeight),
                juce::Justification::centredRight, false);
}

void PlotFrame::paintY (juce::Graphics& g, const Style& style) const
{
    for (const auto& tick : y.ticks)
    {
        const auto py = std::round (yOf (tick.value));
        g.setColour (style.palette.line);
        g.fillRect (plot.getX(), py, plot.getWidth(), 1.0f);
        g.setColour (style.palette.secondaryText);
        g.drawText (tick.label,
                    juce::Rectangle<float> (plot.getX() - yLabelsWidth, py - 8.0f,
                                            yLabelsWidth - 7.0f, 16.0f),
                    juce::Justification::centredRight, false);
    }

    // Read from below, as axes are; its end is where the plot ends.
    const juce::Graphics::ScopedSaveState state (g);
    const auto corner = juce::Point<float> (whole.getX(), plot.getY() + plot.getHeight());
    g.addTransform (
        juce::AffineTransform::rotation (-juce::MathConstants<float>::halfPi, corner.x, corner.y));
    g.setColour (style.palette.secondaryText);
    g.drawText (y.name,
                juce::Rectangle<float> (corner.x, corner.y, plot.getHeight(), axisNameWidth),
                juce::Justification::centredRight, false);
}

} // namespace requant
