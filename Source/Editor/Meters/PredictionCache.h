#pragma once

#include "Engine/MeterFeed.h"
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

} // namespace requant
