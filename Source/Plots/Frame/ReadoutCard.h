#pragma once

#include "Plots/Style/Style.h"

#include <vector>

namespace requant
{

/** The figures at a point of a picture, in a box that stands aside of what it reads. */
struct ReadoutCard
{
    struct Row
    {
        juce::String name, value;
        juce::Colour colour; ///< of the value
    };

    juce::String heading;
    std::vector<Row> rows;

    /** Paints it into the upper corner of the plot that lies away from a point. Message thread. */
    void paint (juce::Graphics&, const Style&, juce::Rectangle<float> plot, float pointX) const;
};

} // namespace requant
