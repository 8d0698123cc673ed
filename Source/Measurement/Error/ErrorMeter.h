#pragma once

#include "ErrorSums.h"

#include <array>

namespace requant
{

/** One channel's sums over three windows. */
struct MeterReading
{
    ErrorSums momentary;  ///< the last 0.4 s
    ErrorSums shortTerm;  ///< the last 3 s
    ErrorSums sinceReset; ///< everything since prepare() or reset()
};

/** Measures one channel's reduction over 0.4 s, 3 s and since the last reset.

    Time is cut into hops of 20 ms. A window is its whole number of finished hops and the hop
    under way, so it never misses a sample, is never shorter than its name once that much has
    been heard, and is at most one hop longer, and a sample for each of its hops where
    20 ms are no whole number of them. No sum is ever subtracted from, so nothing drifts.
    Thread: its owner's (the audio thread). Real time.
*/
class ErrorMeter
{
public:
    static constexpr double hopSeconds = 0.02;
    static constexpr std::size_t hopsInMomentary = 20, hopsInShortTerm = 150;

    /** sampleRateHz: above 0. Resets. */
    void prepare (double sampleRateHz) noexcept;
    void reset() noexcept;

    /** How many more samples fit into the hop under way: at least 1. */
    std::size_t roomInHop() const noexcept { return hopLength - hopFilled; }

    /** Adds samples; at most roomInHop().

        input, output: finite, of one length, full scale 1.0. clipped, replaced: of these samples.
    */
    void add (std::span<const double> input, std::span<const double> output, std::size_t clipped,
              const ReplacedSamples& replaced) noexcept;

    MeterReading reading() const noexcept;

private:
    void finishHop() noexcept;
    void sumWindows() const noexcept;
    ErrorSums sumOfLast (std::size_t hops) const noexcept;

    // Finished hops, and the sums of every ten of them, so that a window of 150 hops is made of
    // some 24 sums and no block pays for all of them.
    static constexpr std::size_t hopsInGroup = 10, groupCount = hopsInShortTerm / hopsInGroup + 1;

    std::array<ErrorSums, hopsInGroup * groupCount> hops {};
    std::array<ErrorSums, groupCount> groups {};
    std::size_t nextHop = 0;

    ErrorSums hop;     // under way
    ErrorSums allHops; // finished

    // Of finished hops; summed when somebody asks, once for each hop.
    mutable ErrorSums momentaryHops, shortTermHops;
    mutable bool areSummed = false;
    std::size_t hopLength = 1, hopFilled = 0;
};

} // namespace requant
