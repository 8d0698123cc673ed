#include "ComparePlot.h"

#include "Measurement/Error/ErrorFigures.h"
#include "Plots/Frame/ReadoutCard.h"
#include "Text/Numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace requant
{

namespace
{

constexpr float rowHeight = 19.0f, valueWidth = 52.0f, endsAbove = 6.0f;
constexpr std::array columns { "SNR, dB", "seg., dB", "entropy", "largest" };

using Row = LawComparison::Row;

std::vector<LegendEntry> legendOf (const Palette& palette)
{
    return { { "chosen", palette.output },
             { "uniform", palette.input, LegendEntry::Line::dashed },
             { "the others", palette.secondaryText } };
}

bool isUniform (const Row& row) noexcept
{
    return row.law == Law::uniform && row.range == RangeMethod::fullScale;
}

PlotAxis levelAxis (const CompareData& data, float width)
{
    const auto& levels = data.comparison.levelsDb;
    return PlotAxis::linear (levels.empty() ? -60.0 : levels.back(),
                             levels.empty() ? 0.0 : levels.front(), "peak level, dBFS",
                             std::max (3, static_cast<int> (width / 60.0f)));
}

PlotAxis snrAxis (const CompareData& data, float height)
{
    auto lowest = 0.0, highest = 20.0;

    for (const auto& row : data.comparison.rows)
        for (const auto snrDb : row.snrAtLevelsDb)
            highest = std::max (highest, snrDb);

    highest = 10.0 * std::ceil (highest / 10.0);
    return PlotAxis::linear (lowest, highest, "SNR, dB",
                             std::max (3, static_cast<int> (height / 44.0f)));
}

std::array<std::string, columns.size()> valuesOf (const Row& row)
{
    const auto orNone = [] (const std::optional<double>& value)
    { return value ? numbers::fixed (*value, 1) : std::string ("-"); };

    return { orNone (row.snrDb), orNone (row.segmentalSnrDb), numbers::fixed (row.entropyBits, 2),
             row.maxAbsoluteError > 0.0 ? numbers::fixed (amplitudeToDb (row.maxAbsoluteError), 1)
                                        : std::string ("-") };
}

Path curveOf (const PlotFrame& frame, const LawComparison& comparison, const Row& row)
{
    Path curve;

    for (std::size_t i = 0; i < row.snrAtLevelsDb.size(); ++i)
    {
        const Point at { frame.xOf (comparison.levelsDb[i]), frame.yOf (row.snrAtLevelsDb[i]) };

        if (i == 0)
            curve.startNewSubPath (at);
        else
            curve.lineTo (at);
    }

    return curve;
}

} // namespace

CompareLayout::CompareLayout (const Palette& palette, Rectangle area, const CompareData& data)
    : areas (area, legendOf (palette))
{
    auto rest = areas.body;
    const auto wanted =
        rowHeight * static_cast<float> (data.comparison.rows.size() + 1) + endsAbove;

    if (areas.isWide)
    {
        table = rest.removeFromRight (std::round (0.6f * rest.getWidth()));
        table.removeFromLeft (24.0f);
        table.removeFromTop (endsAbove);
    }
    else
    {
        table = rest.removeFromBottom (std::min (wanted, std::round (0.55f * rest.getHeight())));
        table.removeFromTop (endsAbove);
    }

    frame = PlotFrame (rest, levelAxis (data, rest.getWidth()), snrAxis (data, rest.getHeight()));
    const auto fitting = static_cast<std::size_t> (
        std::max (0.0f, std::floor (table.getHeight() / rowHeight) - 1.0f));
    rowsThatFit = std::min (data.comparison.rows.size(), fitting);
}

ComparePlot::ComparePlot (const Palette& paletteToUse) : TitledPlot (paletteToUse, "Compare laws")
{
}

std::vector<LegendEntry> ComparePlot::legend (const CompareData&) const
{
    return legendOf (palette);
}

void ComparePlot::paintGrid (DisplayList& list, const Layout& layout, const CompareData&) const
{
    layout.frame.paint (list, palette);
}

void ComparePlot::paintData (DisplayList& list, const Layout& layout, const CompareData& data) const
{
    {
        const DisplayList::Clip clip (list, layout.frame.plot);
        paintCurves (list, layout, data);
    }

    paintTable (list, layout, data);
    paintReading (list, layout, data);
}

void ComparePlot::paintCurves (DisplayList& list, const Layout& layout,
                               const CompareData& data) const
{
    const auto paint = [&] (const Row& row, const Stroke& stroke)
    { list.strokePath (curveOf (layout.frame, data.comparison, row), stroke); };

    list.setColour (palette.secondaryText.withMultipliedAlpha (0.6f));

    for (const auto& row : data.comparison.rows)
        if (! row.isChosen && ! isUniform (row))
            paint (row, { 1.2f });

    list.setColour (palette.input);

    for (const auto& row : data.comparison.rows)
        if (isUniform (row))
            paint (row, strokeOf (LegendEntry::Line::dashed, 1.8f));

    list.setColour (palette.output);

    for (const auto& row : data.comparison.rows)
        if (row.isChosen)
            paint (row, { 2.2f });
}

void ComparePlot::paintTable (DisplayList& list, const Layout& layout,
                              const CompareData& data) const
{
    auto area = layout.table;

    if (data.comparison.rows.empty())
        return;

    const auto paintRow = [&] (std::string_view name, const auto& values, Weight weight)
    {
        auto row = area.removeFromTop (rowHeight);
        list.setFont ({ weight, 13.0f });

        // Names have to be told apart; the SNR and the entropy say most.
        const auto isNarrow = area.getWidth() < 340.0f;

        for (auto i = values.size(); i > 0; --i)
            if (! isNarrow || i % 2 == 1)
                list.drawText (values[i - 1], row.removeFromRight (valueWidth),
                               Justification::centredRight);

        list.drawText (name, row, Justification::centredLeft, TooLong::endsInDots);
    };

    list.setColour (palette.secondaryText);
    const std::array<std::string, columns.size()> heads { columns[0], columns[1], columns[2],
                                                          columns[3] };
    paintRow ("law, or range", heads, Weight::regular);

    for (std::size_t i = 0; i < layout.rowsThatFit; ++i)
    {
        const auto& row = data.comparison.rows[i];
        list.setColour (row.isChosen ? palette.output : palette.text);
        paintRow (row.name, valuesOf (row), row.isChosen ? Weight::bold : Weight::regular);
    }
}

void ComparePlot::paintReading (DisplayList& list, const Layout& layout,
                                const CompareData& data) const
{
    const auto readings = data.readings();

    if (readings.empty())
        return;

    constexpr std::size_t mostRows = 6;
    ReadoutCard card { "peak at " + numbers::fixed (*data.readLevelDb, 0) + " dBFS", {} };

    for (std::size_t i = 0; i < std::min (readings.size(), mostRows); ++i)
        card.rows.push_back ({ readings[i].row->name, numbers::fixed (readings[i].snrDb, 1) + " dB",
                               readings[i].row->isChosen ? palette.output : palette.text });

    card.paint (list, palette, { &layout.frame }, *data.readLevelDb);
}

void ComparePlot::readAt (CompareData& data, const Layout& layout, std::optional<float> x)
{
    data.readLevelDb.reset();

    if (! x || data.comparison.levelsDb.empty())
        return;

    // At the nearest level that was tried.
    const auto level = layout.frame.xValueAt (*x);
    const auto& levels = data.comparison.levelsDb;
    data.readLevelDb = *std::min_element (levels.begin(), levels.end(),
                                          [level] (double a, double b)
                                          { return std::abs (a - level) < std::abs (b - level); });
}

std::string ComparePlot::reading (const CompareData& data)
{
    const auto readings = data.readings();

    if (readings.empty())
        return {};

    return "With its peak at " + numbers::fixed (*data.readLevelDb, 0) + " dBFS "
           + readings.front().row->name + " is best, " + numbers::fixed (readings.front().snrDb, 1)
           + " dB";
}

} // namespace requant
