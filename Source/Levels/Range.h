#pragma once

#include "Lattice.h"

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
    entropy,         ///< the range that changes the distribution of |x| least (KL divergence)
    histogram        ///< the range with the least error by PyTorch's HistogramObserver
};

/** Of which channels' samples a range is found. */
enum class RangeChannels
{
    linked,    ///< one range for all, of all their samples together
    perChannel ///< of each channel its own
};

/** Where a range lies, in full-scale units; lowest at most highest. */
struct RangeEnds
{
    double lowest = -1.0, highest = 1.0;

    bool operator== (const RangeEnds&) const = default;
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

/** The levels of a range whose ends are known:

        full scale         those of Lattice::make()
        min-max, histogram the lowest level at the lowest end, the highest at the highest
        any other, -a..a   0 stays a level and a, the farther end, is the highest: step = a /
                           highest code (1 where that is 0; two's complement has one more level
                           below -a). End-points: -a and a are the outermost levels; of the least
                           error, both ends as they are

    Where there is no range, the answer is still defined: for |x| < 2^-900, full scale; for ends
    that are equal, or apart by less than 2^-48 of their size a step, the range from 0 to them.
    lowest, highest: finite, in this order. Thread: any. Real time. */
FoundRange rangeOfEnds (double lowest, double highest, const RangeSettings&) noexcept;

} // namespace requant
