#pragma once

#include "Plots/Frame/Plot.h"
#include "Plots/Frame/PlotFrame.h"
#include "Report/PlotData/CompareData.h"

namespace requant
{

/** Where curves and table lie, in px of the display list. */
struct CompareLayout
{
    CompareLayout (const Palette&, Rectangle area, const CompareData&);

    Rectangle readableArea() const noexcept { return frame.plot; }

    PlotAreas areas;
    PlotFrame frame;
    Rectangle table;
    std::size_t rowsThatFit = 0;
};

/** Paints the SNR of laws over the level of the signal, where companding wins, and a table of what
    each law does to it at its own level. Thread: any. */
class ComparePlot : public TitledPlot<CompareData, CompareLayout>
{
public:
    explicit ComparePlot (const Palette&);

    void paintData (DisplayList&, const Layout&, const Data&) const override;

    /** Reads at a place, in px, or nowhere. */
    static void readAt (Data&, const Layout&, std::optional<float> x);

    /** What is read, in one line; empty where nothing is. */
    static std::string reading (const Data&);

protected:
    std::vector<LegendEntry> legend (const Data&) const override;
    void paintGrid (DisplayList&, const Layout&, const Data&) const override;

private:
    void paintCurves (DisplayList&, const Layout&, const Data&) const;
    void paintTable (DisplayList&, const Layout&, const Data&) const;
    void paintReading (DisplayList&, const Layout&, const Data&) const;
};

} // namespace requant
