#pragma once

#include "Levels/Lattice.h"
#include "SignalHistogram.h"

namespace requant
{

/** How the range of a quantizer is found from a signal. Documentation/Ranges.md defines each. */
enum class RangeMethod
{
    fullScale,       ///< -1 to 1, whatever the signal
    minMax,          ///< from the lowest sample to the highest
    symmetricMinMax, ///< as far on both sides of 0 as the largest |x|
    percentile,      ///< the same, of a percentile of |x|
    leastError,      ///< the range with the least mean square error
    entropy          ///< the range that changes the distribution of |x| least (KL divergence)
};

struct RangeSettings
{
    RangeMethod method = RangeMethod::fullScale;
    double percentile = 99.99; ///< 50 to 100, of |x|; RangeMethod::percentile only
    LatticeKind latticeKind = LatticeKind::twosComplement;
    double bits = 16.0; ///< Lattice::minimumBits to Lattice::maximumBits

    bool operator== (const RangeSettings&) const = default;
};

/** A range, and the levels that cover it. */
struct FoundRange
{
    double lowest = -1.0, highest = 1.0; ///< in the signal's unit, lowest < highest
    Lattice lattice;

    bool operator== (const FoundRange&) const = default;
};

/** The same where the extremes say all: full scale, min-max and symmetric min-max. lowest, highest:
    finite, in this order. Thread: any. Real time. */
FoundRange rangeOfExtremes (double lowest, double highest, const RangeSettings&) noexcept;

/** The range of a signal, and its levels:

        full scale         those of Lattice::make()
        min-max            the lowest level at the lowest sample, the highest at the highest
        any other, -a..a   0 stays a level and a is the highest: step = a / highest code (1 where
                           that is 0; two's complement has one more level below -a). End-points: -a
                           and a are the outermost levels
        least error        the same; end-points: any two values are the outermost levels

    Percentile: the smallest a, but for the width of a bin (at most 2^-14 of the largest |x|), with
    |x| <= a for that share of the samples. Least error: of all a up to the largest |x|, as the
    histogram knows the samples.

    Where the signal has no range, the answer is still defined: for no samples, silence, and
    |x| < 2^-900, full scale; for min-max, and end-points with the least error, of samples that are
    equal (or differ by less than 2^-48 of their size a step), the range from 0 to them. Of several
    channels that are to share one range, add up the histograms first. Thread: any; not real time.
*/
FoundRange findRange (const SignalHistogram&, const RangeSettings&);

} // namespace requant
