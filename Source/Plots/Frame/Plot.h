#pragma once

#include "PlotWords.h"

#include <string>
#include <utility>

namespace requant
{

/** Draws one kind of data into a display list, as a layout says where: a frame, which changes only
    with the view and may be cached, and the data over it. No window, so that a report has the same
    plots. Thread: any. */
template <typename DataToDraw, typename LayoutToUse>
class Plot
{
public:
    using Data = DataToDraw;
    using Layout = LayoutToUse;

    explicit Plot (const Palette& paletteToUse) : palette (paletteToUse) {}
    virtual ~Plot() = default;

    void paint (DisplayList& list, const Layout& layout, const Data& data) const
    {
        paintFrame (list, layout, data);
        paintData (list, layout, data);
    }

    virtual void paintFrame (DisplayList&, const Layout&, const Data&) const = 0;
    virtual void paintData (DisplayList&, const Layout&, const Data&) const = 0;

protected:
    const Palette& palette;
};

/** A plot whose frame is words with a legend, and a grid. Its data have a title and a subtitle, its
    layout has PlotAreas. Thread: any. */
template <typename DataToDraw, typename LayoutToUse>
class TitledPlot : public Plot<DataToDraw, LayoutToUse>
{
public:
    using typename Plot<DataToDraw, LayoutToUse>::Data;
    using typename Plot<DataToDraw, LayoutToUse>::Layout;

    /** shortTitle: in place of the title where that has no room. */
    TitledPlot (const Palette& paletteToUse, std::string shortTitleToUse)
        : Plot<DataToDraw, LayoutToUse> (paletteToUse), shortTitle (std::move (shortTitleToUse))
    {
    }

    void paintFrame (DisplayList& list, const Layout& layout, const Data& data) const final
    {
        paintWords (list, this->palette, layout.areas,
                    { data.title, data.subtitle, { shortTitle }, legend (data) });
        paintGrid (list, layout, data);
    }

protected:
    virtual std::vector<LegendEntry> legend (const Data&) const = 0;
    virtual void paintGrid (DisplayList&, const Layout&, const Data&) const = 0;

private:
    std::string shortTitle;
};

} // namespace requant
