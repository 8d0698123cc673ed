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

ShaperCurvePlot::RangeDb ShaperCurvePlot::rangeDb (const ShaperCurveData& data)
{
    constexpr double least = 20.0, grid = 10.0;
    RangeDb range { -least, least };

    for (const auto db : data.levelsDb)
        if (std::isfinite (db))
            range = { std::min (range.lowest, db), std::max (range.highest, db) };

    // Zeros of H go down without end; what is that far below is silence all the same.
    constexpr double silence = -60.0;
    return { grid * std::floor (std::max (silence, range.lowest) / grid),
             grid * std::ceil (range.highest / grid) };
}

float ShaperCurvePlot::yOf (double db, RangeDb range, Rectangle area)
{
    const auto part = (std::clamp (db, range.lowest, range.highest) - range.lowest)
                      / (range.highest - range.lowest);
    return area.getBottom() - static_cast<float> (part) * area.getHeight();
}

void ShaperCurvePlot::paint (DisplayList& list, Rectangle area, const ShaperCurveData& data) const
{
    const auto range = rangeDb (data);
    const auto isFlat = std::all_of (data.levelsDb.begin(), data.levelsDb.end(),
                                     [] (double db) { return std::abs (db) < 0.05; });

    // A scale beside a line that is nothing but 0 dB would read as a setting.
    if (! isFlat)
        paintScale (list, area.removeFromLeft (scaleWidth), range);

    const auto zero = yOf (0.0, range, area);
    list.setColour (palette.line);
    list.fillRect (area.withY (zero).withHeight (1.0f));

    if (data.levelsDb.size() < 2)
        return;

    Path curve;

    for (std::size_t i = 0; i < data.levelsDb.size(); ++i)
    {
        const auto part = static_cast<float> (i) / static_cast<float> (data.levelsDb.size() - 1);
        curve.continueTo (
            { area.getX() + part * area.getWidth(), yOf (data.levelsDb[i], range, area) });
    }

    list.setColour (palette.prediction);
    list.strokePath (curve, { 1.6f, Stroke::Dashes { 5.0f, 3.5f } });
}

void ShaperCurvePlot::paintScale (DisplayList& list, Rectangle area, RangeDb range) const
{
    constexpr float height = 14.0f;
    list.setColour (palette.secondaryText);
    list.setFont ({ Weight::regular, 12.0f });
    const auto paintLevel = [&] (double db)
    {
        const auto y = std::clamp (yOf (db, range, area) - 0.5f * height, area.getY(),
                                   std::max (area.getY(), area.getBottom() - height));
        list.drawText (numbers::fixed (db, 0, true) + " dB", area.withY (y).withHeight (height),
                       Justification::centredLeft);
    };

    paintLevel (range.highest);

    if (yOf (0.0, range, area) - area.getY() >= 1.4f * height)
        paintLevel (0.0);
}

} // namespace requant
