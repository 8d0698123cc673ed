#include "Headroom.h"

#include "Kernels.h"

#include <algorithm>

namespace requant
{

namespace
{

kernels::LatticeConstants constantsOf (const ReductionSettings& settings) noexcept
{
    return { settings.lattice(), settings.ditherPeak(), settings.rounding };
}

} // namespace

double largestErrorLsb (const ReductionSettings& settings,
                        const NoiseTransferFunction& filter) noexcept
{
    const auto k = constantsOf (settings);
    return std::max (k.highestError, -k.lowestError) * filter.peakGain();
}

// A code is whole, so what exceeds the highest one by less than a step does not exceed it. Dither
// stays below its peak; without any, a hair's breadth keeps full scale from being a tie, which
// could go to the even code beyond the end.
std::optional<double> sufficientHeadroomGain (const ReductionSettings& settings,
                                              const NoiseTransferFunction& filter) noexcept
{
    const auto k = constantsOf (settings);
    const auto room =
        std::min (k.highest - k.zero, k.zero - k.lowest) + 1.0 - largestErrorLsb (settings, filter);
    const auto tieAvoided = settings.ditherPower() == 0.0 ? 1.0 - 0x1p-50 : 1.0;
    const auto gain = room * tieAvoided / k.inverseStep;

    if (! (gain > 0.0))
        return {};

    return std::min (gain, 1.0);
}

std::string headroomRemark (const ReductionSettings& settings, const ShaperPlan& plan)
{
    if (! settings.headroom || sufficientHeadroomGain (settings, plan.filter))
        return {};

    return "No headroom is enough: at this word length the noise alone can reach both ends of the "
           "range, so the input is left as it is.";
}

} // namespace requant
