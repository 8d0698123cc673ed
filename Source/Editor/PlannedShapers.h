#pragma once

#include "Instrument/ShaperPlan.h"

#include <array>

namespace requant
{

/** The noise shapers that settings stand for, each planned once: what is measured and what is
    chosen meanwhile may ask for one each. Message thread; designing one takes milliseconds. */
class PlannedShapers
{
public:
    /** sampleRateHz: above 0. Valid until the next call but one. */
    const ShaperPlan& of (const ReductionSettings& settings, double sampleRateHz)
    {
        const auto request = ShaperRequest::of (settings, sampleRateHz);

        if (plans[newest].request != request)
        {
            newest = 1 - newest;

            if (plans[newest].request != request)
                plans[newest] = planShaper (request);
        }

        return plans[newest];
    }

private:
    std::array<ShaperPlan, 2> plans;
    std::size_t newest = 0;
};

} // namespace requant
