#pragma once

#include "EvenLevels.h"
#include "StoragePrecision.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>

namespace requant
{

/** How many samples lie on given levels, as far as their precision lets that be told. */
struct LevelTally
{
    std::uint64_t compared = 0, off = 0;

    /** The outermost levels that samples were on; lowest above highest where none were. */
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -std::numeric_limits<double>::infinity();

    /** How far, in steps, those samples may be from their levels at most. */
    double largestTolerance = 0.0;

    /** Compares samples; those that tell nothing (StoragePrecision) are passed over.
        samples: finite. Thread: its owner's. Real time. */
    void add (std::span<const double> samples, const EvenLevels&, const StoragePrecision&) noexcept;

    void operator+= (const LevelTally& other) noexcept
    {
        compared += other.compared;
        off += other.off;
        lowest = std::min (lowest, other.lowest);
        highest = std::max (highest, other.highest);
        largestTolerance = std::max (largestTolerance, other.largestTolerance);
    }

    /** Whether at least this share lies on the levels; true of no samples. share: 0 to 1. */
    bool holdsShare (double share) const noexcept
    {
        return static_cast<double> (off) <= (1.0 - share) * static_cast<double> (compared);
    }
};

} // namespace requant
