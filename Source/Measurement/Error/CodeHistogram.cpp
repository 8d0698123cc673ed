#include "CodeHistogram.h"

#include "Measurement/Statistics/Moments.h"

#include <cassert>
#include <utility>

namespace requant
{

void CodeHistogram::prepare (const Lattice& lattice)
{
    assert (lattice.levelCount() >= 1 && lattice.levelCount() <= mostLevels);
    levels = lattice;
    counts = SparseCounts (static_cast<std::size_t> (lattice.levelCount()));
    total = countOffLattice = 0;
}

CodeHistogram::Output CodeHistogram::locate (double y) const noexcept
{
    const auto code = levels.nearestCode (y);
    return { static_cast<std::uint32_t> (code - levels.lowest()), ! levels.isLevel (y, code) };
}

void CodeHistogram::add (std::span<const double> y)
{
    for (const auto sample : y)
        add (locate (sample));
}

void CodeHistogram::add (Output output)
{
    counts.add (output.index);
    ++total;
    countOffLattice += output.isOffLattice ? 1 : 0;
}

void CodeHistogram::remove (Output output)
{
    counts.remove (output.index);
    --total;
    countOffLattice -= output.isOffLattice ? 1 : 0;
}

void CodeHistogram::operator+= (const CodeHistogram& other)
{
    assert (levels == other.levels);
    counts += other.counts;
    total += other.total;
    countOffLattice += other.countOffLattice;
}

std::optional<double> CodeHistogram::entropyBits() const
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

std::optional<CodeHistogram::Level> CodeHistogram::busiest() const
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

    return Level { levels.lowest() + static_cast<std::int64_t> (busiest),
                   static_cast<double> (most) / static_cast<double> (total) };
}

void SlidingCodeHistogram::prepare (const Lattice& lattice, std::size_t length)
{
    assert (length > 0);
    inside.prepare (lattice);
    window.assign (length, {});
    next = 0;
}

void SlidingCodeHistogram::add (std::span<const double> y)
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
