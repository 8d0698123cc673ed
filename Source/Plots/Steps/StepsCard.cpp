#include "StepsCard.h"

#include "Plots/Frame/PlotAxis.h"
#include "Report/PlotData/Steps/StepsWords.h"
#include "Text/Numbers.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

bool canRead (const StepsData& data) { return data.read && *data.read < data.samples.size(); }

} // namespace

void StepsCard::paint (DisplayList& list, Rectangle bounds, const StepsData& data) const
{
    list.setColour (palette.background);
    list.fillRect (bounds);
    list.setColour (palette.panel);
    list.fillRoundedRectangle (bounds, 6.0f);
    list.setColour (palette.line);
    list.drawRoundedRectangle (bounds.reduced (0.5f), 6.0f, 1.0f);

    auto inside = bounds.reduced (12.0f, 8.0f);
    list.setColour (palette.text);
    list.setFont ({ Weight::bold, 12.5f });
    list.drawText ("One sample, close up", inside.removeFromTop (18.0f),
                   Justification::centredLeft);

    // The parts one below the other, or side by side.
    const auto isLow = bounds.getWidth() > 1.5f * bounds.getHeight();
    const auto removePart = [&] (float height)
    {
        if (! isLow)
            return inside.removeFromBottom (std::min (height, inside.getHeight()));

        constexpr float partWidth = 148.0f, gap = 16.0f, aboveParts = 10.0f;
        const auto column = inside.removeFromRight (partWidth).withTrimmedTop (aboveParts);
        inside.removeFromRight (gap);
        return column.withHeight (height);
    };

    auto view = removePart (51.0f);

    if (! isLow)
    {
        list.setColour (palette.line);
        list.fillRect (removePart (7.0f).withHeight (1.0f));
    }

    paintView (list, view, data);

    if (! canRead (data))
        return;

    const auto& sample = data.samples[*data.read];
    paintFigures (list, removePart (74.0f), sample, data.reduction);
    paintDrawing (list, inside.reduced (0.0f, 10.0f), sample, data.reduction.lattice());
}

void StepsCard::paintView (DisplayList& list, Rectangle bounds, const StepsData& data) const
{
    list.setColour (palette.secondaryText);
    list.setFont ({ Weight::regular, 12.0f });

    const auto count = static_cast<std::int64_t> (std::lround (data.length));
    const auto ms = 1000.0 * data.length / data.sampleRateHz;

    const auto levels = stepsWords::levelsInView (data);
    const auto fits = textWidth (list.currentFont(), levels) <= bounds.getWidth();

    for (const auto& line : { std::string (fits ? "In view" : "Levels in view"),
                              fits ? levels : levels.substr (0, levels.rfind (' ')),
                              numbers::grouped (count) + " samples, "
                                  + numbers::fixed (ms, ms < 10.0 ? 2 : 1) + " ms" })
        list.drawText (line, bounds.removeFromTop (17.0f), Justification::centredLeft,
                       TooLong::endsInDots);
}

void StepsCard::paintDrawing (DisplayList& list, Rectangle bounds, const SamplePair& sample,
                              const Lattice& lattice) const
{
    // In codes, so that levels are whole numbers.
    const auto x = sample.input / lattice.step() - lattice.offset();
    const auto q = sample.output / lattice.step() - lattice.offset();
    const auto lowest = std::floor (std::min (x, q) - 0.25);
    const auto highest = std::ceil (std::max (x, q) + 0.25);
    const auto yOf = [&] (double lsb)
    {
        return bounds.getBottom()
               - bounds.getHeight() * static_cast<float> ((lsb - lowest) / (highest - lowest));
    };

    const auto stride = axis::levelStride (highest - lowest, 4);
    list.setFont ({ Weight::regular, 12.0f });
    auto plot = bounds;
    const auto labels = plot.removeFromLeft (66.0f);

    // The output's own level among them, and none beyond the last.
    const auto code = static_cast<std::int64_t> (std::llround (q));
    const auto first = code - (code - static_cast<std::int64_t> (lowest)) / stride * stride;

    for (auto line = first; static_cast<double> (line) <= highest; line += stride)
    {
        if (line < lattice.lowest() || line > lattice.highest())
            continue;

        const auto y = yOf (static_cast<double> (line));
        list.setColour (palette.secondaryText);
        list.drawText (numbers::grouped (line), labels.withY (y - 8.0f).withHeight (16.0f),
                       Justification::centredLeft);

        for (auto dot = plot.getX(); dot < plot.getRight(); dot += 4.0f)
            list.fillRect (Rectangle (dot, y - 0.6f, 1.2f, 1.2f));
    }

    const auto centre = plot.getCentreX();
    const auto yIn = yOf (x), yOut = yOf (q);
    list.setColour (palette.error);
    list.fillRect (Rectangle (centre - 1.25f, std::min (yIn, yOut), 2.5f, std::abs (yIn - yOut)));

    // The ring is wider than the dot, so that both are seen where there is no error.
    constexpr float dot = 4.0f, ring = 6.5f;
    list.setColour (palette.panel);
    list.fillEllipse ({ centre - ring, yIn - ring, 2.0f * ring, 2.0f * ring });
    list.setColour (palette.input);
    list.drawEllipse ({ centre - ring, yIn - ring, 2.0f * ring, 2.0f * ring }, 1.8f);
    list.setColour (palette.output);
    list.fillEllipse ({ centre - dot, yOut - dot, 2.0f * dot, 2.0f * dot });
}

void StepsCard::paintFigures (DisplayList& list, Rectangle bounds, const SamplePair& sample,
                              const ReductionSettings& settings) const
{
    const auto error = sample.input - sample.output;
    const auto lsb = error / settings.lattice().step();
    list.setFont ({ Weight::regular, 12.0f });
    const auto paintRow =
        [&] (const std::string& name, const std::string& value, Colour nameColour, Colour colour)
    {
        const auto line = bounds.removeFromTop (17.0f);
        list.setColour (nameColour);
        list.drawText (name, line, Justification::centredLeft);
        list.setColour (colour);
        list.drawText (value, line, Justification::centredRight);
    };

    paintRow ("input x", stepsWords::sampleValue (sample.input, settings.bits),
              palette.secondaryText, palette.input);
    paintRow ("output Q(x)", stepsWords::sampleValue (sample.output, settings.bits),
              palette.secondaryText, palette.output);
    paintRow ("QE = x \xe2\x88\x92 Q(x)", {}, palette.secondaryText, palette.error);
    paintRow (stepsWords::sampleValue (error, settings.bits, true),
              numbers::fixed (lsb, 2, true) + " LSB", palette.error, palette.error);
}

std::string StepsCard::inOneLine (const StepsData& data)
{
    if (! canRead (data))
        return {};

    const auto& sample = data.samples[*data.read];
    const auto bits = data.reduction.bits;
    const auto lsb = (sample.input - sample.output) / data.reduction.lattice().step();
    return "input " + stepsWords::sampleValue (sample.input, bits) + "   output "
           + stepsWords::sampleValue (sample.output, bits) + "   QE "
           + numbers::fixed (lsb, 2, true) + " LSB";
}

} // namespace requant
