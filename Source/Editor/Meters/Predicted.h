#pragma once

#include "Engine/MeterFeed.h"
#include "Theory/ErrorDistribution.h"
#include "Theory/Prediction.h"

namespace requant
{

/** Everything that theory says of a reduction, for meters and pictures. Thread: any; making one
    takes some milliseconds. */
struct Predicted
{
    /** sampleRateHz: above 0. */
    Predicted (const ReductionSettings& settings, const NoiseTransferFunction& filter,
               double sampleRateHz)
        : expectation (settings, filter, sampleRateHz),
          placed (ConditionalErrorMoments::of (settings, filter)),
          density (ErrorPdf::of (settings, filter))
    {
        auto plain = settings;
        plain.rounding = Rounding::nearest;
        plain.dither = Dither::tpdf;
        plain.ditherAmount = 1.0;
        plainDitherHeardDb =
            *Prediction (plain, {}, sampleRateHz).weightedErrorDb (Weighting::hearing);
    }

    Prediction expectation;

    /** How strong TPDF without shaping would be to the ear, in dB re 1.0 squared. */
    double plainDitherHeardDb;
    std::optional<ConditionalErrorMoments> placed;
    std::optional<ErrorPdf> density;
};

/** Keeps what was predicted last, so that it is worked out once for each reduction. Message
    thread. */
class Predictions
{
public:
    /** Of a reduction; nullptr where nothing was reduced. Valid until the next call. */
    const Predicted* of (const Reduction& reduction)
    {
        if (! reduction.exists() || reduction.settings.bypassed)
            return nullptr;

        const auto isKnown = newest && settings == reduction.settings.reduction
                             && filter == reduction.shaper.filter
                             && sampleRateHz == reduction.sampleRateHz;

        if (! isKnown)
        {
            settings = reduction.settings.reduction;
            filter = reduction.shaper.filter;
            sampleRateHz = reduction.sampleRateHz;
            newest.emplace (settings, filter, sampleRateHz);
        }

        return &*newest;
    }

private:
    ReductionSettings settings;
    NoiseTransferFunction filter;
    double sampleRateHz = 0.0;
    std::optional<Predicted> newest;
};

} // namespace requant
