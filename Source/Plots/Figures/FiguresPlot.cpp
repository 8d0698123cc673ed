#include "FiguresPlot.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace requant
{

namespace
{

constexpr float tallestRow = 28.0f, lowestRow = 18.0f, remarkLine = 17.0f;

/** The parts of a row: a wide one for the name, three for figures, or two where no figure would
    have room in three: the difference can be told from the others. */
struct Columns
{
    explicit Columns (juce::Rectangle<float> row)
    {
        constexpr float leastWidth = 84.0f;
        row = row.withWidth (std::min (row.getWidth(), 720.0f));
        count = row.getWidth() < 4.5f * leastWidth ? 2 : 3;
        const auto width = std::max (leastWidth, 0.22f * row.getWidth());
        name = row.removeFromLeft (row.getWidth() - static_cast<float> (count) * width);

        for (std::size_t i = 0; i < count; ++i)
            figures[i] = row.removeFromLeft (width);
    }

    juce::Rectangle<float> name;
    std::size_t count;
    std::array<juce::Rectangle<float>, 3> figures {};
};

// Up to a word's length is left at the end of a line.
int linesOf (const juce::Font& font, const std::string& words, float width)
{
    constexpr auto filled = 0.85f;
    const auto lines =
        std::ceil (textWidth (font, toString (words)) / (filled * std::max (1.0f, width)));
    return words.empty() ? 0 : std::clamp (static_cast<int> (lines), 2, 4);
}

} // namespace

void FiguresPlot::paint (juce::Graphics& g, const PlotAreas& areas, const FiguresData& data) const
{
    paintWords (g, style, areas, { data.title, data.subtitle, { data.shortTitle }, {} });

    if (data.rows.empty())
        return;

    const Layout layout (style, areas, data);
    paintHeading (g, layout.heading);

    // All of them or none, so that they read alike.
    const auto font = style.font (Weight::regular, 13.0f);
    const auto nameWidth = Columns (layout.table).name.getWidth();
    const auto isShort = std::any_of (data.rows.begin(), data.rows.end(),
                                      [&] (const FiguresData::Row& row) {
                                          return textWidth (font, toString (row.name)) > nameWidth;
                                      });

    auto rest = layout.table;

    for (auto i = layout.first; i < layout.first + layout.count; ++i)
    {
        const auto& row = data.rows[i];
        paintRow (g, rest.removeFromTop (layout.rowHeight), row,
                  isShort && ! row.shortName.empty() ? row.shortName : row.name);
    }

    if (! layout.showsAll (data))
        paintOthers (g, layout, data);

    g.setColour (style.palette.text);
    g.setFont (font);
    g.drawFittedText (toString (data.remark), layout.remark.toNearestInt(),
                      juce::Justification::centredLeft, layout.remarkLines, 1.0f);
}

// A low window shows the most important rows first.
FiguresPlot::Layout::Layout (const Style& style, const PlotAreas& areas, const FiguresData& data)
{
    constexpr float lostToRounding = 0.5f;
    table = areas.body;
    remarkLines = linesOf (style.font (Weight::regular, 13.0f), data.remark, areas.body.getWidth());
    remark = table.removeFromBottom (remarkLine * static_cast<float> (remarkLines));
    rowHeight = std::clamp (table.getHeight() / static_cast<float> (data.rows.size() + 1),
                            lowestRow, tallestRow);
    heading = table.removeFromTop (rowHeight);
    const auto fitting = [this]
    {
        return static_cast<std::size_t> (
            std::max (0.0f, (table.getHeight() + lostToRounding) / rowHeight));
    };

    if (fitting() < data.rows.size())
        others = table.removeFromBottom (std::min (lowestRow, table.getHeight()));

    count = std::min (fitting(), data.rows.size());
    first = std::min (data.firstRow, data.rows.size() - count);
}

void FiguresPlot::paintOthers (juce::Graphics& g, const Layout& layout,
                               const FiguresData& data) const
{
    if (layout.count == 0)
        return;

    const auto font = style.font (Weight::regular, 12.5f);
    const auto which = fmt::format ("Rows {} to {} of {}", layout.first + 1,
                                    layout.first + layout.count, data.rows.size());
    const auto whole = which + "; scroll for the others";
    g.setColour (style.palette.secondaryText);
    g.setFont (font);
    g.drawText (
        toString (textWidth (font, toString (whole)) <= layout.others.getWidth() ? whole : which),
        layout.others, juce::Justification::centredLeft, false);
}

void FiguresPlot::paintHeading (juce::Graphics& g, juce::Rectangle<float> area) const
{
    const Columns columns (area);
    g.setFont (style.font (Weight::regular, 12.5f));
    const std::array names { "measured", "predicted", "difference" };

    for (std::size_t i = 0; i < columns.count; ++i)
    {
        g.setColour (i == 1 ? style.palette.prediction : style.palette.secondaryText);
        g.drawText (toString (names[i]), columns.figures[i], juce::Justification::centredRight,
                    false);
    }
}

void FiguresPlot::paintRow (juce::Graphics& g, juce::Rectangle<float> area,
                            const FiguresData::Row& row, const std::string& name) const
{
    const auto& palette = style.palette;
    const Columns columns (area);
    g.setColour (palette.line);
    g.fillRect (columns.name.withRight (columns.figures[columns.count - 1].getRight())
                    .withTop (area.getBottom() - 1.0f)
                    .withHeight (1.0f));
    const auto font = style.font (Weight::regular, 13.0f);
    g.setFont (font);
    g.setColour (row.isBad ? palette.clip : palette.secondaryText);
    g.drawText (toString (name), columns.name, juce::Justification::centredLeft, true);
    g.setColour (row.isBad ? palette.clip : palette.text);
    g.setFont (row.isBad ? style.font (Weight::bold, 13.0f) : font);
    g.drawText (toString (row.measured), columns.figures[0], juce::Justification::centredRight,
                false);
    g.setFont (font);
    g.setColour (palette.prediction);
    g.drawText (toString (row.predicted), columns.figures[1], juce::Justification::centredRight,
                false);

    if (columns.count < columns.figures.size())
        return;

    g.setColour (palette.text);
    g.drawText (toString (row.difference), columns.figures[2], juce::Justification::centredRight,
                false);
}

float FiguresPlot::heightFor (const FiguresData& data)
{
    constexpr float row = 20.0f, remark = 2.0f * remarkLine, any = 1000.0f;
    const PlotAreas areas ({ any, any });
    return areas.body.getY() + row * static_cast<float> (data.rows.size() + 1)
           + (data.remark.empty() ? 0.0f : remark);
}

std::string FiguresPlot::spoken (const FiguresData& data)
{
    std::vector<std::string> words;

    for (const auto& row : data.rows)
        words.push_back (
            row.name + " " + row.measured
            + (row.predicted.empty() ? std::string() : ", predicted " + row.predicted));

    return fmt::format ("{}", fmt::join (words, ". "));
}

} // namespace requant
