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
    explicit Columns (Rectangle row)
    {
        constexpr float leastWidth = 84.0f;
        row = row.withWidth (std::min (row.getWidth(), 720.0f));
        count = row.getWidth() < 4.5f * leastWidth ? 2 : 3;
        const auto width = std::max (leastWidth, 0.22f * row.getWidth());
        name = row.removeFromLeft (row.getWidth() - static_cast<float> (count) * width);

        for (std::size_t i = 0; i < count; ++i)
            figures[i] = row.removeFromLeft (width);
    }

    Rectangle name;
    std::size_t count;
    std::array<Rectangle, 3> figures {};
};

// Up to a word's length is left at the end of a line.
int linesOf (const Font& font, const std::string& words, float width)
{
    constexpr auto filled = 0.85f;
    const auto lines = std::ceil (textWidth (font, words) / (filled * std::max (1.0f, width)));
    return words.empty() ? 0 : std::clamp (static_cast<int> (lines), 2, 4);
}

} // namespace

void FiguresPlot::paint (DisplayList& list, const PlotAreas& areas, const FiguresData& data) const
{
    paintWords (list, palette, areas, { data.title, data.subtitle, { data.shortTitle }, {} });

    if (data.rows.empty())
        return;

    const Layout layout (areas, data);
    paintHeading (list, layout.heading);

    // All of them or none, so that they read alike.
    const Font font { Weight::regular, 13.0f };
    const auto nameWidth = Columns (layout.table).name.getWidth();
    const auto isShort = std::any_of (data.rows.begin(), data.rows.end(),
                                      [&] (const FiguresData::Row& row)
                                      { return textWidth (font, row.name) > nameWidth; });

    auto rest = layout.table;

    for (auto i = layout.first; i < layout.first + layout.count; ++i)
    {
        const auto& row = data.rows[i];
        paintRow (list, rest.removeFromTop (layout.rowHeight), row,
                  isShort && ! row.shortName.empty() ? row.shortName : row.name);
    }

    if (! layout.showsAll (data))
        paintOthers (list, layout, data);

    list.setColour (palette.text);
    list.setFont (font);
    list.drawFittedText (data.remark, layout.remark, Justification::centredLeft,
                         layout.remarkLines);
}

// A low window shows the most important rows first.
FiguresPlot::Layout::Layout (const PlotAreas& areas, const FiguresData& data)
{
    constexpr float lostToRounding = 0.5f;
    table = areas.body;
    remarkLines = linesOf ({ Weight::regular, 13.0f }, data.remark, areas.body.getWidth());
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

void FiguresPlot::paintOthers (DisplayList& list, const Layout& layout,
                               const FiguresData& data) const
{
    if (layout.count == 0)
        return;

    const Font font { Weight::regular, 12.5f };
    const auto which = fmt::format ("Rows {} to {} of {}", layout.first + 1,
                                    layout.first + layout.count, data.rows.size());
    const auto whole = which + "; scroll for the others";
    list.setColour (palette.secondaryText);
    list.setFont (font);
    list.drawText (textWidth (font, whole) <= layout.others.getWidth() ? whole : which,
                   layout.others, Justification::centredLeft);
}

void FiguresPlot::paintHeading (DisplayList& list, Rectangle area) const
{
    const Columns columns (area);
    list.setFont ({ Weight::regular, 12.5f });
    const std::array names { "measured", "predicted", "difference" };

    for (std::size_t i = 0; i < columns.count; ++i)
    {
        list.setColour (i == 1 ? palette.prediction : palette.secondaryText);
        list.drawText (names[i], columns.figures[i], Justification::centredRight);
    }
}

void FiguresPlot::paintRow (DisplayList& list, Rectangle area, const FiguresData::Row& row,
                            const std::string& name) const
{
    const Columns columns (area);
    list.setColour (palette.line);
    list.fillRect (columns.name.withRight (columns.figures[columns.count - 1].getRight())
                       .withTop (area.getBottom() - 1.0f)
                       .withHeight (1.0f));
    const Font font { Weight::regular, 13.0f };
    list.setFont (font);
    list.setColour (row.isBad ? palette.clip : palette.secondaryText);
    list.drawText (name, columns.name, Justification::centredLeft, TooLong::endsInDots);
    list.setColour (row.isBad ? palette.clip : palette.text);
    list.setFont (row.isBad ? Font { Weight::bold, 13.0f } : font);
    list.drawText (row.measured, columns.figures[0], Justification::centredRight);
    list.setFont (font);
    list.setColour (palette.prediction);
    list.drawText (row.predicted, columns.figures[1], Justification::centredRight);

    if (columns.count < columns.figures.size())
        return;

    list.setColour (palette.text);
    list.drawText (row.difference, columns.figures[2], Justification::centredRight);
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
