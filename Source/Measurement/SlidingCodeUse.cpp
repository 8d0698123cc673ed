#include "SlidingCodeUse.h"

#include <cassert>
#include <utility>

namespace requant
{

void SlidingCodeUse::prepare (const LevelGrid& grid, std::size_t length)
{
    assert (length > 0);
    inside.prepare (grid);
    window.assign (length, {});
    next = 0;
}

void SlidingCodeUse::add (std::span<const double> y)
{
    for (const auto sample : y)
    {
        const auto entering = inside.locate (sample);
        const auto leaving = std::exchange (window[next], entering);
        next = (next + 1) % window.size();

        if (inside.count() == window.size())
            inside.remove (leaving);

        inside.add (entering);
    }
}

} // namespace requant
