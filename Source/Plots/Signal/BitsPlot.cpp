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

BitsPlot::Layout::Layout (const Style&, juce::Rectangle<float> area, const BitsData& data)
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

juce::Rectangle<float> BitsPlot::Layout::bar (juce::Rectangle<float> row, std::size_t bit) const
{
    const auto gap = pitch > 12.0f ? 4.0f : 2.0f;
    return { row.getX() + pitch * static_cast<float> (bit), row.getY(), pitch - gap,
             row.getHeight() };
}

std::optional<std::size_t> BitsPlot::Layout::bitAt (float x) const noexcept
{
    const auto index = std::floor ((x - inputBars.getX()) / pitch);

    if (index < 0.0f || index >= static_cast<float> (bits))
        return {};

    return static_cast<std::size_t> (index);
}

void BitsPlot::paint (juce::Graphics& g, const Layout& layout, const BitsData& data) const
{
    paintFrame (g, layout, data);
    paintData (g, layout, data);
}

void BitsPlot::paintFrame (juce::Graphics& g, const Layout& layout, const BitsData& data) const
{
    paintWords (g, style, layout.areas,
                { data.title,
                  data.subtitle,
                  { "Bits" },
                  { { "input", style.palette.input }, { "output", style.palette.output } } });
}

void BitsPlot::paintData (juce::Graphics& g, const Layout& layout, const BitsData& data) const
{
    paintRow (g, layout, layout.inputHeading, layout.inputBars, "Input", data.input,
              style.palette.input, data);
    paintRow (g, layout, layout.outputHeading, layout.outputBars, "Output", data.output,
              style.palette.output, data);
    paintTable (g, layout, data);
}

void BitsPlot::paintRow (juce::Graphics& g, const Layout& layout, juce::Rectangle<float> heading,
                         juce::Rectangle<float> bars, const std::string& name,
                         const BitsData::Signal& signal, juce::Colour colour,
                         const BitsData& data) const
{
    const auto& palette = style.palette;
    const auto nameFont = style.font (Weight::bold, 12.5f);
    const auto end = layout.bar (bars, layout.bits - 1).getRight();
    g.setColour (palette.text);
    g.setFont (nameFont);
    g.drawText (toString (name), heading.withHeight (headingHeight),
                juce::Justification::centredLeft, false);
    g.setColour (signal.isBad ? palette.clip : colour);
    g.setFont (style.font (Weight::regular, 12.5f));

    if (layout.areas.isWide)
        g.drawText (
            toString (signal.verdict),
            heading.withRight (end).withTrimmedLeft (textWidth (nameFont, toString (name)) + 16.0f),
            juce::Justification::centredRight, true);
    else
        g.drawFittedText (toString (signal.verdict),
                          heading.withTrimmedTop (headingHeight).toNearestInt(),
                          juce::Justification::topLeft, 2, 1.0f);

    for (std::size_t bit = 0; bit < layout.bits; ++bit)
    {
        const auto bar = layout.bar (bars, bit);
        const auto height =
            bar.getHeight() * static_cast<float> (std::clamp (signal.activity[bit], 0.0, 1.0));
        g.setColour (palette.raised);
        g.fillRoundedRectangle (bar, 3.0f);
        g.setColour (data.readBit == bit ? colour.interpolatedWith (palette.text, 0.35f) : colour);

        // What moves at all is seen to.
        if (signal.activity[bit] > 0.0)
            g.fillRoundedRectangle (bar.withTop (bar.getBottom() - std::max (3.0f, height)), 3.0f);

        if (signal.stuck[bit] != BitsData::Stuck::no)
        {
            g.setColour (palette.clip);
            g.setFont (style.font (Weight::bold, 12.0f));
            g.drawText (toString (signal.stuck[bit] == BitsData::Stuck::atOne ? "1" : "0"), bar,
                        juce::Justification::centred, false);
        }

        if (isNumbered (bit))
        {
            g.setColour (palette.secondaryText);
            g.setFont (style.font (Weight::regular, 12.0f));

            // The last one's digits are wider than its bar.
            const auto place =
                bar.withY (bar.getBottom() + 3.0f).withHeight (16.0f).expanded (5.0f, 0.0f);
            g.drawText (toString (std::to_string (bit + 1)),
                        place.withX (std::min (place.getX(), bars.getRight() - place.getWidth())),
                        juce::Justification::centred, false);
        }
    }
}

void BitsPlot::paintTable (juce::Graphics& g, const Layout& layout, const BitsData& data) const
{
    const auto tableHeight = layout.table.getHeight() - aboveTable;

    if (tableHeight < rowHeight)
        return;

    const auto& palette = style.palette;
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
        const juce::Rectangle<float> cell (layout.table.getX() + column * (width + columnGap),
                                           layout.table.getY() + aboveTable + row * rowHeight,
                                           columns == 1 ? layout.table.getWidth() : width,
                                           rowHeight);
        g.setColour (palette.line);
        g.fillRect (cell.withTop (cell.getBottom() - 1.0f));
        g.setFont (style.font (Weight::regular, 13.0f));
        g.setColour (palette.secondaryText);
        g.drawText (toString (fact.name), cell, juce::Justification::centredLeft, false);
        g.setColour (fact.isBad ? palette.clip : palette.text);
        g.drawText (toString (fact.value), cell, juce::Justification::centredRight, false);
    }
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
