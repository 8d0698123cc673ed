#pragma once

#include "Plots/Frame/Plot.h"
#include "Plots/Frame/PlotFrame.h"
#include "Report/PlotData/Error/TransferData.h"

namespace requant
{

/** Where everything of a transfer plot lies, in px of the display list. */
struct TransferLayout
{
    TransferLayout (const Palette&, Rectangle area, const TransferData&);

    Rectangle readableArea() const noexcept { return frame.plot; }

    PlotAreas areas;
    Rectangle range; ///< above the plot, for the input's range
    PlotFrame frame;
};

/** Paints the mean output over the input with a band of one standard deviation, the undithered
    staircase behind, and the range that the input used. Thread: any. */
class TransferPlot : public TitledPlot<TransferData, TransferLayout>
{
public:
    explicit TransferPlot (const Palette&);

    void paintData (DisplayList&, const Layout&, const Data&) const override;

    /** Reads at a place, in px, or nowhere. */
    static void readAt (Data&, const Layout&, std::optional<float> x);

    /** What is read, in one line; empty where nothing is. */
    static std::string reading (const Data&);

protected:
    std::vector<LegendEntry> legend (const Data&) const override;
    void paintGrid (DisplayList&, const Layout&, const Data&) const override;

private:
    void paintStaircase (DisplayList&, const Layout&, const Data&) const;
    void paintMeasured (DisplayList&, const Layout&, const Data&) const;
    void paintInputRange (DisplayList&, const Layout&, const Data&) const;
    void paintReading (DisplayList&, const Layout&, const Data&) const;
};

} // namespace requant
