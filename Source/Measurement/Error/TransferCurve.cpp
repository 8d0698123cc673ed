#include "TransferCurve.h"

#include <cassert>

namespace requant
{

void TransferCurve::prepare (const Lattice& lattice)
{
    assert (lattice.step() > 0.0 && lattice.highest() >= lattice.lowest());
    levels = lattice;
    range = noRange;

    auto highestInputLsb = aroundZeroLsb;
    lowestInputLsb = -aroundZeroLsb;

    if (coversEveryLevel())
    {
        lowestInputLsb = lattice.lowestLsb() - beyondEndsLsb;
        highestInputLsb = lattice.highestLsb() + beyondEndsLsb;
    }

    bins.assign (static_cast<std::size_t> (highestInputLsb - lowestInputLsb) * binsPerLsb, {});
}

void TransferCurve::add (std::span<const double> x, std::span<const double> y) noexcept
{
    assert (x.size() == y.size());

    const auto lattice = levels; // a copy, which writing below does not change
    const auto end = static_cast<double> (bins.size());

    for (std::size_t n = 0; n < x.size(); ++n)
    {
        const auto input = lattice.lsb (x[n]);
        const auto position = (input - lowestInputLsb) * binsPerLsb;
        range.lowest = std::min (range.lowest, input);
        range.highest = std::max (range.highest, input);

        if (position >= 0.0 && position < end)
            bins[static_cast<std::size_t> (position)].add (lattice.lsb (y[n]));
    }
}

void TransferCurve::operator+= (const TransferCurve& other) noexcept
{
    assert (levels == other.levels);
    range.lowest = std::min (range.lowest, other.range.lowest);
    range.highest = std::max (range.highest, other.range.highest);

    for (std::size_t b = 0; b < bins.size(); ++b)
        bins[b] += other.bins[b];
}

std::optional<TransferCurve::Range> TransferCurve::inputRangeLsb() const noexcept
{
    if (range.lowest > range.highest)
        return {};

    return range;
}

} // namespace requant
