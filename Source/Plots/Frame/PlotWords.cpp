#include "PlotWords.h"

#include <algorithm>

namespace requant
{

namespace
{

constexpr float legendSizePx = 12.5f, toName = 5.0f, besideTitle = 24.0f, narrowLine = 16.0f;

/** How closely a legend is set, in px. */
struct LegendMeasure
{
    float line = 18.0f, gap = 14.0f;
};

constexpr Font legendFont { Weight::regular, legendSizePx };

constexpr LegendMeasure wide, narrow { 11.0f, 9.0f };

// area: as wide as the line is long.
void paintLine (DisplayList& list, LegendEntry::Line line, Rectangle area)
{
    const auto left = area.getX(), y = area.getCentreY(), length = area.getWidth();

    if (line == LegendEntry::Line::solid)
        list.fillRect (left, y - 1.0f, length, 2.0f);
    else if (line == LegendEntry::Line::band)
        list.fillRect (left, y - 5.0f, length, 10.0f);
    else if (line == LegendEntry::Line::dashed)
        for (auto x = 0.0f; x < length; x += 7.0f)
            list.fillRect (left + x, y - 1.0f, 4.0f, 2.0f);
    else
        for (auto x = 0.0f; x < length; x += 4.0f)
            list.fillRect (left + x, y - 1.0f, 2.0f, 2.0f);
}

float widthOf (const LegendEntry& entry, LegendMeasure measure = wide)
{
    return measure.line + toName + textWidth (legendFont, entry.name) + 1.0f;
}

float widthOf (const std::vector<LegendEntry>& legend, LegendMeasure measure = wide)
{
    auto width = 0.0f;

    for (const auto& entry : legend)
        width += widthOf (entry, measure) + (width > 0.0f ? measure.gap : 0.0f);

    return width;
}

// From the left end of the row.
void paintLegend (DisplayList& list, const Palette& palette, Rectangle row,
                  const std::vector<LegendEntry>& legend, LegendMeasure measure = wide)
{
    list.setFont (legendFont);

    for (const auto& entry : legend)
    {
        auto cell = row.removeFromLeft (widthOf (entry, measure));
        row.removeFromLeft (measure.gap);
        list.setColour (entry.colour);
        paintLine (list, entry.line, cell.removeFromLeft (measure.line));
        list.setColour (palette.secondaryText);
        list.drawText (entry.name, cell.withTrimmedLeft (toName), Justification::centredLeft);
    }
}

std::vector<LegendEntry> shortened (std::vector<LegendEntry> legend)
{
    for (auto& entry : legend)
        if (! entry.shortName.empty())
            entry.name = entry.shortName;

    return legend;
}

// Removes from the legend's beginning what fits into a line.
std::vector<LegendEntry> removeLine (std::vector<LegendEntry>& legend, float width)
{
    std::vector<LegendEntry> line;

    while (! legend.empty())
    {
        line.push_back (legend.front());

        if (widthOf (line, narrow) > width)
        {
            line.pop_back();
            break;
        }

        legend.erase (legend.begin());
    }

    return line;
}

int linesOf (std::vector<LegendEntry> legend, float width)
{
    legend = shortened (std::move (legend));
    int lines = 0;

    while (! removeLine (legend, width).empty())
        ++lines;

    return lines;
}

// In as many lines as its area has, or all of it beside the title.
void paintNarrowLegend (DisplayList& list, const Palette& palette, const PlotAreas& areas,
                        std::vector<LegendEntry> legend, float titleWidth)
{
    legend = shortened (std::move (legend));

    if (auto rest = areas.legend; ! rest.isEmpty())
    {
        while (rest.getHeight() >= narrowLine)
            paintLegend (list, palette, rest.removeFromTop (narrowLine),
                         removeLine (legend, rest.getWidth()), narrow);

        return;
    }

    const auto width = widthOf (legend, narrow);
    auto beside = areas.title.withTrimmedLeft (titleWidth + besideTitle);

    if (width <= beside.getWidth())
        paintLegend (list, palette, beside.removeFromRight (width), legend, narrow);
}

std::string titleThatFits (const Font& font, const PlotWords& words, float width)
{
    if (textWidth (font, words.title) <= width)
        return words.title;

    for (const auto& title : words.shortTitles)
        if (textWidth (font, title) <= width)
            return title;

    return words.shortTitles.empty() ? words.title
                                     : words.shortTitles[words.shortTitles.size() - 1];
}

} // namespace

Stroke strokeOf (LegendEntry::Line line, float thickness) noexcept
{
    switch (line)
    {
        case LegendEntry::Line::dashed:
            return { thickness, Stroke::Dashes { 6.0f, 4.0f } };
        case LegendEntry::Line::dotted:
            return { thickness, Stroke::Dashes { 1.6f, 3.2f } };
        case LegendEntry::Line::solid:
        case LegendEntry::Line::band:
            break;
    }

    return { thickness };
}

PlotAreas::PlotAreas (Rectangle whole, const std::vector<LegendEntry>& legendToShow)
    : PlotAreas (whole)
{
    body = whole.withTop (isWide ? subtitle.getBottom() : title.getBottom());

    // A plot's title changes with the state; the legend does not move for that.
    constexpr float longestTitle = 240.0f;
    const auto fitsBesideTitles =
        widthOf (shortened (legendToShow)) + besideTitle + longestTitle <= whole.getWidth();

    if (! isWide)
        legend = body.removeFromTop (
            2.0f + narrowLine * static_cast<float> (linesOf (legendToShow, whole.getWidth())));
    else if (! fitsBesideTitles)
        legend = body.removeFromTop (20.0f);

    body.removeFromTop (isWide ? 14.0f : 2.0f);
}

PlotAreas::PlotAreas (Rectangle whole)
    : isWide (whole.getWidth() >= 520.0f && whole.getHeight() >= 320.0f), body (whole)
{
    title = body.removeFromTop (20.0f);

    if (isWide)
        subtitle = body.removeFromTop (20.0f);

    body.removeFromTop (isWide ? 14.0f : 8.0f);
}

void paintWords (DisplayList& list, const Palette& palette, const PlotAreas& areas,
                 const PlotWords& words)
{
    const Font font { Weight::bold, areas.isWide ? 16.0f : 14.0f };
    auto row = areas.title;

    // In a row of its own, beside the title where both have room, else beside the sentence.
    const auto titleWidth = textWidth (font, words.title);
    const auto taken = areas.legend.isEmpty() ? titleWidth + besideTitle : 0.0f;
    const auto fits = [&] (float width) { return taken + width <= row.getWidth(); };
    const auto legend = fits (widthOf (words.legend)) ? words.legend : shortened (words.legend);
    const auto legendWidth = widthOf (legend);
    const auto isBesideTitle = fits (legendWidth);
    const auto isBesideSentence = areas.legend.isEmpty() && ! isBesideTitle;

    auto free = isBesideSentence ? areas.subtitle : row;

    if (areas.isWide)
        paintLegend (list, palette,
                     areas.legend.isEmpty() ? free.removeFromRight (legendWidth) : areas.legend,
                     legend);
    else
        paintNarrowLegend (list, palette, areas, words.legend, titleWidth);

    list.setColour (palette.text);
    list.setFont (font);
    list.drawText (titleThatFits (font, words, row.getWidth()), row, Justification::centredLeft,
                   TooLong::endsInDots);

    if (! areas.isWide)
        return;

    list.setFont ({ Weight::regular, 13.0f });
    list.setColour (palette.secondaryText);
    list.drawText (words.subtitle,
                   areas.subtitle.withTrimmedRight (isBesideSentence ? legendWidth + 16.0f : 0.0f),
                   Justification::centredLeft, TooLong::endsInDots);
}

} // namespace requant
