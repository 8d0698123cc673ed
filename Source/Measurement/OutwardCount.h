#pragma once

#include "LevelFit.h"

#include <cstddef>
#include <optional>
#include <span>

namespace requant
{

/** Counts codes from one gap between values outward to both ends, each time over the shorter of the
    two gaps that come next, while the line through all counted so far tells the step ever better.
    */
class OutwardCount
{
public:
    /** values: in ascending order, different; they have to outlive this. gap: the index of the
        lower of two neighbours a step apart. known: the step. */
    OutwardCount (std::span<const double> values, std::size_t gap, const LevelFit& known) noexcept;

    /** The levels that the values lie on; nothing where too many do not. */
    std::optional<EvenLevels> levels() noexcept;

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
