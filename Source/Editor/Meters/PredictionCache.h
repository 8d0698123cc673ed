#pragma once

#include "Engine/MeterFeed.h"
#include "Quantization/Shaping/ShaperPlan.h"
#include "Theory/Prediction.h"

#include <memory>

namespace requant
{

/** Keeps what was predicted last, so that it is worked out once for each reduction. Message thread;
    takes some milliseconds where it is not known. */
class PredictionCache
{
public:
    /** Of a reduction; nullptr where nothing was reduced. */
    std::shared_ptr<const Prediction> of (const Reduction& reduction)
    {
        if (! reduction.exists() || reduction.settings.bypassed)
            return nullptr;

        const auto isKnown = newest != nullptr && settings == reduction.settings.reduction
                             && filter == reduction.shaper.filter
                             && sampleRateHz == reduction.sampleRateHz;

        if (! isKnown)
        {
            settings = reduction.settings.reduction;
            filter = reduction.shaper.filter;
            sampleRateHz = reduction.sampleRateHz;
            newest = std::make_shared<const Prediction> (settings, filter, sampleRateHz);
        }

        return newest;
    }

private:
    ReductionSettings settings;
    NoiseTransferFunction filter;
    double sampleRateHz = 0.0;
    std::shared_ptr<const Prediction> newest;
};

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
