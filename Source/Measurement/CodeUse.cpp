#include "CodeUse.h"

#include "CompensatedSum.h"

#include <cassert>

namespace requant
{

void CodeUse::prepare (const LevelGrid& grid)
{
    assert (grid.levelCount() >= 1 && grid.levelCount() <= mostLevels);
    levels = grid;
    counts = SparseCounts (static_cast<std::size_t> (grid.levelCount()));
    total = countOffGrid = 0;
}

CodeUse::Output CodeUse::locate (double y) const noexcept
{
    const auto code = levels.nearestCode (y);
    return { static_cast<std::uint32_t> (code - levels.lowest), ! levels.isLevel (y, code) };
}

void CodeUse::add (std::span<const double> y)
{
    for (const auto sample : y)
        add (locate (sample));
}

void CodeUse::add (Output output)
{
    counts.add (output.index);
    ++total;
    countOffGrid += output.isOffGrid ? 1 : 0;
}

void CodeUse::remove (Output output)
{
    counts.remove (output.index);
    --total;
    countOffGrid -= output.isOffGrid ? 1 : 0;
}

void CodeUse::operator+= (const CodeUse& other)
{
    assert (levels == other.levels);
    counts += other.counts;
    total += other.total;
    countOffGrid += other.countOffGrid;
}

std::optional<double> CodeUse::entropyBits() const
{
    if (total == 0)
        return {};

    const auto all = static_cast<double> (total);
    CompensatedSum bits;

    counts.forEach (
        [&] (std::size_t, std::uint64_t count)
        { bits += static_cast<double> (count) * std::log2 (all / static_cast<double> (count)); });

    return bits.value() / all;
}

std::optional<CodeUse::Level> CodeUse::busiest() const
{
    if (total == 0)
        return {};

    std::size_t busiest = 0;
    std::uint64_t most = 0;

    counts.forEach (
        [&] (std::size_t index, std::uint64_t count)
        {
            if (count > most)
            {
                most = count;
                busiest = index;
            }
        });

    return Level { levels.lowest + static_cast<std::int64_t> (busiest),
                   static_cast<double> (most) / static_cast<double> (total) };
}

} // namespace requant
