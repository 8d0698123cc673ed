#include "ShaperCurvePlot.h"

#include "Text/Numbers.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

constexpr float scaleWidth = 46.0f;

} // namespace

juce::Range<double> ShaperCurvePlot::rangeDb (const ShaperCurveData& data)
{
    constexpr double least = 20.0, grid = 10.0;
    juce::Range<double> range { -least, least };

    for (const auto db : data.levelsDb)
        if (std::isfinite (db))
            range = range.getUnionWith (db);

    // Zeros of H go down without end; what is that far below is silence all the same.
    constexpr double lowest = -60.0;
    return { grid * std::floor (std::max (lowest, range.getStart()) / grid),
             grid * std::ceil (range.getEnd() / grid) };
}

float ShaperCurvePlot::yOf (double db, juce::Range<double> range, juce::Rectangle<float> area)
{
    const auto part = (range.clipValue (db) - range.getStart()) / range.getLength();
    return area.getBottom() - static_cast<float> (part) * area.getHeight();
}

void ShaperCurvePlot::paint (juce::Graphics& g, juce::Rectangle<float> area,
                             const ShaperCurveData& data) const
{
    const auto range = rangeDb (data);
    const auto isFlat = std::all_of (data.levelsDb.begin(), data.levelsDb.end(),
                                     [] (double db) { return std::abs (db) < 0.05; });

    // A scale beside a line that is nothing but 0 dB would read as a setting.
    if (! isFlat)
        paintScale (g, area.removeFromLeft (scaleWidth), range);

    const auto zero = yOf (0.0, range, area);
    g.setColour (style.palette.line);
    g.fillRect (area.withY (zero).withHeight (1.0f));

    if (data.levelsDb.size() < 2)
        return;

    juce::Path curve;

    for (std::size_t i = 0; i < data.levelsDb.size(); ++i)
    {
        const auto part = static_cast<float> (i) / static_cast<float> (data.levelsDb.size() - 1);
        const juce::Point<float> point { area.getX() + part * area.getWidth(),
                                         yOf (data.levelsDb[i], range, area) };

        if (i == 0)
            curve.startNewSubPath (point);
        else
            curve.lineTo (point);
    }

    constexpr float thickness = 1.6f;
    constexpr float dashes[] { 5.0f, 3.5f };
    juce::Path dashed;
    juce::PathStrokeType (thickness).createDashedStroke (dashed, curve, dashes, 2);
    g.setColour (style.palette.prediction);
    g.fillPath (dashed);
}

void ShaperCurvePlot::paintScale (juce::Graphics& g, juce::Rectangle<float> area,
                                  juce::Range<double> range) const
{
    constexpr float height = 14.0f;
    g.setColour (style.palette.secondaryText);
    g.setFont (style.font (Weight::regular, 12.0f));
    const auto paintLevel = [&] (double db)
    {
        const auto y = juce::jlimit (area.getY(), area.getBottom() - height,
                                     yOf (db, range, area) - 0.5f * height);
        g.drawText (toString (numbers::fixed (db, 0, true) + " dB"),
                    area.withY (y).withHeight (height), juce::Justification::centredLeft, false);
    };

    paintLevel (range.getEnd());

    if (yOf (0.0, range, area) - area.getY() >= 1.4f * height)
        paintLevel (0.0);
}

} // namespace requant
