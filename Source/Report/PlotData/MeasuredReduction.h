#pragma once

#include "Engine/MeterFeed.h"
#include "Measurement/Analysis/ChannelAnalysis.h"
#include "Theory/Prediction.h"

namespace requant
{

/** What most plots are filled from: what was counted of one reduction, and what theory says of it.
    It owns nothing. */
struct MeasuredReduction
{
    const Reduction& reduction;
    const ReductionCounts& counts;
    const Prediction* predicted; ///< of this reduction; nullptr where there is nothing
    bool exists;                 ///< false: nothing has come in yet
};

} // namespace requant
