#pragma once

#include <cstdint>
#include <string_view>

namespace requant
{

/** Where the levels of a word length lie. */
enum class LatticeKind
{
    twosComplement, ///< what PCM files hold: 1.0 is one step above the highest level
    symmetric,      ///< as many levels above 0 as below; 1.0 is the highest
    endPoints       ///< min-max: -1.0 and 1.0 are the lowest and the highest level
};

/** The output levels of a word length: y = (k + offset()) * step(), k in [lowest(), highest()],
    full scale 1.0.

    A fractional number of bits b stands for 2^b levels, rounded to a whole number of levels.
    Immutable and cheap to copy; every function may be called from any thread, in real time.
*/
class Lattice
{
public:
    static constexpr double minimumBits = 1.0, maximumBits = 24.0;

    /** Below this a lattice has no two levels: 2 for symmetric, else 1. */
    static double smallestBits (LatticeKind) noexcept;

    /** The lattice of a kind:

            two's complement  step 2 / L,       codes -floor(L/2) .. ceil(L/2) - 1
            symmetric         step 1 / h,       codes -h .. h, h = round(2^(bits-1)) - 1
            end-points        step 2 / (L - 1), codes 0 .. L - 1, offset -(L - 1) / 2

        with L = round(2^bits). bits: smallestBits() to maximumBits; what lies outside counts as the
        nearest of them, and NaN as the smallest.
    */
    static Lattice make (LatticeKind, double bits) noexcept;

    static Lattice twosComplement (double bits) noexcept
    {
        return make (LatticeKind::twosComplement, bits);
    }

    LatticeKind kind() const noexcept { return latticeKind; }

    /** The distance of two neighbouring levels (1 LSB), in full-scale units. */
    double step() const noexcept { return 1.0 / levelsPerUnit; }

    /** 1 / step(), exactly: a whole number of halves. */
    double inverseStep() const noexcept { return levelsPerUnit; }

    /** Where code 0 lies, in LSB: a whole number of halves; 0 but for end-points. */
    double offset() const noexcept { return offsetLsb; }

    std::int64_t lowest() const noexcept { return lowestCode; }
    std::int64_t highest() const noexcept { return highestCode; }
    std::int64_t levelCount() const noexcept { return highestCode - lowestCode + 1; }

    /** The sample value of a code: exact for whole bits of two's complement, else rounded to double
        precision. */
    double level (std::int64_t code) const noexcept
    {
        return (static_cast<double> (code) + offsetLsb) * step();
    }

    /** The code whose level is nearest, ties to even, clamped to the range. sample: finite. */
    std::int64_t nearestCode (double sample) const noexcept;

    /** Whether a sample is a level, in double precision or, where it has no more digits than a
        float, in that of float. */
    bool contains (double sample) const noexcept;

    /** Whether steps are powers of two, so that PCM of some word length holds every level. */
    bool isPowerOfTwo() const noexcept;

private:
    Lattice (LatticeKind, double inverseStep, double offset, std::int64_t lowest,
             std::int64_t highest) noexcept;

    LatticeKind latticeKind;
    double levelsPerUnit, offsetLsb;
    std::int64_t lowestCode, highestCode;
};

} // namespace requant
