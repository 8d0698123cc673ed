#pragma once

#include "Plots/Frame/PlotWords.h"
#include "Report/PlotData/FiguresData.h"

namespace requant
{

/** Paints every figure as a table: measured, predicted, and the difference; where not all have
    room, some, and which these are. Thread: any. */
class FiguresPlot
{
public:
    explicit FiguresPlot (const Palette& paletteToUse) : palette (paletteToUse) {}

    /** Where everything lies, and which rows have room. */
    struct Layout
    {
        Layout (const PlotAreas&, const FiguresData&);

        bool showsAll (const FiguresData& data) const noexcept { return count >= data.rows.size(); }

        Rectangle heading, table;
        Rectangle others; ///< for which rows are shown; empty where all are
        Rectangle remark;
        float rowHeight = 0.0f;
        std::size_t first = 0, count = 0;
        int remarkLines = 0;
    };

    void paint (DisplayList&, const PlotAreas&, const FiguresData&) const;

    /** In px, with every row and the words around them: a table that scrolls nowhere. */
    static float heightFor (const FiguresData&);

    /** The table in words, for screen readers. */
    static std::string spoken (const FiguresData&);

private:
    void paintRow (DisplayList&, Rectangle, const FiguresData::Row&, const std::string& name) const;
    void paintHeading (DisplayList&, Rectangle) const;
    void paintOthers (DisplayList&, const Layout&, const FiguresData&) const;

    const Palette& palette;
};

} // namespace requant
