#include "Headroom.h"

#include "Kernels.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

kernels::LatticeConstants constantsOf (const ReductionSettings& settings) noexcept
{
    return { settings.lattice(), settings.ditherPeak(), settings.rounding };
}

// The farther end of what the levels of the uniform law span.
double farthestOf (const ReductionSettings& settings) noexcept
{
    const auto& learned = settings.learned;
    return settings.range == RangeMethod::fullScale || ! learned.isKnown
               ? 1.0
               : std::max ({ std::abs (learned.lowest), std::abs (learned.highest), 0x1p-900 });
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
                                              const NoiseTransferFunction& filter,
                                              const LevelPlan* plan) noexcept
{
    const auto k = plan != nullptr
                       ? kernels::LatticeConstants { plan->lattice(), settings.ditherPeak(),
                                                     settings.rounding }
                       : constantsOf (settings);
    const auto room =
        std::min (k.highest - k.zero, k.zero - k.lowest) + 1.0 - largestErrorLsb (settings, filter);
    const auto tieAvoided = settings.ditherPower() == 0.0 ? 1.0 - 0x1p-50 : 1.0;

    if (! (room > 0.0))
        return {};

    const auto highest = room * tieAvoided;
    const auto gain = plan != nullptr && plan->isMapped()
                          ? plan->sampleAt (highest) / plan->request().fullScale
                          : highest * k.step / farthestOf (settings);

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
