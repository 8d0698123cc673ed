#pragma once

#include "Measurement/LatticeDetection/DetectedLattice.h"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>

namespace requant
{

/** Finds where a signal was cut off: runs of at least three samples in a row at the end of its
    range, which no band-limited signal of less than that level leaves by chance.

    Where that end is may show only at the end of the signal, by the word length that it turns out
    to use: 16 bits in 24 end 256 steps below 1.0. So runs at the highest code of every word are
    counted at once, and those at the highest and at the lowest sample so far besides, which start
    anew with each new extreme. The result does not depend on the block size. `= {}` starts anew.
    Thread: its owner's. Allocates nothing. */
class ClippedRuns
{
public:
    static constexpr std::uint64_t leastLength = 3;

    /** samples: finite, full scale 1.0. */
    void add (std::span<const double> samples) noexcept;

    struct Runs
    {
        std::uint64_t count = 0, longest = 0; ///< longest: in samples

        bool operator== (const Runs&) const = default;
    };

    /** Those at either end of the range, or beyond: -1, and the highest code of the word in use, of
        8 bits or more; of the container's where that is the only one; 1.0 in floating point.

        Where nothing reaches an end, those at the outermost sample count: at the outermost level of
        another lattice than two's complement, such as that of a gain after the clipping, or at any
        level that the signal ran into at full speed, twice at least. A peak of its own is round
        instead: between two neighbours that are at most 16 steps below, and a square wave does not
        run into its level, but jumps there.

        pcmBits: of the container, empty for floating point. */
    Runs found (const DetectedLattice&, std::optional<int> pcmBits) const noexcept;

private:
    class RunCounter
    {
    public:
        void extend() noexcept { ++length; }
        void end() noexcept;
        std::uint64_t current() const noexcept { return length; }
        Runs runs() const noexcept; ///< the run under way included

    private:
        Runs ended;
        std::uint64_t length = 0;
    };

    /** The runs at the highest sample so far. */
    class FlatTop
    {
    public:
        void add (double sample, double before, double beforeThat) noexcept;
        double level() const noexcept { return highest; }
        Runs runs() const noexcept { return counter.runs(); }

        /** Whether two runs or more were run into from more than this far below. */
        bool isCutFrom (double distance) const noexcept;

    private:
        void take (double rise) noexcept;

        double highest = -std::numeric_limits<double>::infinity();
        RunCounter counter;
        double riseOfRun = 0.0; // of the run under way: 0 for none that would have gone on
        double largestRise = 0.0, secondLargestRise = 0.0; // of runs that are long enough
    };

    void addToTops (double sample) noexcept;

    // The highest code of each word, and 1.0.
    static constexpr int shortestWord = 8, longestWord = 32;
    static constexpr std::size_t topCount = longestWord - shortestWord + 2;
    static const std::array<double, topCount> topLevels;

    std::array<RunCounter, topCount> tops;
    bool isAtTop = false;
    RunCounter bottom;
    FlatTop above, below; // below: of the negative samples
    double last = 0.0, lastButOne = 0.0;
};

} // namespace requant
