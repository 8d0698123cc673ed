#pragma once

#include <limits>

namespace requant
{

/** Levels at even distances: offset + k step for every whole k. Full-scale units. */
struct EvenLevels
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

/** To the nearest whole number, ties to even: a fast std::nearbyint for |value| < 2^51. Needs
    strict floating-point arithmetic. */
inline double nearestWhole (double value) noexcept
{
    constexpr double shift = 0x1.8p52;
    return (value + shift) - shift;
}

} // namespace requant
