#pragma once

#include "Rounding.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace requant
{

/** To which of two neighbours a sample goes that lies on the decision value between them. */
enum class Ties
{
    toEvenCode,   ///< to the one whose code is even
    awayFromZero, ///< to the larger magnitude; on 0, up
    down          ///< to the lower one
};

/** Levels at any distances, in rising order, and the decision values between them: what a law with
    uneven steps comes down to.

    What lies between levels has a position, as on a lattice: whole at a level, half at a decision
    value, linear between them. Everything "in LSB" is a difference of positions. It does not
    depend on the rounding, which only says where samples go.

    Immutable. Constructors allocate and throw, so they are for any thread but the audio thread;
    all else may be called from any thread, in real time. Where a decision is made at 0, a double
    below 2^-1022 (a subnormal) counts as 0.
*/
class LevelTable
{
public:
    /** A single level, at 0, of code 0. */
    LevelTable();

    /** Rounds to the level on the same side of a decision value.

        levels: in full-scale units, rising strictly, at least one, finite. decisions: one between
        each two neighbours, apart from both; `midpoints (levels)` is to the nearest level. codes:
        one for each level. Throws std::invalid_argument where it is not so.
    */
    LevelTable (std::vector<double> levels, std::vector<double> decisions,
                std::vector<std::int64_t> codes, Ties);

    /** The same, by a rounding: nearest is to the level on the same side of a decision value, ties
        to the even code; truncate and toward zero decide at the levels themselves. These take a
        level that is rounded to float for the level, too, so that what a file holds stays. */
    LevelTable (std::vector<double> levels, std::vector<double> decisions,
                std::vector<std::int64_t> codes, Rounding);

    /** The arithmetic means of neighbours: the decision values of rounding to the nearest level. */
    static std::vector<double> midpoints (const std::vector<double>& levels);

    /** How many levels there are. */
    std::size_t size() const noexcept { return levels.size(); }

    /** The level, counted from the lowest, 0, that a sample goes to: how many thresholds it
        exceeds. Beyond the ends the outermost ones; NaN goes to the lowest. */
    std::size_t index (double sample) const noexcept { return countBelow (thresholds, sample); }

    /** In full-scale units. index: below size(). */
    double level (std::size_t index) const noexcept { return levels[index]; }

    /** index: below size(). */
    std::int64_t code (std::size_t index) const noexcept { return codes[index]; }

    /** Where two levels meet: in position, halfway between them. index: of the lower one, below
        size() - 1. */
    double decision (std::size_t index) const noexcept { return decisions[index]; }

    /** Where a sample lies among the indices. Beyond the ends the outermost step goes on; of a
        single level it is 1.0. sample: finite. */
    double position (double sample) const noexcept;

    /** The sample of a position: position() backwards. position: finite. */
    double sampleAt (double position) const noexcept;

private:
    void check() const;
    double halfStepBelow (std::size_t index) const noexcept;
    double halfStepAbove (std::size_t index) const noexcept;

    // How many of some rising values lie below x. A mask instead of a branch that depends on x,
    // which no processor could foresee: two to four times as fast.
    static std::size_t countBelow (const std::vector<double>& values, double x) noexcept
    {
        const auto* first = values.data();

        for (auto count = values.size(); count > 0;)
        {
            const auto half = (count + 1) / 2;
            const auto isBelow = static_cast<std::size_t> (first[half - 1] < x);
            first += half & (std::size_t { 0 } - isBelow);
            count -= half;
        }

        return static_cast<std::size_t> (first - values.data());
    }

    std::vector<double> levels, decisions;
    std::vector<double> thresholds; ///< decisions, or levels, lowered where equality goes up
    std::vector<std::int64_t> codes;
};

} // namespace requant
