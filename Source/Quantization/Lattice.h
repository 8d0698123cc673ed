#pragma once

#include <cassert>
#include <cmath>
#include <cstdint>

namespace requant
{

/** The output levels of a word length: y = k * step(), k in [lowest(), highest()], full scale 1.0.

    Immutable and cheap to copy; every function may be called from any thread.
*/
class Lattice
{
public:
    static constexpr int minimumBits = 1, maximumBits = 24;

    /** The lattice that PCM files hold: step 2^(1 - bits), codes -2^(bits-1) .. 2^(bits-1) - 1,
        so 1.0 lies one step above the highest level. bits: minimumBits to maximumBits.
    */
    static Lattice twosComplement (int bits) noexcept
    {
        assert (bits >= minimumBits && bits <= maximumBits);
        const auto half = std::int64_t { 1 } << (bits - 1);
        return { std::ldexp (1.0, 1 - bits), -half, half - 1 };
    }

    /** The distance of two neighbouring levels (1 LSB), in full-scale units. */
    double step() const noexcept { return stepSize; }

    std::int64_t lowest() const noexcept { return lowestCode; }
    std::int64_t highest() const noexcept { return highestCode; }
    std::int64_t levelCount() const noexcept { return highestCode - lowestCode + 1; }

    /** The sample value of a code. Exact: a step is a power of two and a code has 24 bits. */
    double level (std::int64_t code) const noexcept
    {
        return static_cast<double> (code) * stepSize;
    }

private:
    Lattice (double step, std::int64_t lowest, std::int64_t highest) noexcept
        : stepSize (step), lowestCode (lowest), highestCode (highest)
    {
    }

    double stepSize;
    std::int64_t lowestCode, highestCode;
};

} // namespace requant
