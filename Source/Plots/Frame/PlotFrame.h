#pragma once

#include "PlotAxis.h"
#include "PlotWords.h"

namespace requant
{

/** One plot: its axes, and where a value lies. Pure geometry, so that it can be tested without
    painting. Thread: any. */
class PlotFrame
{
public:
    /** area: of the plot with its labels. */
    PlotFrame (Rectangle area, PlotAxis x, PlotAxis y);
    PlotFrame() : PlotFrame ({}, {}, {}) {}

    float xOf (double value) const noexcept;
    float yOf (double value) const noexcept;

    /** The value of the x axis at a point over the plot. */
    double xValueAt (float px) const noexcept;

    Rectangle plot; ///< where curves run
    PlotAxis x, y;

    /** Grid, labels and the axes' names. Thread: any. */
    void paint (DisplayList&, const Palette&) const;

private:
    void paintX (DisplayList&, const Palette&) const;
    void paintY (DisplayList&, const Palette&) const;

    Rectangle whole;
};

} // namespace requant
