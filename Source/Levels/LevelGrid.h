#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace requant
{

/** The output levels of a reduction as plain numbers: (k + offset) * step, k in [lowest, highest],
    full scale 1.0. Thread: any. Real time. */
struct LevelGrid
{
    double step = 1.0;                    ///< 1 LSB, above 0
    double offset = 0.0;                  ///< where code 0 lies, in LSB: a whole number of halves
    std::int64_t lowest = 0, highest = 0; ///< codes

    std::int64_t levelCount() const noexcept { return highest - lowest + 1; }

    double level (std::int64_t code) const noexcept
    {
        return (static_cast<double> (code) + offset) * step;
    }

    /** The code whose level is nearest, ties to even, clamped to the range. sample: finite. */
    std::int64_t nearestCode (double sample) const noexcept
    {
        const auto position = std::clamp (sample / step - offset, static_cast<double> (lowest),
                                          static_cast<double> (highest));
        return static_cast<std::int64_t> (std::nearbyint (position));
    }

    /** Whether a sample is the level of this code, in double precision or, where it has no more
        digits than a float, in that of float. */
    bool isLevel (double sample, std::int64_t code) const noexcept
    {
        const auto exact = level (code);
        const auto narrow = static_cast<float> (sample);
        return sample == exact
               || (static_cast<double> (narrow) == sample && static_cast<float> (exact) == narrow);
    }

    bool operator== (const LevelGrid&) const = default;
};

} // namespace requant
