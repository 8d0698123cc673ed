#include "StepsCard.h"

#include "Plots/Frame/PlotAxis.h"
#include "Report/PlotData/StepsWords.h"
#include "Text/Numbers.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

bool canRead (const StepsData& data) { return data.read && *data.read < data.samples.size(); }

} // namespace

void StepsCard::paint (juce::Graphics& g, juce::Rectangle<float> bounds,
                       const StepsData& data) const
{
    const auto& palette = style.palette;
    g.setColour (palette.background);
    g.fillRect (bounds);
    g.setColour (palette.panel);
    g.fillRoundedRectangle (bounds, 6.0f);
    g.setColour (palette.line);
    g.drawRoundedRectangle (bounds.reduced (0.5f), 6.0f, 1.0f);

    auto inside = bounds.reduced (12.0f, 8.0f);
    g.setColour (palette.text);
    g.setFont (style.font (Weight::bold, 12.5f));
    g.drawText ("One sample, close up", inside.removeFromTop (18.0f),
                juce::Justification::centredLeft, false);

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
        g.setColour (palette.line);
        g.fillRect (removePart (7.0f).withHeight (1.0f));
    }

    paintView (g, view, data);

    if (! canRead (data))
        return;

    const auto& sample = data.samples[*data.read];
    paintFigures (g, removePart (74.0f), sample, data.reduction);
    paintDrawing (g, inside.reduced (0.0f, 10.0f), sample, data.reduction.lattice());
}

void StepsCard::paintView (juce::Graphics& g, juce::Rectangle<float> bounds,
                           const StepsData& data) const
{
    g.setColour (style.palette.secondaryText);
    g.setFont (style.font (Weight::regular, 12.0f));

    const auto count = static_cast<std::int64_t> (std::lround (data.length));
    const auto ms = 1000.0 * data.length / data.sampleRateHz;

    const auto levels = stepsWords::levelsInView (data);
    const auto fits = textWidth (g.getCurrentFont(), toString (levels)) <= bounds.getWidth();

    for (const auto& line : { std::string (fits ? "In view" : "Levels in view"),
                              fits ? levels : levels.substr (0, levels.rfind (' ')),
                              numbers::grouped (count) + " samples, "
                                  + numbers::fixed (ms, ms < 10.0 ? 2 : 1) + " ms" })
        g.drawText (toString (line), bounds.removeFromTop (17.0f), juce::Justification::centredLeft,
                    true);
}

void StepsCard::paintDrawing (juce::Graphics& g, juce::Rectangle<float> bounds,
                              const SamplePair& sample, const Lattice& lattice) const
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
    g.setFont (style.font (Weight::regular, 12.0f));
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
        g.setColour (style.palette.secondaryText);
        g.drawText (toString (numbers::grouped (line)), labels.withY (y - 8.0f).withHeight (16.0f),
                    juce::Justification::centredLeft, false);

        for (auto dot = plot.getX(); dot < plot.getRight(); dot += 4.0f)
            g.fillRect (juce::Rectangle<float> (dot, y - 0.6f, 1.2f, 1.2f));
    }

    const auto centre = plot.getCentreX();
    const auto yIn = yOf (x), yOut = yOf (q);
    g.setColour (style.palette.error);
    g.fillRect (
        juce::Rectangle<float> (centre - 1.25f, std::min (yIn, yOut), 2.5f, std::abs (yIn - yOut)));

    // The ring is wider than the dot, so that both are seen where there is no error.
    constexpr float dot = 4.0f, ring = 6.5f;
    g.setColour (style.palette.panel);
    g.fillEllipse (centre - ring, yIn - ring, 2.0f * ring, 2.0f * ring);
    g.setColour (style.palette.input);
    g.drawEllipse (centre - ring, yIn - ring, 2.0f * ring, 2.0f * ring, 1.8f);
    g.setColour (style.palette.output);
    g.fillEllipse (centre - dot, yOut - dot, 2.0f * dot, 2.0f * dot);
}

void StepsCard::paintFigures (juce::Graphics& g, juce::Rectangle<float> bounds,
                              const SamplePair& sample, const ReductionSettings& settings) const
{
    const auto& palette = style.palette;
    const auto error = sample.input - sample.output;
    const auto lsb = error / settings.lattice().step();
    g.setFont (style.font (Weight::regular, 12.0f));
    const auto paintRow = [&] (const std::string& name, const std::string& value,
                               juce::Colour nameColour, juce::Colour colour)
    {
        const auto line = bounds.removeFromTop (17.0f);
        g.setColour (nameColour);
        g.drawText (toString (name), line, juce::Justification::centredLeft, false);
        g.setColour (colour);
        g.drawText (toString (value), line, juce::Justification::centredRight, false);
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
