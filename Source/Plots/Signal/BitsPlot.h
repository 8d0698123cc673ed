#pragma once

#include "Plots/Frame/Plot.h"
#include "Plots/Frame/PlotFrame.h"
#include "Report/PlotData/BitsData.h"

#include <optional>

namespace requant
{

/** Where everything of the bits lies, in px of the display list. */
struct BitsLayout
{
    BitsLayout (const Palette&, Rectangle area, const BitsData&);

    /** Where a bit's bar stands in one of the rows. */
    Rectangle bar (Rectangle row, std::size_t bit) const;

    /** The bit at a point, where there is one. */
    std::optional<std::size_t> bitAt (float x) const noexcept;

    Rectangle readableArea() const noexcept { return inputBars.getUnion (outputBars); }

    PlotAreas areas;
    Rectangle inputHeading, inputBars, outputHeading, outputBars, table;
    std::size_t bits;
    float pitch;
};

/** Paints which bits of input and output move, the largest on the left, what that says in words,
    and the facts in a table. Thread: any. */
class BitsPlot : public TitledPlot<BitsData, BitsLayout>
{
public:
    explicit BitsPlot (const Palette&);

    void paintData (DisplayList&, const Layout&, const Data&) const override;

    /** Reads at a place, in px, or nowhere. */
    static void readAt (Data&, const Layout&, std::optional<float> x);

    /** What is read, in one line; empty where nothing is. */
    static std::string reading (const Data&);

protected:
    std::vector<LegendEntry> legend (const Data&) const override;
    void paintGrid (DisplayList&, const Layout&, const Data&) const override;

private:
    void paintRow (DisplayList&, const Layout&, Rectangle heading, Rectangle bars,
                   const std::string& name, const BitsData::Signal&, Colour, const Data&) const;
    void paintTable (DisplayList&, const Layout&, const Data&) const;
};

} // namespace requant
