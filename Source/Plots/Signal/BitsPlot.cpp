#include "BitsPlot.h"

#include "Text/Numbers.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

constexpr float headingHeight = 22.0f, numbersHeight = 22.0f, rowHeight = 32.0f, columnGap = 30.0f;
constexpr float widestPitch = 28.0f, tallestRow = 240.0f, aboveTable = 10.0f, verdictHeight = 32.0f;

// "1 8 16 24 32" under the bars: bits as people count them.
bool isNumbered (std::size_t bit) { return bit == 0 || (bit + 1) % 8 == 0; }

std::string wordFor (BitsData::Stuck stuck)
{
    return stuck == BitsData::Stuck::atOne    ? "stuck at 1"
           : stuck == BitsData::Stuck::atZero ? "stuck at 0"
                                              : "";
}

} // namespace

BitsLayout::BitsLayout (const Palette&, Rectangle area, const BitsData& data)
    : areas (area), bits (std::clamp (data.shownBits, std::size_t { 1 }, BitsData::mostBits)),
      pitch (std::min (widestPitch, areas.body.getWidth() / static_cast<float> (bits)))
{
    auto rest = areas.body;
    const auto columns = rest.getWidth() >= 520.0f ? std::size_t { 2 } : std::size_t { 1 };
    const auto rows = (data.facts.size() + columns - 1) / columns;

    // In narrow pictures a verdict has lines of its own.
    const auto heading = headingHeight + (areas.isWide ? 0.0f : verdictHeight);
    const auto leastBars = 200.0f + 2.0f * (heading - headingHeight);
    const auto tableHeight = std::min (rowHeight * static_cast<float> (rows) + aboveTable,
                                       std::max (0.0f, rest.getHeight() - leastBars));
    table = rest.removeFromBottom (tableHeight);
    const auto each = std::min (tallestRow, 0.5f * rest.getHeight());

    for (auto* row : { &inputHeading, &outputHeading })
    {
        auto part = rest.removeFromTop (each);
        *row = part.removeFromTop (heading);
        (row == &inputHeading ? inputBars : outputBars) = part.withTrimmedBottom (numbersHeight);
    }
}

Rectangle BitsLayout::bar (Rectangle row, std::size_t bit) const
{
    const auto gap = pitch > 12.0f ? 4.0f : 2.0f;
    return { row.getX() + pitch * static_cast<float> (bit), row.getY(), pitch - gap,
             row.getHeight() };
}

std::optional<std::size_t> BitsLayout::bitAt (float x) const noexcept
{
    const auto index = std::floor ((x - inputBars.getX()) / pitch);

    if (index < 0.0f || index >= static_cast<float> (bits))
        return {};

    return static_cast<std::size_t> (index);
}

BitsPlot::BitsPlot (const Palette& paletteToUse) : TitledPlot (paletteToUse, "Bits") {}

std::vector<LegendEntry> BitsPlot::legend (const BitsData&) const
{
    return { { "input", palette.input }, { "output", palette.output } };
}

// Bars have no axes.
void BitsPlot::paintGrid (DisplayList&, const Layout&, const BitsData&) const {}

void BitsPlot::paintData (DisplayList& list, const Layout& layout, const BitsData& data) const
{
    paintRow (list, layout, layout.inputHeading, layout.inputBars, "Input", data.input,
              palette.input, data);
    paintRow (list, layout, layout.outputHeading, layout.outputBars, "Output", data.output,
              palette.output, data);
    paintTable (list, layout, data);
}

