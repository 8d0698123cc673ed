#pragma once

#include "Rounding.h"

#include <cstdint>

namespace requant
{

/** Where the levels of a word length lie. */
enum class LatticeKind
{
    twosComplement, ///< what PCM files hold: 1.0 is one step above the highest level
    symmetric,      ///< as many levels above 0 as below; 1.0 is the highest
    endPoints       ///< min-max: -1.0 and 1.0 are the lowest and the highest level
};

/** Whether a sample stands for a level: in double precision or, where it has no more digits than a
    float, in that of float. Thread: any. Real time. */
constexpr bool isSameSample (double sample, double level) noexcept
{
    const auto narrow = static_cast<float> (sample);
    return sample == level
           || (static_cast<double> (narrow) == sample && static_cast<float> (level) == narrow);
}

/** The output levels of a quantizer, full scale 1.0: y = (k + offset()) * step(), k in [lowest(),
    highest()].

    What lies between levels has a position among the codes, too: whole at a level, half halfway
    between two. Everything "in LSB" is a difference of positions. The law, how levels are spaced,
    is uniform: at equal steps.

    Immutable and cheap to copy; every function may be called from any thread, in real time.
*/
class Lattice
{
public:
    static constexpr double minimumBits = 1.0, maximumBits = 24.0;

    /** A single level, at 0. */
    constexpr Lattice() noexcept = default;

    /** Levels at equal steps. step: in full-scale units, above 0. offset: where code 0 lies, in
        LSB. lowest, highest: codes, in this order. */
    static constexpr Lattice uniform (double step, double offset, std::int64_t lowest,
                                      std::int64_t highest) noexcept
    {
        return { step, 1.0 / step, offset, lowest, highest };
    }

    /** Below this a lattice has no two levels: 2 for symmetric, else 1. */
    static double smallestBits (LatticeKind) noexcept;

    /** The lattice of a kind:

            two's complement  step 2 / L,       codes -floor(L/2) .. ceil(L/2) - 1
            symmetric         step 1 / h,       codes -h .. h, h = round(2^(bits-1)) - 1
            end-points        step 2 / (L - 1), codes 0 .. L - 1, offset -(L - 1) / 2

        with L = round(2^bits): a fractional number of bits stands for 2^bits levels, rounded to a
        whole number of levels. bits: smallestBits() to maximumBits; what lies outside counts as the
        nearest of them, and NaN as the smallest.
    */
    static Lattice make (LatticeKind, double bits) noexcept;

    static Lattice twosComplement (double bits) noexcept
    {
        return make (LatticeKind::twosComplement, bits);
    }

    /** The distance of two neighbouring levels (1 LSB), in full-scale units. */
    constexpr double step() const noexcept { return stepSize; }

    /** 1 / step(); of make() exactly, a whole number of halves. */
    constexpr double inverseStep() const noexcept { return levelsPerUnit; }

    /** Where code 0 lies, in LSB: of make() a whole number of halves, and 0 but for end-points. */
    constexpr double offset() const noexcept { return offsetLsb; }

    constexpr std::int64_t lowest() const noexcept { return lowestCode; }
    constexpr std::int64_t highest() const noexcept { return highestCode; }
    constexpr std::int64_t levelCount() const noexcept { return highestCode - lowestCode + 1; }

    /** The outermost levels, in LSB from 0. */
    constexpr double lowestLsb() const noexcept { return levelLsb (lowestCode); }
    constexpr double highestLsb() const noexcept { return levelLsb (highestCode); }

    /** Where a sample lies among the codes, which may be beyond them. */
    constexpr double position (double sample) const noexcept { return lsb (sample) - offsetLsb; }

    /** A sample in LSB, counted from the value 0. */
    constexpr double lsb (double sample) const noexcept { return sample * levelsPerUnit; }

    /** QE = x - y in LSB, of input x and output y: the difference of their positions. */
    constexpr double errorLsb (double x, double y) const noexcept
    {
        return (x - y) * levelsPerUnit;
    }

    /** The sample value of a code: exact for whole bits of two's complement, else rounded to double
        precision. */
    constexpr double level (std::int64_t code) const noexcept { return levelLsb (code) * stepSize; }

    /** The code that a sample of that many LSB becomes without dither, clamped to the range. lsb:
        finite. */
    std::int64_t code (double lsb, Rounding) const noexcept;

    /** The code whose level is nearest, ties to even, clamped to the range. sample: finite. */
    std::int64_t nearestCode (double sample) const noexcept;

    /** Whether a sample is the level of this code, as isSameSample sees it. */
    constexpr bool isLevel (double sample, std::int64_t code) const noexcept
    {
        return isSameSample (sample, level (code));
    }

    /** Whether a sample is a level, likewise. */
    bool contains (double sample) const noexcept { return isLevel (sample, nearestCode (sample)); }

    /** Whether steps are powers of two, so that PCM of some word length holds every level. */
    bool isPowerOfTwo() const noexcept;

    bool operator== (const Lattice&) const = default;

private:
    constexpr Lattice (double step, double inverseStep, double offset, std::int64_t lowest,
                       std::int64_t highest) noexcept
        : stepSize (step), levelsPerUnit (inverseStep), offsetLsb (offset), lowestCode (lowest),
          highestCode (highest)
    {
    }

    constexpr double levelLsb (std::int64_t code) const noexcept
    {
        return static_cast<double> (code) + offsetLsb;
    }

    std::int64_t clamped (double wholePosition) const noexcept;

    double stepSize = 1.0, levelsPerUnit = 1.0, offsetLsb = 0.0;
    std::int64_t lowestCode = 0, highestCode = 0;
};

} // namespace requant
