#include "Clipping.h"

#include <algorithm>

namespace requant
{

ClippingCause clippingCause (const ErrorSums& sums, const Lattice& lattice) noexcept
{
    if (sums.clipped == 0)
        return ClippingCause::none;

    const auto below = -lattice.level (lattice.lowest()), above = lattice.level (lattice.highest());

    if (sums.inputPeak > std::max (below, above))
        return ClippingCause::input;

    return sums.inputPeak > std::min (below, above) ? ClippingCause::end : ClippingCause::noise;
}

bool doesClippingSpoilTheory (const ErrorSums& sums, const Lattice& lattice) noexcept
{
    if (sums.clipped == 0)
        return false;

    const auto end = -lattice.level (lattice.lowest());
    return sums.inputPeak > end + lattice.step() || 100 * sums.clipped > sums.count;
}

} // namespace requant
