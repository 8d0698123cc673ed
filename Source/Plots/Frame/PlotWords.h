#pragma once

#include "Plots/Display/Colour.h"
#include "Plots/Display/DisplayList.h"

#include <string>
#include <vector>

namespace requant
{

/** How a curve is drawn, and what it is called. */
struct LegendEntry
{
    enum class Line
    {
        solid,
        dashed, ///< what theory predicts
        dotted, ///< a threshold, or another thing to hold against
        band    ///< an area around a curve
    };

    std::string name;
    Colour colour;
    Line line = Line::solid;
    std::string
        shortName {}; ///< in place of the name where all names are too long; empty: the name

    bool operator== (const LegendEntry&) const = default;
};

/** How a curve is drawn that is not a band. thickness: in px. */
Stroke strokeOf (LegendEntry::Line, float thickness) noexcept;

/** What is said around a plot. */
struct PlotWords
{
    std::string title;    ///< what is seen, in a few words; changes with the state
    std::string subtitle; ///< one sentence
    std::vector<std::string>
        shortTitles; ///< in place of the title where it does not fit, longest first
    std::vector<LegendEntry> legend;

    bool operator== (const PlotWords&) const = default;
};

/** The space that a picture paints into, divided: title, legend and sentence at the top, then the
    plots. Thread: any. */
struct PlotAreas
{
    /** Of a picture without a legend, or with one beside its title. */
    explicit PlotAreas (Rectangle whole);

    /** Of a plot with all of its legend. */
    PlotAreas (Rectangle whole, const std::vector<LegendEntry>&);

    /** Wide pictures have a sentence below the title, and a legend: beside the title, or where a
        long one had no room there, in a row of its own. Narrow plots have as many rows for it as it
        takes. */
    bool isWide;
    Rectangle title, subtitle, legend, body;
};

/** Paints the title, the sentence and the legend. Thread: any. */
void paintWords (DisplayList&, const Palette&, const PlotAreas&, const PlotWords&);

} // namespace requant
