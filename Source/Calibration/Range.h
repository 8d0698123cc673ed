#pragma once

#include "Levels/Range.h"
#include "SignalHistogram.h"

namespace requant
{

/** The range of a signal, and its levels as rangeOfEnds() has them: between the lowest and the
    highest sample, or -a and a.

    Percentile: the smallest a, but for the width of a bin (at most 2^-14 of the largest |x|), with
    |x| <= a for that share of the samples. Least error: of all a up to the largest |x|, as the
    histogram knows the samples; with end-points of any two ends. No samples, and silence: full
    scale. Of several channels that are to share one range, add up the histograms first. Thread:
    any; not real time.
*/
FoundRange findRange (const SignalHistogram&, const RangeSettings&);

} // namespace requant
