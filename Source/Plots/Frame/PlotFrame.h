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
