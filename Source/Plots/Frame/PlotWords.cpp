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

float widthOf (const juce::Font& font, const LegendEntry& entry, LegendMeasure measure = wide)
{
    return measure.line + toName + textWidth (font, toString (entry.name)) + 1.0f;
}

float widthOf (const juce::Font& font, const std::vector<LegendEntry>& legend,
               LegendMeasure measure = wide)
{
    auto width = 0.0f;

    for (const auto& entry : legend)
        width += widthOf (font, entry, measure) + (width > 0.0f ? measure.gap : 0.0f);

    return width;
}

juce::Font legendFont (const Style& style) { return style.font (Weight::regular, legendSizePx); }

// From the left end of the row.
void paintLegend (juce::Graphics& g, const Style& style, juce::Rectangle<float> row,
                  const std::vector<LegendEntry>& legend, LegendMeasure measure = wide)
{
    const auto font = legendFont (style);
    g.setFont (font);

    for (const auto& entry : legend)
    {
        auto cell = row.removeFromLeft (widthOf (font, entry, measure));
        row.removeFromLeft (measure.gap);
        g.setColour (entry.colour);
        paintLine (g, entry.line, cell.removeFromLeft (measure.line));
        g.setColour (style.palette.secondaryText);
        g.drawText (toString (entry.name), cell.withTrimmedLeft (toName),
                    juce::Justification::centredLeft, false);
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
std::vector<LegendEntry> removeLine (const juce::Font& font, std::vector<LegendEntry>& legend,
                                     float width)
{
    std::vector<LegendEntry> line;

    while (! legend.empty())
    {
        line.push_back (legend.front());

        if (widthOf (font, line, narrow) > width)
        {
            line.pop_back();
            break;
        }

        legend.erase (legend.begin());
    }

    return line;
}

int linesOf (const juce::Font& font, std::vector<LegendEntry> legend, float width)
{
    legend = shortened (std::move (legend));
    int lines = 0;

    while (! removeLine (font, legend, width).empty())
        ++lines;

    return lines;
}

// In as many lines as its area has, or all of it beside the title.
void paintNarrowLegend (juce::Graphics& g, const Style& style, const PlotAreas& areas,
                        std::vector<LegendEntry> legend, float titleWidth)
{
    const auto font = legendFont (style);
    legend = shortened (std::move (legend));

    if (auto rest = areas.legend; ! rest.isEmpty())
    {
        while (rest.getHeight() >= narrowLine)
            paintLegend (g, style, rest.removeFromTop (narrowLine),
                         removeLine (font, legend, rest.getWidth()), narrow);

        return;
    }

    const auto width = widthOf (font, legend, narrow);
    auto beside = areas.title.withTrimmedLeft (titleWidth + besideTitle);

    if (width <= beside.getWidth())
        paintLegend (g, style, beside.removeFromRight (width), legend, narrow);
}

std::string titleThatFits (const juce::Font& font, const PlotWords& words, float width)
{
    if (textWidth (font, toString (words.title)) <= width)
        return words.title;

    for (const auto& title : words.shortTitles)
        if (textWidth (font, toString (title)) <= width)
            return title;

    return words.shortTitles.empty() ? words.title
                                     : words.shortTitles[words.shortTitles.size() - 1];
}

} // namespace

PlotAreas::PlotAreas (const Style& style, juce::Rectangle<float> whole,
                      const std::vector<LegendEntry>& legendToShow)
    : PlotAreas (whole)
{
    const auto font = legendFont (style);
    body = whole.withTop (isWide ? subtitle.getBottom() : title.getBottom());

    // A plot's title changes with the state; the legend does not move for that.
    constexpr float longestTitle = 240.0f;
    const auto fitsBesideTitles =
        widthOf (font, shortened (legendToShow)) + besideTitle + longestTitle <= whole.getWidth();

    if (! isWide)
        legend = body.removeFromTop (
            2.0f
            + narrowLine * static_cast<float> (linesOf (font, legendToShow, whole.getWidth())));
    else if (! fitsBesideTitles)
        legend = body.removeFromTop (20.0f);

    body.removeFromTop (isWide ? 14.0f : 2.0f);
}

PlotAreas::PlotAreas (juce::Rectangle<float> whole)
    : isWide (whole.getWidth() >= 520.0f && whole.getHeight() >= 320.0f), body (whole)
{
    title = body.removeFromTop (20.0f);

    if (isWide)
        subtitle = body.removeFromTop (20.0f);

    body.removeFromTop (isWide ? 14.0f : 8.0f);
}

void paintWords (juce::Graphics& g, const Style& style, const PlotAreas& areas,
                 const PlotWords& words)
{
    const auto font = style.font (Weight::bold, areas.isWide ? 16.0f : 14.0f);
    auto row = areas.title;

    // In a row of its own, beside the title where both have room, else beside the sentence.
    const auto titleWidth = textWidth (font, toString (words.title));
    const auto taken = areas.legend.isEmpty() ? titleWidth + besideTitle : 0.0f;
    const auto fits = [&] (float width) { return taken + width <= row.getWidth(); };
    const auto legend =
        fits (widthOf (legendFont (style), words.legend)) ? words.legend : shortened (words.legend);
    const auto legendWidth = widthOf (legendFont (style), legend);
    const auto isBesideTitle = fits (legendWidth);
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
    g.drawText (toString (titleThatFits (font, words, row.getWidth())), row,
                juce::Justification::centredLeft, true);

    if (! areas.isWide)
        return;

    g.setFont (style.font (Weight::regular, 13.0f));
    g.setColour (style.palette.secondaryText);
    g.drawText (toString (words.subtitle),
                areas.subtitle.withTrimmedRight (isBesideSentence ? legendWidth + 16.0f : 0.0f),
                juce::Justification::centredLeft, true);
}

} // namespace requant
