#pragma once

#include "LevelFit.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace requant
{

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

} // namespace requant
