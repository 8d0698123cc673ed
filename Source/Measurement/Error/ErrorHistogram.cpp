#include "ErrorHistogram.h"

#include <cassert>
#include <cmath>
#include <cstdlib>

namespace requant
{

double HistogramBars::widthLsb() const noexcept
{
    return static_cast<double> (binsInBar) / ErrorHistogram::binsPerLsb;
}

void ErrorHistogram::prepare (const Lattice& latticeToUse)
{
    lattice = latticeToUse;
    total = countBelow = countAbove = 0;
    bins.assign (binCount, 0);
}

void ErrorHistogram::add (std::span<const double> x, std::span<const double> y) noexcept
{
    assert (x.size() == y.size());
    constexpr auto end = static_cast<double> (binCount);
    const auto levels = lattice; // a copy, which counting does not change
    total += x.size();

    for (std::size_t n = 0; n < x.size(); ++n)
    {
        const auto position = levels.errorLsb (x[n], y[n]) * binsPerLsb + (lastBin + 0.5);

        if (position < 0.0)
            ++countBelow;
        else if (position >= end)
            ++countAbove;
        else
            ++bins[static_cast<std::size_t> (position)];
    }
}

void ErrorHistogram::operator+= (const ErrorHistogram& other) noexcept
{
    total += other.total;
    countBelow += other.countBelow;
    countAbove += other.countAbove;

    for (std::size_t b = 0; b < bins.size(); ++b)
        bins[b] += other.bins[b];
}

std::uint64_t ErrorHistogram::countIn (int bin) const noexcept
{
    return std::abs (bin) > lastBin ? 0 : bins[static_cast<std::size_t> (bin + lastBin)];
}

double ErrorHistogram::density (int bin) const noexcept { return density ({}, bin); }

double ErrorHistogram::density (const HistogramBars& bars, int bar) const noexcept
{
    if (total == 0)
        return 0.0;

    const auto centre = bar * bars.binsInBar, reach = bars.binsInBar / 2;
    std::uint64_t halves = 0;

    for (auto bin = centre - reach; bin <= centre + reach; ++bin)
    {
        const auto isHalved = reach > 0 && std::abs (bin - centre) == reach;
        halves += (isHalved ? 1u : 2u) * countIn (bin);
    }

    return 0.5 * static_cast<double> (halves) / (static_cast<double> (total) * bars.widthLsb());
}

HistogramBars ErrorHistogram::barsFor (double lowLsb, double highLsb, int most) noexcept
{
    assert (lowLsb < highLsb && lowLsb >= -rangeLsb && highLsb <= rangeLsb && most >= 1);

    for (HistogramBars bars;; bars.binsInBar *= 2)
    {
        bars.first = static_cast<int> (std::floor (lowLsb / bars.widthLsb() + 0.5));
        bars.last = static_cast<int> (std::ceil (highLsb / bars.widthLsb() - 0.5));

        // One bar as wide as the whole range covers it.
        if (bars.last - bars.first < most)
            return bars;
    }
}

} // namespace requant