void BitsPlot::paintRow (DisplayList& list, const Layout& layout, Rectangle heading, Rectangle bars,
                         const std::string& name, const BitsData::Signal& signal, Colour colour,
                         const BitsData& data) const
{
    const Font nameFont { Weight::bold, 12.5f };
    const auto end = layout.bar (bars, layout.bits - 1).getRight();
    list.setColour (palette.text);
    list.setFont (nameFont);
    list.drawText (name, heading.withHeight (headingHeight), Justification::centredLeft);
    list.setColour (signal.isBad ? palette.clip : colour);
    list.setFont ({ Weight::regular, 12.5f });

    if (layout.areas.isWide)
        list.drawText (signal.verdict,
                       heading.withRight (end).withTrimmedLeft (textWidth (nameFont, name) + 16.0f),
                       Justification::centredRight, TooLong::endsInDots);
    else
        list.drawFittedText (signal.verdict, heading.withTrimmedTop (headingHeight),
                             Justification::topLeft, 2);

    for (std::size_t bit = 0; bit < layout.bits; ++bit)
    {
        const auto bar = layout.bar (bars, bit);
        const auto height =
            bar.getHeight() * static_cast<float> (std::clamp (signal.activity[bit], 0.0, 1.0));
        list.setColour (palette.raised);
        list.fillRoundedRectangle (bar, 3.0f);
        list.setColour (data.readBit == bit ? colour.interpolatedWith (palette.text, 0.35f)
                                            : colour);

        // What moves at all is seen to.
        if (signal.activity[bit] > 0.0)
            list.fillRoundedRectangle (bar.withTop (bar.getBottom() - std::max (3.0f, height)),
                                       3.0f);

        if (signal.stuck[bit] != BitsData::Stuck::no)
        {
            list.setColour (palette.clip);
            list.setFont ({ Weight::bold, 12.0f });
            list.drawText (signal.stuck[bit] == BitsData::Stuck::atOne ? "1" : "0", bar,
                           Justification::centred);
        }

        if (isNumbered (bit))
        {
            list.setColour (palette.secondaryText);
            list.setFont ({ Weight::regular, 12.0f });

            // The last one's digits are wider than its bar.
            const auto place =
                bar.withY (bar.getBottom() + 3.0f).withHeight (16.0f).expanded (5.0f, 0.0f);
            list.drawText (
                std::to_string (bit + 1),
                place.withX (std::min (place.getX(), bars.getRight() - place.getWidth())),
                Justification::centred);
        }
    }
}

void BitsPlot::paintTable (DisplayList& list, const Layout& layout, const BitsData& data) const
{
    const auto tableHeight = layout.table.getHeight() - aboveTable;

    if (tableHeight < rowHeight)
        return;

    const auto columns = layout.table.getWidth() >= 520.0f ? 2 : 1;
    const auto width = (std::min (layout.table.getWidth(), 700.0f) - columnGap) / 2.0f;
    const auto shown =
        std::min (data.facts.size(), static_cast<std::size_t> (columns)
                                         * static_cast<std::size_t> (tableHeight / rowHeight));

    for (std::size_t i = 0; i < shown; ++i)
    {
        const auto& fact = data.facts[i];
        const auto column = static_cast<float> (i % static_cast<std::size_t> (columns));
        const auto row = static_cast<float> (i / static_cast<std::size_t> (columns));
        const Rectangle cell (layout.table.getX() + column * (width + columnGap),
                              layout.table.getY() + aboveTable + row * rowHeight,
                              columns == 1 ? layout.table.getWidth() : width, rowHeight);
        list.setColour (palette.line);
        list.fillRect (cell.withTop (cell.getBottom() - 1.0f));
        list.setFont ({ Weight::regular, 13.0f });
        list.setColour (palette.secondaryText);
        list.drawText (fact.name, cell, Justification::centredLeft);
        list.setColour (fact.isBad ? palette.clip : palette.text);
        list.drawText (fact.value, cell, Justification::centredRight);
    }
}

void BitsPlot::readAt (BitsData& data, const Layout& layout, std::optional<float> x)
{
    data.readBit = x ? layout.bitAt (*x) : std::nullopt;
}

std::string BitsPlot::reading (const BitsData& data)
{
    if (! data.readBit)
        return {};

    const auto ofSignal = [&] (const std::string& name, const BitsData::Signal& signal)
    {
        const auto bit = *data.readBit;
        const auto stuck = wordFor (signal.stuck[bit]);
        return name + " "
               + (! stuck.empty() ? stuck
                                  : numbers::fixed (50.0 * signal.activity[bit], 1)
                                        + " % of the samples move it");
    };

    return "Bit " + std::to_string (*data.readBit + 1) + ": " + ofSignal ("input", data.input)
           + ", " + ofSignal ("output", data.output);
}

} // namespace requant
