#pragma once

#include "Levels/Rounding.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>

namespace requant
{

/** Levels at even distances that samples may lie on: offset + k step for every whole k.
    Full-scale units. */
struct CandidateLevels
{
    double step = 1.0, offset = 0.0;

    /** How far a level may be from where this says: 0 for a lattice known by name. Below 0: by how
        much less a sample may be off than its storage allows. */
    double uncertainty = 0.0;

    /** The magnitude of the outermost level: no sample beyond is on one. */
    double largest = std::numeric_limits<double>::infinity();

    /** Where a sample lies among the levels: k, a whole number, on one of them. */
    double position (double sample) const noexcept { return (sample - offset) / step; }
};

/** How far a sample may be from the level it stands for, by what it is, or was, stored in. */
struct StoragePrecision
{
    /** The step of the PCM word that holds the samples; 0 for floating point. */
    double pcmStep = 0.0;

    /** The largest such distance, in full-scale units.

        A value that a float holds may have been rounded to float twice, by 2^-24 of itself each
        time (as a product with a rounded gain is). Others were computed in double, whose 2^-53 is
        nothing: 2^-44 allows for any chain of operations, and also near 0. Rounding to PCM moves by
        half a step, rounding with triangular dither by 1.5 steps at most, which is allowed.
    */
    double tolerance (double sample) const noexcept
    {
        constexpr double ofFloat = 0x1p-23, ofDouble = 0x1p-44;
        const auto isFloat = static_cast<double> (static_cast<float> (sample)) == sample;
        return ofDouble + std::abs (sample) * (isFloat ? ofFloat : ofDouble) + 1.5 * pcmStep;
    }

    /** A sample held with a tolerance of t steps lies on levels by a chance of 2 t. Where that is
        more than 0.3, it tells too little. */
    static constexpr double largestTellingTolerance = 0.15;

    /** The shortest step that PCM samples can tell: 10 of their own. */
    double shortestTellingStep() const noexcept { return 1.5 * pcmStep / largestTellingTolerance; }

    struct Match
    {
        bool isTelling, isOn;
        double toleranceInSteps;
        double level; ///< the nearest one: a whole number
    };

    /** Whether a sample is on one of the levels. It tells nothing where it is held too coarsely, or
        is on a level at 0: silence, and its dither, lie there on any lattice. */
    Match match (double sample, const CandidateLevels& levels) const noexcept
    {
        const auto allowed = (tolerance (sample) + levels.uncertainty) / levels.step;
        const auto position = levels.position (sample);
        const auto level = toNearestWhole (position);
        const auto isOn = std::abs (position - level) <= allowed
                          && std::abs (sample) <= levels.largest + tolerance (sample);
        const auto isAtZero = isOn && level == 0.0 && levels.offset == 0.0;
        return { allowed <= largestTellingTolerance && ! isAtZero && sample != 0.0, isOn, allowed,
                 level };
    }
};

/** How many samples lie on given levels, as far as their precision lets that be told. */
struct LevelMatches
{
    std::uint64_t compared = 0, off = 0;

    /** The outermost levels that samples were on; lowest above highest where none were. */
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -std::numeric_limits<double>::infinity();

    /** How far, in steps, those samples may be from their levels at most. */
    double largestTolerance = 0.0;

    /** Compares samples; those that tell nothing (StoragePrecision) are passed over.
        samples: finite. Thread: its owner's. Real time. */
    void add (std::span<const double> samples, const CandidateLevels&,
              const StoragePrecision&) noexcept;

    void operator+= (const LevelMatches& other) noexcept
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
