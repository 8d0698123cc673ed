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
const juce::String squaredLsb { juce::CharPointer_UTF8 (" LSB\xc2\xb2") };

struct Name
{
    const char* whole;
    const char* brief = whole; ///< some 84 px have room for it
};

// As it is written, so that a row's figures agree with each other.
double rounded (double value, int decimals)
{
    const auto unit = std::pow (10.0, decimals);
    return std::round (unit * value) / unit;
}

FiguresData::Row rowOf (Name name, const FigurePair& figure, const juce::String& unit, int decimals)
{
    const auto text = [&] (const std::optional<double>& value, bool isSigned)
    {
        return value && std::isfinite (*value) ? numbers::fixed (*value, decimals, isSigned) + unit
                                               : juce::String();
    };

    FiguresData::Row row { name.whole, text (figure.measured, false),
                           text (figure.predicted, false) };
    row.shortName = name.brief;

    if (row.measured.isEmpty())
        row.measured = dash;
    else if (row.predicted.isNotEmpty())
        row.difference = text (
            rounded (*figure.measured, decimals) - rounded (*figure.predicted, decimals), true);

    return row;
}

// No error has no ratio, and no signal has none.
FiguresData::Row snrRow (const FigureValues& values)
{
    auto row = rowOf ({ "SNR" }, values.snrDb, " dB", 2);

    if (! values.snrDb.measured && values.samples > 0)
        row.measured = values.hasSignal ? "no error" : "no signal";

    return row;
}

FiguresData::Row scientificRow (Name name, const std::optional<double>& value)
{
    FiguresData::Row row { name.whole, value ? numbers::scientific (*value) : dash };
    row.shortName = name.brief;
    return row;
}

FiguresData::Row countRow (Name name, std::uint64_t count, bool isBad)
{
    FiguresData::Row row { name.whole, numbers::grouped (static_cast<std::int64_t> (count)) };
    row.isBad = isBad;
    row.shortName = name.brief;
    return row;
}

constexpr Name nameOf (Weighting weighting)
{
    switch (weighting)
    {
        case Weighting::a:
            return { "Error, A-weighted", "A-weighted" };
        case Weighting::ituR468:
            return { "Error, ITU-R 468", "ITU-R 468" };
        case Weighting::f:
            return { "Error, F-weighted", "F-weighted" };
        case Weighting::hearing:
            return { "Error, as heard", "As heard" };
    }

    return { "" };
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

FigureValues::FigureValues (const ErrorFigures& figures, const ErrorSums& sums)
    : hasSignal (sums.inputSquared.value() > 0.0), snrDb { figures.snrDb, {} },
      errorPowerLsb2 { figures.errorPowerLsb2, {} }, meanErrorLsb { figures.meanErrorLsb, {} },
      enobBits { figures.enobBits, {} }, psqnrDb { figures.psqnrDb, {} },
      largestErrorLsb (figures.maxAbsoluteErrorLsb),
      errorInputCorrelation (figures.errorInputCorrelation), msqe (figures.msqe),
      meanAbsoluteError (figures.meanAbsoluteError), clippedSamples (sums.clipped),
      replacedSamples (sums.replaced.total()), samples (sums.count)
{
}

std::vector<FiguresData::Row> rowsOf (const FigureValues& values)
{
    std::vector rows {
        snrRow (values),
        rowOf ({ "Error power" }, values.errorPowerLsb2, squaredLsb, 4),
        rowOf ({ "Static: it repeats", "Static" }, values.staticLsb2, squaredLsb, 4),
        rowOf ({ "Dynamic: noise", "Dynamic" }, values.dynamicLsb2, squaredLsb, 4),
        rowOf ({ "Noise modulation", "Modulation" }, { values.noiseModulation, {} }, "", 3),
        rowOf ({ "Mean error" }, values.meanErrorLsb, " LSB", 4),
    };

    for (const auto weighting : weightings)
        rows.push_back (rowOf (nameOf (weighting),
                               values.weightedErrorDb[static_cast<std::size_t> (weighting)], " dB",
                               2));

    rows.insert (
        rows.end(),
        { rowOf ({ "ENOB" }, values.enobBits, " bits", 3),
          rowOf ({ "PSQNR" }, values.psqnrDb, " dB", 2),
          rowOf ({ "Largest error" }, { values.largestErrorLsb, {} }, " LSB", 3),
          rowOf ({ "Correlation with input", "Correlation" }, { values.errorInputCorrelation, {} },
                 "", 4),
          scientificRow ({ "MSQE" }, values.msqe),
          scientificRow ({ "Mean absolute error", "Mean absolute" }, values.meanAbsoluteError),
          countRow ({ "Clipped samples", "Clipped" }, values.clippedSamples,
                    values.clippedSamples > 0),
          countRow ({ "Replaced samples", "Replaced" }, values.replacedSamples,
                    values.replacedSamples > 0) });

    if (values.samplesLeftAlone > 0)
        rows.push_back (
            countRow ({ "Samples left alone", "Left alone" }, values.samplesLeftAlone, false));

    rows.push_back (countRow ({ "Samples" }, values.samples, false));
    return rows;
}

} // namespace requant
