#pragma once

#include <cstdint>

namespace requant
{

/** What the quiet passages of a signal say about dither. */
enum class DitherTrace
{
    cannotTell,
    undithered, ///< codes rest as dither does not let them
    dithered    ///< the noise of dither, or as much of the signal's own, which works the same
};

/** What the quiet passages of a signal say about rounding. */
enum class RoundingTrace
{
    cannotTell,
    nearest,            ///< to the nearest code: they lie about 0
    downward,           ///< plain truncation: they lie half an LSB lower, as at -1 and 0
    towardZero,         ///< as a cast to whole numbers does: the step around 0 is twice as wide
    nearestOrTowardZero ///< they lie about 0, and nothing tells how wide that step is
};

/** How a signal was reduced to its lattice, as far as the signal alone can tell: plain facts. */
struct ReductionTrace
{
    DitherTrace dither = DitherTrace::cannotTell;
    RoundingTrace rounding = RoundingTrace::cannotTell;

    std::uint64_t quietBlocks = 0; ///< of 256 samples, within 6 LSB and not all of one code
    double quietMeanLsb = 0.0;     ///< of these; 0 without any

    /** What decided about dither: blocks at rest, with the noise of dither, and of neither kind. */
    std::uint64_t restingBlocks = 0, noisyBlocks = 0, otherBlocks = 0;

    /** The mean fast variance of the noisy blocks, LSB^2: 1/4 with triangular dither, 1/3 with
        Gaussian or high-pass dither, more with shaping; 0 without any. */
    double noiseLsb2 = 0.0;
};

} // namespace requant
