#include "Lattice.h"

#include <algorithm>
#include <cmath>

namespace requant
{

double Lattice::smallestBits (LatticeKind kind) noexcept
{
    return kind == LatticeKind::symmetric ? 2.0 : minimumBits;
}

Lattice Lattice::make (LatticeKind kind, double bits) noexcept
{
    const auto smallest = smallestBits (kind);
    const auto wordLength = bits > smallest ? std::min (bits, maximumBits) : smallest;
    const auto levels = std::llround (std::exp2 (wordLength));

    const auto make = [] (double inverseStep, double offset, std::int64_t lowest,
                          std::int64_t highest) {
        return Lattice { 1.0 / inverseStep, inverseStep, offset, lowest, highest };
    };

    switch (kind)
    {
        case LatticeKind::symmetric:
        {
            const auto highest = std::llround (std::exp2 (wordLength - 1.0)) - 1;
            return make (static_cast<double> (highest), 0.0, -highest, highest);
        }
        case LatticeKind::endPoints:
        {
            const auto half = 0.5 * static_cast<double> (levels - 1);
            return make (half, -half, 0, levels - 1);
        }
        case LatticeKind::twosComplement:
            break;
    }

    return make (0.5 * static_cast<double> (levels), 0.0, -(levels / 2), levels - levels / 2 - 1);
}

std::int64_t Lattice::clamped (double wholePosition) const noexcept
{
    return static_cast<std::int64_t> (std::clamp (wholePosition, static_cast<double> (lowestCode),
                                                  static_cast<double> (highestCode)));
}

// What lies beyond the ends goes there whichever way it is rounded, so it may be brought near
// first.
std::int64_t Lattice::nearestCode (double sample) const noexcept
{
    const auto lowest = static_cast<double> (lowestCode),
               highest = static_cast<double> (highestCode);
    return static_cast<std::int64_t> (
        toNearestWhole (std::clamp (position (sample), lowest, highest)));
}

std::int64_t Lattice::code (double lsb, Rounding rounding) const noexcept
{
    const auto position = lsb - offsetLsb;

    switch (rounding)
    {
        case Rounding::nearest:
            break;
        case Rounding::truncate:
            return clamped (std::floor (position));
        case Rounding::towardZero:
            return clamped (lsb >= 0.0 ? std::max (std::floor (position), std::ceil (-offsetLsb))
                                       : std::min (std::ceil (position), std::floor (-offsetLsb)));
        case Rounding::nearestAway:
            return clamped (toNearestAwayFrom (
                -offsetLsb, std::clamp (position, static_cast<double> (lowestCode) - 1.0,
                                        static_cast<double> (highestCode) + 1.0)));
    }

    return clamped (std::nearbyint (position));
}

bool Lattice::isPowerOfTwo() const noexcept
{
    int exponent = 0;
    return offsetLsb == 0.0 && std::frexp (levelsPerUnit, &exponent) == 0.5;
}

} // namespace requant
