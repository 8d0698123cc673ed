#pragma once

#include "Plots/Display/Geometry.h"
#include "Report/PlotData/Steps/StepsData.h"

#include <optional>

namespace requant
{

/** Where everything in the Steps picture lies: pure geometry, so it can be tested without painting.

    All in px of the display list. Thread: any.
*/
class StepsLayout
{
public:
    StepsLayout (Rectangle area, const StepsData&);

    bool hasCard() const noexcept { return ! card.isEmpty(); }
    bool hasSubtitle() const noexcept { return ! subtitle.isEmpty(); }

    float xOf (double samplePosition) const noexcept;
    float yOf (double lsb) const noexcept;
    float yOfError (double lsb) const noexcept;

    /** The amplitude in view. */
    double lowestLsb() const noexcept { return lowest; }
    double highestLsb() const noexcept { return highest; }

    /** The sample nearest to a point, where the point lies over the plot or the lane. */
    std::optional<std::size_t> sampleAt (Point) const noexcept;

    /** How many px one sample is wide. */
    float samplePitch() const noexcept { return pitch; }

    Rectangle area, title, subtitle, legend, plot, lane, timeAxis, card;

    std::int64_t levelStride = 1; ///< every how many levels a line is drawn
    double timeStepMs = 1.0;

private:
    double start, lowest, highest, lowestError, highestError;
    std::size_t first, end;
    float pitch = 1.0f;
};

} // namespace requant
