#pragma once

#include "Plots/Display/Colour.h"
#include "Plots/Display/DisplayList.h"
#include "StepsLayout.h"

#include <string>

namespace requant
{

/** Paints one sample close up: the levels around it, where it came in, where it went, and by how
    much that is wrong. Where steps are too fine to see, quantization is seen here. Thread: any.
*/
class StepsCard
{
public:
    explicit StepsCard (const Palette& paletteToUse) : palette (paletteToUse) {}

    /** data.read: the sample to show; without one, only what is in view is said. */
    void paint (DisplayList&, Rectangle bounds, const StepsData&) const;

    /** The sample's figures in one line, for where there is no room for the card. */
    static std::string inOneLine (const StepsData&);

private:
    void paintView (DisplayList&, Rectangle, const StepsData&) const;
    void paintDrawing (DisplayList&, Rectangle, const SamplePair&, const Lattice&) const;
    void paintFigures (DisplayList&, Rectangle, const SamplePair&, const ReductionSettings&) const;

    const Palette& palette;
};

} // namespace requant
