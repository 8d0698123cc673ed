#include "ReductionCounts.h"

namespace requant
{

void ReductionCounts::prepare (const LevelGrid& grid) noexcept
{
    places.prepare (grid.step);
    histogram.prepare (grid.step);
    transfer.prepare (grid);
    input = output = {};
}

void ReductionCounts::add (std::span<const double> x, std::span<const double> y) noexcept
{
    places.add (x, y);
    histogram.add (x, y);
    transfer.add (x, y);
    input.add (x);
    output.add (y);
}

void ReductionCounts::operator+= (const ReductionCounts& next) noexcept
{
    addUnordered (next);
    input += next.input;
    output += next.output;
}

void ReductionCounts::addChannel (const ReductionCounts& other) noexcept
{
    addUnordered (other);
    input.addChannel (other.input);
    output.addChannel (other.output);
}

void ReductionCounts::addUnordered (const ReductionCounts& other) noexcept
{
    places += other.places;
    histogram += other.histogram;
    transfer += other.transfer;
}

} // namespace requant
