#pragma once

#include "LevelMatches.h"

#include <cstddef>
#include <span>
#include <vector>

namespace requant
{

/** The different values among some samples, and what they say for a lattice. Allocates when made.
    Thread: its owner's. */
class DistinctValues
{
public:
    /** samples: finite. */
    DistinctValues (std::span<const double> samples, const StoragePrecision&);

    /** In ascending order, 0 left out: digital silence is on no lattice and on all. */
    std::span<const double> values() const noexcept { return distinct; }

    /** The values without those that were seen only once, where these are few beside the others and
        so will hardly be levels; else all. Allocates. */
    std::vector<double> likelyLevels() const;

    bool hasZero() const noexcept { return zeroSeen; }
    std::size_t levelCount() const noexcept { return distinct.size() + (zeroSeen ? 1 : 0); }
    const StoragePrecision& precision() const noexcept { return storage; }

    /** The least distance of two values, 0 among them where it was seen; infinity for one value. */
    double shortestGap() const noexcept;

    /** What speaks for the values lying on levels. */
    struct Evidence
    {
        std::size_t on = 0; ///< different values, of those held precisely enough to tell
        std::size_t samplesOn = 0, samplesOff = 0; ///< samples of such values

        /** Arbitrary values would all have been on levels by a chance of 2^-bits: each one held
            with a tolerance of t steps counts -log2 (2 t). */
        double bits = 0.0;

        /** All samples but 5 %: few enough to be an edit, a fade or clicks. */
        bool isNearlyAllOn() const noexcept
        {
            return static_cast<double> (samplesOff)
                   <= 0.05 * static_cast<double> (samplesOn + samplesOff);
        }
    };

    /** Counts until it is plain that too many are off. */
    Evidence evidenceFor (const CandidateLevels&) const noexcept;

private:
    std::vector<double> distinct;
    std::vector<std::size_t> counts; // of samples, of each value
    StoragePrecision storage;
    bool zeroSeen = false;
};

} // namespace requant
