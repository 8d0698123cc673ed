#pragma once

#include "Editor/Meters/PredictionCache.h"
#include "Quantization/Shaping/ShaperPlan.h"

namespace requant
{

/** What the chosen settings will do, before audio has run with them: their noise shaper and what
    theory says of it, each worked out once. Message thread; takes milliseconds where a shaper is
    designed. */
class ShaperPreview
{
public:
    /** sampleRateHz: above 0. Valid until the next call. */
    const ShaperPlan& planFor (const ReductionSettings& settings, double sampleRateHz)
    {
        const auto request = ShaperRequest::of (settings, sampleRateHz);

        if (! plan || plan->request != request)
            plan = planShaper (request);

        return *plan;
    }

    const Prediction& predictedFor (const ReductionSettings& settings, double sampleRateHz)
    {
        Reduction reduction;
        reduction.sampleRateHz = sampleRateHz;
        reduction.settings.reduction = settings;
        reduction.shaper = planFor (settings, sampleRateHz);
        return *predictions.of (reduction);
    }

private:
    std::optional<ShaperPlan> plan;
    PredictionCache predictions;
};

} // namespace requant
