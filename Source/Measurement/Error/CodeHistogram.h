#pragma once

#include "Levels/Lattice.h"
#include "Measurement/Statistics/SparseCounts.h"

#include <optional>
#include <span>
#include <vector>

namespace requant
{

/** Which levels of a reduction its output uses, and how often: its group error.

    An output that is no level, as while bypassed, counts as the nearest one and is counted apart as
    well. Objects with one lattice add up to that of all their samples. Thread: its owner's, not the
    audio thread: it allocates as further levels come into use.
*/
class CodeHistogram
{
public:
    static constexpr std::int64_t mostLevels = std::int64_t { 1 } << 24;

    /** An output as it is counted. */
    struct Output
    {
        std::uint32_t index = 0; ///< of the nearest level, counted from the lowest
        bool isOffLattice = false;
    };

    /** lattice: at most mostLevels. Starts anew. */
    void prepare (const Lattice& lattice);

    /** y: finite, full scale 1.0. */
    void add (std::span<const double> y);

    Output locate (double y) const noexcept;
    void add (Output);
    void remove (Output); ///< one that was added

    void operator+= (const CodeHistogram&);

    std::uint64_t count() const noexcept { return total; }
    std::uint64_t offLattice() const noexcept { return countOffLattice; }

    std::int64_t levelCount() const noexcept { return levels.levelCount(); }
    std::int64_t levelsInUse() const noexcept
    {
        return static_cast<std::int64_t> (counts.distinct());
    }

    /** Entropy of the codes in bits a sample (Shannon, "A mathematical theory of communication",
        1948): of their shares, taken as their probabilities. Never above log2 (count()), so it is
        too low until there are many times more samples than levels in use. Empty without
        samples. */
    std::optional<double> entropyBits() const;

    struct Level
    {
        std::int64_t code;
        double share; ///< of all samples, 0 to 1
    };

    /** The level that occurs most often, of several the lowest; empty without samples. */
    std::optional<Level> busiest() const;

    /** All of that at one moment. Walks through the levels in use: some times a second, not
        more. */
    struct Summary
    {
        std::int64_t inUse = 0, ofLevels = 0;
        std::uint64_t offLattice = 0;
        std::optional<double> entropyBits;
        std::optional<Level> busiest;
    };

    Summary summary() const
    {
        return { levelsInUse(), levelCount(), offLattice(), entropyBits(), busiest() };
    }

private:
    Lattice levels;
    SparseCounts counts;
    std::uint64_t total = 0, countOffLattice = 0;
};

/** The levels in use over the last so many samples, exactly. Thread: its owner's, not the audio
    thread: it allocates as further levels come into use. */
class SlidingCodeHistogram
{
public:
    /** length: in samples, at least 1. Starts anew. */
    void prepare (const Lattice&, std::size_t length);

    /** y: finite, full scale 1.0. */
    void add (std::span<const double> y);

    /** Of the last samples: all there were, until they fill the window. */
    const CodeHistogram& use() const noexcept { return inside; }

private:
    CodeHistogram inside;
    std::vector<CodeHistogram::Output> window; ///< a ring
    std::size_t next = 0;
};

} // namespace requant
