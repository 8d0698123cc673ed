#pragma once

#include "Plots/Frame/Plot.h"
#include "Plots/Frame/PlotFrame.h"
#include "Report/PlotData/SpectrumData.h"

namespace requant
{

/** Where everything of a spectrum lies, in px of the display list. */
struct SpectrumLayout
{
    SpectrumLayout (const Palette&, Rectangle area, const SpectrumData&);

    Rectangle readableArea() const noexcept { return frame.plot; }

    PlotAreas areas;
    PlotFrame frame;
};

/** Paints power spectra of input, output and error, dashed what theory predicts of the error, and
    dotted the threshold of hearing. Thread: any. */
class SpectrumPlot : public TitledPlot<SpectrumData, SpectrumLayout>
{
public:
    explicit SpectrumPlot (const Palette&);

    void paintData (DisplayList&, const Layout&, const Data&) const override;

    /** Reads at a place, in px, or nowhere. */
    static void readAt (Data&, const Layout&, std::optional<float> x);

    /** What is read, in one line; empty where nothing is. */
    static std::string reading (const Data&);

protected:
    std::vector<LegendEntry> legend (const Data&) const override;
    void paintGrid (DisplayList&, const Layout&, const Data&) const override;

private:
    void paintCurve (DisplayList&, const Layout&, const Data&, const std::vector<double>& levels,
                     Colour, LegendEntry::Line, float thickness) const;
    void paintReading (DisplayList&, const Layout&, const Data&) const;
};

} // namespace requant
