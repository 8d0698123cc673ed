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

// How far the levels of the uniform law are to reach, above 0 and below it.
struct Ends
{
    double above = 1.0, below = 1.0;
};

Ends endsOf (const ReductionSettings& settings) noexcept
{
    if (settings.law != Law::uniform || settings.range == RangeMethod::fullScale
        || ! settings.isLearned())
        return {};

    const auto& ends = settings.learned.ends;
    return { std::max (ends.highest, 0.0), std::max (-ends.lowest, 0.0) };
}

} // namespace

double largestErrorLsb (const ReductionSettings& settings,
                        const NoiseTransferFunction& filter) noexcept
{
    const auto k = constantsOf (settings);
    return std::max (k.highestError, -k.lowestError) * filter.peakGain();
}

namespace
{

// A code is whole, so what exceeds the highest one by less than a step does not exceed it. Dither
// stays below its peak; without any, a hair's breadth keeps full scale from being a tie, which
// could go to the even code beyond the end.
std::optional<double> gainForOneRange (const ReductionSettings& settings,
                                       const NoiseTransferFunction& filter,
                                       const LevelPlan* plan) noexcept
{
    const auto k = plan != nullptr
                       ? kernels::LatticeConstants { plan->lattice(), settings.ditherPeak(),
                                                     settings.rounding }
                       : constantsOf (settings);
    const auto largest = largestErrorLsb (settings, filter);
    const auto above = k.highest - k.zero + 1.0 - largest;
    const auto below = k.zero - k.lowest + 1.0 - largest;

    if (! (std::min (above, below) > 0.0))
        return {};

    const auto tieAvoided = settings.ditherPower() == 0.0 ? 1.0 - 0x1p-50 : 1.0;
    double gain = 1.0;

    if (plan != nullptr && plan->isMapped())
    {
        gain =
            std::min (plan->sampleAt (above * tieAvoided), -plan->sampleAt (-below * tieAvoided));
    }
    else
    {
        const auto ends = endsOf (settings);
        const auto side = [&] (double room, double end)
        { return end > 0.0 ? room * tieAvoided / (k.inverseStep * end) : 1.0; };
        gain = std::min (side (above, ends.above), side (below, ends.below));
    }

    if (! (gain > 0.0))
        return {};

    return std::min (gain, 1.0);
}

} // namespace

// Channels keep their balance: what suffices for all is the least of what each needs.
std::optional<double> sufficientHeadroomGain (const ReductionSettings& settings,
                                              const NoiseTransferFunction& filter,
                                              const LevelPlan* plan) noexcept
{
    auto gain = gainForOneRange (settings, filter, plan);

    if (settings.hasStepsOfChannels())
        for (std::size_t c = 0; gain && c < settings.learned.channelCount; ++c)
        {
            const auto ofChannel = gainForOneRange (settings.ofChannel (c), filter, plan);
            gain = ofChannel ? std::optional (std::min (*gain, *ofChannel)) : std::nullopt;
        }

    return gain;
}

std::string headroomRemark (const ReductionSettings& settings, const ShaperPlan& plan)
{
    if (! settings.headroom || sufficientHeadroomGain (settings, plan.filter))
        return {};

    return "No headroom is enough: at this word length the noise alone can reach both ends of the "
           "range, so the input is left as it is.";
}

} // namespace requant
