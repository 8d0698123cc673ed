#include "FiguresPlot.h"

#include "Plots/Style/Numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

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
int linesOf (const juce::Font& font, const juce::String& words, float width)
{
    constexpr auto filled = 0.85f;
    const auto lines = std::ceil (textWidth (font, words) / (filled * std::max (1.0f, width)));
    return words.isEmpty() ? 0 : std::clamp (static_cast<int> (lines), 2, 4);
}

const juce::String dash = juce::String::charToString (0x2013);
// As it is written, so that a row's figures agree with each other.
double rounded (double value, int decimals)
{
    const auto unit = std::pow (10.0, decimals);
    return std::round (unit * value) / unit;
}

juce::String fromUtf8 (std::string_view text)
{
    return juce::String::fromUTF8 (text.data(), static_cast<int> (text.size()));
}

juce::String written (const Figure& figure, double value, bool isSigned = false)
{
    switch (figure.kind)
    {
        case Figure::Kind::scientific:
            return numbers::scientific (value);
        case Figure::Kind::count:
            return numbers::grouped (static_cast<std::int64_t> (value));
        case Figure::Kind::number:
            break;
    }

    return numbers::fixed (value, figure.decimals, isSigned)
           + (figure.unit.empty() ? juce::String() : " " + fromUtf8 (figure.unit));
}

FiguresData::Row rowOf (const Figure& figure, const std::optional<double>& measured,
                        const std::optional<double>& predicted)
{
    const auto exists = [] (const std::optional<double>& value)
    { return value && std::isfinite (*value); };

    FiguresData::Row row { fromUtf8 (figure.name),
                           exists (measured) ? written (figure, *measured) : dash,
                           exists (predicted) ? written (figure, *predicted) : juce::String() };
    row.shortName = fromUtf8 (figure.shortName);
    row.isBad = figure.isFault && measured.value_or (0.0) > 0.0;

    if (exists (measured) && exists (predicted))
        row.difference = written (
            figure, rounded (*measured, figure.decimals) - rounded (*predicted, figure.decimals),
            true);

    return row;
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
                                      [&] (const FiguresData::Row& row)
                                      { return textWidth (font, row.name) > nameWidth; });

    auto rest = layout.table;

    for (auto i = layout.first; i < layout.first + layout.count; ++i)
    {
        const auto& row = data.rows[i];
        paintRow (g, rest.removeFromTop (layout.rowHeight), row,
                  isShort && row.shortName.isNotEmpty() ? row.shortName : row.name);
    }

    if (! layout.showsAll (data))
        paintOthers (g, layout, data);

    g.setColour (style.palette.text);
    g.setFont (font);
    g.drawFittedText (data.remark, layout.remark.toNearestInt(), juce::Justification::centredLeft,
                      layout.remarkLines, 1.0f);
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
    const auto which = "Rows " + juce::String (layout.first + 1) + " to "
                       + juce::String (layout.first + layout.count) + " of "
                       + juce::String (data.rows.size());
    const auto whole = which + "; scroll for the others";
    g.setColour (style.palette.secondaryText);
    g.setFont (font);
    g.drawText (textWidth (font, whole) <= layout.others.getWidth() ? whole : which, layout.others,
                juce::Justification::centredLeft, false);
}

void FiguresPlot::paintHeading (juce::Graphics& g, juce::Rectangle<float> area) const
{
    const Columns columns (area);
    g.setFont (style.font (Weight::regular, 12.5f));
    const std::array names { "measured", "predicted", "difference" };

    for (std::size_t i = 0; i < columns.count; ++i)
    {
        g.setColour (i == 1 ? style.palette.prediction : style.palette.secondaryText);
        g.drawText (names[i], columns.figures[i], juce::Justification::centredRight, false);
    }
}

void FiguresPlot::paintRow (juce::Graphics& g, juce::Rectangle<float> area,
                            const FiguresData::Row& row, const juce::String& name) const
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
    g.drawText (name, columns.name, juce::Justification::centredLeft, true);
    g.setColour (row.isBad ? palette.clip : palette.text);
    g.setFont (row.isBad ? style.font (Weight::bold, 13.0f) : font);
    g.drawText (row.measured, columns.figures[0], juce::Justification::centredRight, false);
    g.setFont (font);
    g.setColour (palette.prediction);
    g.drawText (row.predicted, columns.figures[1], juce::Justification::centredRight, false);

    if (columns.count < columns.figures.size())
        return;

    g.setColour (palette.text);
    g.drawText (row.difference, columns.figures[2], juce::Justification::centredRight, false);
}

float FiguresPlot::heightFor (const FiguresData& data)
{
    constexpr float row = 20.0f, remark = 2.0f * remarkLine, any = 1000.0f;
    const PlotAreas areas ({ any, any });
    return areas.body.getY() + row * static_cast<float> (data.rows.size() + 1)
           + (data.remark.isEmpty() ? 0.0f : remark);
}

juce::String FiguresPlot::spoken (const FiguresData& data)
{
    juce::StringArray words;

    for (const auto& row : data.rows)
        words.add (row.name + " " + row.measured
                   + (row.predicted.isEmpty() ? juce::String() : ", predicted " + row.predicted));

    return words.joinIntoString (". ");
}

std::vector<FiguresData::Row> rowsOf (const MeasuredError& error, const Prediction* prediction,
                                      FullScale fullScale)
{
    const auto signalPower = error.signalPower();
    std::vector<FiguresData::Row> rows;

    for (const auto& figure : figures())
    {
        auto measured = figure.measured (error);

        if (figure.where == Figure::Where::reports
            || (figure.isRare && measured.value_or (0.0) == 0.0))
            continue;

        auto predicted = prediction != nullptr && figure.predicted != nullptr
                             ? figure.predicted (*prediction, signalPower)
                             : std::nullopt;

        if (figure.isLevel)
            for (auto* const level : { &measured, &predicted })
                if (*level)
                    **level -= powerToDb (referencePower (fullScale));

        rows.push_back (rowOf (figure, measured, predicted));
    }

    // No error has no ratio, and no signal has none.
    if (const auto why = error.whyNoSnr(); ! why.empty() && error.sums.count > 0)
        rows.front().measured = fromUtf8 (why);

    return rows;
}

} // namespace requant
