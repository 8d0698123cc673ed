#pragma once

#include "Plots/Frame/Plot.h"
#include "Plots/Frame/PlotFrame.h"
#include "Report/PlotData/Error/NoiseData.h"

namespace requant
{

/** Where everything of the two plots lies, in px of the display list. */
struct NoiseLayout
{
    NoiseLayout (const Palette&, Rectangle area, const NoiseData&);

    Rectangle readableArea() const noexcept { return error.plot.getUnion (power.plot); }

    PlotAreas areas;
    Rectangle errorWords, powerWords;
    PlotFrame error, power;
};

/** Paints, above, the mean error with its spread over where the input lies inside its step, and
    below, the noise power over the same: a flat line at 0 above means no distortion, a flat line
    below no noise modulation. Dashed what theory predicts, behind it what none and RPDF would give.
    Thread: any. */
class NoisePlot : public TitledPlot<NoiseData, NoiseLayout>
{
public:
    explicit NoisePlot (const Palette&);

    void paintData (DisplayList&, const Layout&, const Data&) const override;

    /** Reads at a place, in px, or nowhere. */
    static void readAt (Data&, const Layout&, std::optional<float> x);

    /** What is read, in one line; empty where nothing is. */
    static std::string reading (const Data&);

protected:
    std::vector<LegendEntry> legend (const Data&) const override;
    void paintGrid (DisplayList&, const Layout&, const Data&) const override;

private:
    void paintReferences (DisplayList&, const Layout&, const Data&) const;
    void paintErrors (DisplayList&, const Layout&, const Data&) const;
    void paintPower (DisplayList&, const Layout&, const Data&) const;
    void paintReading (DisplayList&, const Layout&, const Data&) const;
};

} // namespace requant
