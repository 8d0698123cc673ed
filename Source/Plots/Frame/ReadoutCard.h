#pragma once

#include "PlotFrame.h"

#include <initializer_list>
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
        Colour colour; ///< of the value
    };

    std::string heading;
    std::vector<Row> rows;

    /** Paints a line at a value through frames with the same x axis, and the card into the upper
        corner of the first one that lies away from the line. Thread: any. */
    void paint (DisplayList&, const Palette&, std::initializer_list<const PlotFrame*>,
                double x) const;

private:
    void paintCard (DisplayList&, const Palette&, Rectangle plot, float pointX) const;
};

} // namespace requant
