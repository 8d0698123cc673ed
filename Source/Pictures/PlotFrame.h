#pragma once

#include "PlotAxis.h"
#include "Style.h"

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

    juce::String name;
    juce::Colour colour;
    Line line = Line::solid;
    juce::String
        shortName {}; ///< in place of the name where all names are too long; empty: the name

    bool operator== (const LegendEntry&) const = default;
};

/** What is said around a plot. */
struct PlotWords
{
    juce::String title;            ///< what is seen, in a few words; changes with the state
    juce::String subtitle;         ///< one sentence
    juce::StringArray shortTitles; ///< in place of the title where it does not fit, longest first
    std::vector<LegendEntry> legend;

    bool operator== (const PlotWords&) const = default;
};

/** The space that a picture paints into, divided: title, legend and sentence at the top, then the
    plots. Pure geometry. Thread: any. */
struct PictureAreas
{
    /** isPlot: narrow ones, too, have a row for the legend. */
    explicit PictureAreas (juce::Rectangle<float> whole, bool isPlot = false);

    /** Wide pictures have a sentence below the title, and a legend: beside the title, or where a
        long one had no room there, in a row of its own. Narrow plots have a row for as much of it
        as fits. */
    bool isWide;
    juce::Rectangle<float> title, subtitle, legend, body;
};

/** Paints the title, the sentence and the legend. Message thread. */
void paintWords (juce::Graphics&, const Style&, const PictureAreas&, const PlotWords&);

/** One plot: its axes, and where a value lies. Pure geometry, so that it can be tested without
    painting. Thread: any. */
class PlotFrame
{
public:
    /** area: of the plot with its labels. */
    PlotFrame (juce::Rectangle<float> area, PlotAxis x, PlotAxis y);
    PlotFrame() : PlotFrame ({}, {}, {}) {}

    float xOf (double value) const noexcept;
    float yOf (double value) const noexcept;

    /** The value of the x axis at a point over the plot. */
    double xValueAt (float px) const noexcept;

    juce::Rectangle<float> plot; ///< where curves run
    PlotAxis x, y;

    /** Grid, labels and the axes' names. Message thread. */
    void paint (juce::Graphics&, const Style&) const;

private:
    void paintX (juce::Graphics&, const Style&) const;
    void paintY (juce::Graphics&, const Style&) const;

    juce::Rectangle<float> whole;
};

} // namespace requant
