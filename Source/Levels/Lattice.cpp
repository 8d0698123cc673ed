#include "Lattice.h"

#include <algorithm>
#include <cmath>

namespace requant
{

Lattice::Lattice (LatticeKind kind, double inverseStep, double offset, std::int64_t lowest,
                  std::int64_t highest) noexcept
    : latticeKind (kind), levelsPerUnit (inverseStep), offsetLsb (offset), lowestCode (lowest),
      highestCode (highest)
{
}

double Lattice::smallestBits (LatticeKind kind) noexcept
{
    return kind == LatticeKind::symmetric ? 2.0 : minimumBits;
}

Lattice Lattice::make (LatticeKind kind, double bits) noexcept
{
    const auto smallest = smallestBits (kind);
    const auto wordLength = bits > smallest ? std::min (bits, maximumBits) : smallest;
    const auto levels = std::llround (std::exp2 (wordLength));

    switch (kind)
    {
        case LatticeKind::symmetric:
        {
            const auto highest = std::llround (std::exp2 (wordLength - 1.0)) - 1;
            return { kind, static_cast<double> (highest), 0.0, -highest, highest };
        }
        case LatticeKind::endPoints:
        {
            const auto half = 0.5 * static_cast<double> (levels - 1);
            return { kind, half, -half, 0, levels - 1 };
        }
        case LatticeKind::twosComplement:
            break;
    }

    return { kind, 0.5 * static_cast<double> (levels), 0.0, -(levels / 2),
             levels - levels / 2 - 1 };
}

std::int64_t Lattice::nearestCode (double sample) const noexcept
{
    const auto position =
        std::clamp (sample * levelsPerUnit - offsetLsb, static_cast<double> (lowestCode),
                    static_cast<double> (highestCode));
    return static_cast<std::int64_t> (std::nearbyint (position));
}

bool Lattice::contains (double sample) const noexcept
{
    const auto nearest = level (nearestCode (sample));
    const auto narrow = static_cast<float> (sample);
    return sample == nearest
           || (static_cast<double> (narrow) == sample && static_cast<float> (nearest) == narrow);
}

bool Lattice::isPowerOfTwo() const noexcept
{
    int exponent = 0;
    return offsetLsb == 0.0 && std::frexp (levelsPerUnit, &exponent) == 0.5;
}

} // namespace requant
