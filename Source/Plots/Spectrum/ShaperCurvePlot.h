#pragma once

#include "Plots/Display/Colour.h"
#include "Plots/Display/DisplayList.h"
#include "Report/PlotData/SpectrumData.h"

namespace requant
{

/** A noise shaper's designed curve, small: dashed, as all that theory says, over the line of noise
    that is not shaped. Thread: any. */
class ShaperCurvePlot
{
public:
    explicit ShaperCurvePlot (const Palette& paletteToUse) : palette (paletteToUse) {}

    struct RangeDb
    {
        double lowest, highest;

        bool operator== (const RangeDb&) const = default;
    };

    /** The dB at the lower and the upper edge: never nearer than 20 dB, and otherwise what holds
        the curve, in steps of 10 dB. */
    static RangeDb rangeDb (const ShaperCurveData&);

    /** Where a level lies in an area, in px. */
    static float yOf (double db, RangeDb rangeDb, Rectangle area);

    void paint (DisplayList&, Rectangle area, const ShaperCurveData&) const;

private:
    void paintScale (DisplayList&, Rectangle area, RangeDb rangeDb) const;

    const Palette& palette;
};

} // namespace requant
