#pragma once

#include "Plots/Display/DisplayList.h"

#include <string>

namespace requant
{

/** A plot as a picture for reports: SVG 1.1 in one piece, which needs no other file. Its words stay
    words, in Lato where it is installed. Lengths have two decimals at most, whatever the locale, so
    that the same plot is the same text everywhere.

    width, height: of the picture, in px, above 0. background: behind everything. title: what it
    shows, in a few words, for who cannot see it; UTF-8. Thread: any.
*/
std::string svgOf (const DisplayList&, float width, float height, Colour background,
                   std::string_view title);

} // namespace requant
