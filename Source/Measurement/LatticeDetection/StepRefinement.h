#pragma once

#include "LevelMatches.h"

#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace requant
{

/** The straight line through pairs of code and value, by least squares: where evenly spaced levels
    are. Real time. */
class LevelFit
{
public:
    LevelFit() = default;

    /** What is known of the step beforehand. weight: the sum of squared distances, in codes, of as
        many pairs as would tell it as well. */
    LevelFit (double knownStep, double weightToUse) noexcept
        : known (knownStep), weight (weightToUse)
    {
    }

    /** A line through 0: a pair there counts for infinitely many. */
    static LevelFit throughZero() noexcept
    {
        LevelFit fit;
        fit.count = std::numeric_limits<double>::infinity();
        return fit;
    }

    void add (double code, double value) noexcept
    {
        count += 1.0;
        const auto aboveMean = code - meanCode;
        meanCode += aboveMean / count;
        meanValue += (value - meanValue) / count;
        squares += aboveMean * (code - meanCode);
        products += aboveMean * (value - meanValue);
    }

    /** Of what is known and the pairs so far; these have to be two different codes at least where
        nothing is known and the line is not held at 0. */
    CandidateLevels levels() const noexcept
    {
        const auto step = (products + weight * known) / (squares + weight);
        return { step, meanValue - step * meanCode };
    }

private:
    double known = 0.0, weight = 0.0;
    double count = 0.0, meanCode = 0.0, meanValue = 0.0, squares = 0.0, products = 0.0;
};

/** The gaps between neighbouring values, from the shortest on. On a lattice each is a whole number
    of steps, and the shortest ones are a single step. Allocates when made. */
class LevelGaps
{
public:
    struct Gap
    {
        double size = 0.0;
        std::size_t index = 0; ///< of the lower value
    };

    /** values: in ascending order, different. */
    explicit LevelGaps (std::span<const double> values);

    std::span<const Gap> fromTheShortest() const noexcept { return gaps; }

    /** The step, if the gap of that rank, counted from the shortest, is a single one: nothing where
        too many of the longer gaps are no whole number of it. */
    std::optional<LevelFit> fitFrom (std::size_t rank) const noexcept;

    /** Values that fit no level are passed over; whether they are too many to go on. */
    static bool areTooMany (std::size_t off, std::size_t all) noexcept { return off > 8 + all / 4; }

private:
    std::vector<Gap> gaps;
};

/** Counts codes from one gap between values outward to both ends, each time over the shorter of the
    two gaps that come next, while the line through all counted so far tells the step ever better.
    */
class StepRefinement
{
public:
    /** values: in ascending order, different; they have to outlive this. gap: the index of the
        lower of two neighbours a step apart. known: the step. */
    StepRefinement (std::span<const double> values, std::size_t gap,
                    const LevelFit& known) noexcept;

    /** The levels that the values lie on; nothing where too many do not. */
    std::optional<CandidateLevels> levels() noexcept;

private:
    struct End
    {
        std::size_t index;
        double code;
    };

    bool isUpwardNext() const noexcept;
    void take (std::size_t index, End& end) noexcept;

    std::span<const double> values;
    LevelFit fit;
    End low, high;                 // the outermost values that fitted
    std::size_t nextLow, nextHigh; // below this one, and this one itself
    std::size_t off = 0;
};

} // namespace requant
