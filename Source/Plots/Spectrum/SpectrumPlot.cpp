#include "SpectrumPlot.h"

#include "Plots/Frame/ReadoutCard.h"
#include "Text/Numbers.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace requant
{

namespace
{

constexpr double lowestShownHz = 20.0;

PlotAxis frequencyAxis (const SpectrumData& data, float width)
{
    const auto half = 0.5 * data.sampleRateHz;
    return data.options.isLogarithmic
               ? PlotAxis::logFrequency (lowestShownHz, std::max (half, 2.0 * lowestShownHz))
               : PlotAxis::linearFrequency (half, std::max (2, static_cast<int> (width / 70.0f)));
}

PlotAxis levelAxis (const SpectrumData& data, float height)
{
    return PlotAxis::linear (data.lowestDb, data.highestDb, data.levelUnit(),
                             std::max (2, static_cast<int> (height / 36.0f)));
}

std::string frequencyText (double hz)
{
    return hz < 1000.0 ? numbers::fixed (hz, hz < 100.0 ? 1 : 0) + " Hz"
                       : numbers::fixed (0.001 * hz, 2) + " kHz";
}

struct Named
{
    const char* name;
    const std::vector<double>& levels;
    Colour colour;
};

std::array<Named, 6> readable (const SpectrumData& data, const Palette& palette)
{
    return { Named { "input", data.inputDb, palette.text },
             Named { "output", data.outputDb, palette.output },
             Named { "error", data.errorDb, palette.error },
             Named { "predicted", data.predictedDb, palette.prediction },
             Named { "chosen", data.chosenDb, palette.prediction },
             Named { "threshold", data.thresholdDb, palette.secondaryText } };
}

std::vector<LegendEntry> legendOf (const Palette& palette, const SpectrumData& data)
{
    using Line = LegendEntry::Line;
    std::vector<LegendEntry> entries { { "input", palette.input, Line::solid },
                                       { "output", palette.output, Line::solid },
                                       { "error", palette.error, Line::solid } };

    if (! data.predictedDb.empty() || ! data.chosenDb.empty())
        entries.push_back ({ "predicted", palette.prediction, Line::dashed });

    if (! data.thresholdDb.empty())
    {
        const auto name = "threshold at " + numbers::fixed (data.options.fullScaleDbSpl, 0)
                          + " dB SPL full scale";
        entries.push_back ({ "hearing " + name, palette.secondaryText, Line::dotted, name });
    }

    return entries;
}

} // namespace

SpectrumLayout::SpectrumLayout (const Palette& palette, Rectangle area, const SpectrumData& data)
    : areas (area, legendOf (palette, data)),
      frame (areas.body, frequencyAxis (data, areas.body.getWidth()),
             levelAxis (data, areas.body.getHeight()))
{
}

SpectrumPlot::SpectrumPlot (const Palette& paletteToUse) : TitledPlot (paletteToUse, "Spectrum") {}

std::vector<LegendEntry> SpectrumPlot::legend (const SpectrumData& data) const
{
    return legendOf (palette, data);
}

void SpectrumPlot::paintGrid (DisplayList& list, const Layout& layout, const SpectrumData&) const
{
    layout.frame.paint (list, palette);
}

void SpectrumPlot::paintData (DisplayList& list, const Layout& layout,
                              const SpectrumData& data) const
{
    if (data.frequenciesHz.empty())
        return;

    using Line = LegendEntry::Line;

    {
        const DisplayList::Clip clip (list, layout.frame.plot);

        if (data.options.showsPeaks)
            for (const auto& [peaks, colour] : { std::pair (&data.inputPeakDb, palette.input),
                                                 std::pair (&data.outputPeakDb, palette.output),
                                                 std::pair (&data.errorPeakDb, palette.error) })
                paintCurve (list, layout, data, *peaks, colour.withMultipliedAlpha (0.45f),
                            Line::solid, 1.0f);

        paintCurve (list, layout, data, data.thresholdDb, palette.secondaryText, Line::dotted,
                    1.2f);
        paintCurve (list, layout, data, data.outputDb, palette.output, Line::solid, 1.6f);
        paintCurve (list, layout, data, data.inputDb, palette.input, Line::solid, 1.2f);
        paintCurve (list, layout, data, data.errorDb, palette.error, Line::solid, 1.6f);
        paintCurve (list, layout, data, data.predictedDb, palette.prediction, Line::dashed, 1.6f);
        paintCurve (list, layout, data, data.chosenDb, palette.prediction, Line::dashed, 1.6f);
    }

    paintReading (list, layout, data);
}

void SpectrumPlot::paintCurve (DisplayList& list, const Layout& layout, const SpectrumData& data,
                               const std::vector<double>& levels, Colour colour,
                               LegendEntry::Line line, float thickness) const
{
    if (levels.size() > data.frequenciesHz.size())
        return;

    Path curve;
    auto lastX = -1.0e9f;

    for (std::size_t i = 0; i < levels.size(); ++i)
    {
        // 0 Hz has no place on a logarithmic axis.
        if (data.options.isLogarithmic && data.frequenciesHz[i] <= 0.0)
            continue;

        const auto x = layout.frame.xOf (data.frequenciesHz[i]);
        const auto y = layout.frame.yOf (std::isfinite (levels[i]) ? levels[i] : -1000.0);

        // No more points than half pixels.
        if (x - lastX < 0.5f && i + 1 < levels.size())
            continue;

        curve.continueTo ({ x, y });
        lastX = x;
    }

    list.setColour (colour);
    list.strokePath (curve, strokeOf (line, thickness));
}

void SpectrumPlot::paintReading (DisplayList& list, const Layout& layout,
                                 const SpectrumData& data) const
{
    if (! data.readHz)
        return;

    const auto index = data.nearestTo (*data.readHz);
    ReadoutCard card { frequencyText (data.frequenciesHz[index]), {} };

    for (const auto& [name, levels, colour] : readable (data, palette))
        if (index < levels.size())
            card.rows.push_back ({ name, numbers::level (levels[index]) + " dB", colour });

    card.paint (list, palette, { &layout.frame }, data.frequenciesHz[index]);
}

void SpectrumPlot::readAt (SpectrumData& data, const Layout& layout, std::optional<float> x)
{
    data.readHz = x && ! data.frequenciesHz.empty() ? std::optional (layout.frame.xValueAt (*x))
                                                    : std::nullopt;
}

std::string SpectrumPlot::reading (const SpectrumData& data)
{
    if (! data.readHz || data.frequenciesHz.empty())
        return {};

    const auto index = data.nearestTo (*data.readHz);
    std::vector<std::string> words { frequencyText (data.frequenciesHz[index]) };

    for (const auto& [name, levels, colour] : readable (data, Palette::dark()))
        if (index < levels.size())
            words.push_back (std::string (name) + " " + numbers::level (levels[index]));

    return fmt::format ("{} {}", fmt::join (words, ", "), data.levelUnit());
}

} // namespace requant
