#pragma once

#include "Plots/Frame/Plot.h"
#include "Plots/Frame/PlotFrame.h"
#include "Report/PlotData/Error/HistogramData.h"

namespace requant
{

/** Where everything of a histogram lies, in px of the display list. */
struct HistogramLayout
{
    HistogramLayout (const Palette&, Rectangle area, const HistogramData&);

    Rectangle readableArea() const noexcept { return frame.plot; }

    PlotAreas areas;
    PlotFrame frame;
};

/** Paints the histogram of the error, dashed the shape that theory gives it. Thread: any. */
class HistogramPlot : public TitledPlot<HistogramData, HistogramLayout>
{
public:
    explicit HistogramPlot (const Palette&);

    void paintData (DisplayList&, const Layout&, const Data&) const override;

    /** Reads at a place, in px, or nowhere. */
    static void readAt (Data&, const Layout&, std::optional<float> x);

    /** What is read, in one line; empty where nothing is. */
    static std::string reading (const Data&);

protected:
    std::vector<LegendEntry> legend (const Data&) const override;
    void paintGrid (DisplayList&, const Layout&, const Data&) const override;

private:
    void paintPrediction (DisplayList&, const Layout&, const Data&) const;
    void paintMean (DisplayList&, const Layout&, const Data&) const;
    void paintReading (DisplayList&, const Layout&, const Data&) const;
};

} // namespace requant
