#pragma once

#include "Plots/Style/Style.h"

#include <string>
#include <vector>

namespace requant
{

/** The figures at a point of a picture, in a box that stands aside of what it reads. */
struct ReadoutCard
{
    struct Row
    {
        std::string name, value;
        juce::Colour colour; ///< of the value
    };

    std::string heading;
    std::vector<Row> rows;

    /** Paints it into the upper corner of the plot that lies away from a point. Message thread. */
    void paint (juce::Graphics&, const Style&, juce::Rectangle<float> plot, float pointX) const;
};

} // namespace requant
