#include "ShaperPlan.h"

#include "Measurement/Weightings.h"
#include "Quantization/LinearPrediction.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

Weighting weightingOf (Shaping shaping) noexcept
{
    switch (shaping)
    {
        case Shaping::designedF:
            return Weighting::f;
        case Shaping::designedItuR468:
            return Weighting::ituR468;
        case Shaping::designedA:
            return Weighting::a;
        default:
            return Weighting::hearing;
    }
}

// All four have one broad maximum, so that steps of 10 Hz find it to 0.001 dB.
double largestPower (Weighting weighting, double highestHz) noexcept
{
    auto largest = weightingPower (weighting, highestHz);

    for (double hz = 0.0; hz < std::min (highestHz, 20000.0); hz += 10.0)
        largest = std::max (largest, weightingPower (weighting, hz));

    return largest;
}

LinearPrediction predictionFor (Shaping shaping, const ShaperRequest& request)
{
    if (shaping == Shaping::designedLowPass)
        return { [cutoffHz = request.usableCutoffHz()] (double hz)
                 { return hz <= cutoffHz ? 1.0 : 0.0; },
                 request.sampleRateHz };

    const auto weighting = weightingOf (shaping);
    const auto largest = largestPower (weighting, 0.5 * request.sampleRateHz);
    return { [=] (double hz) { return std::min (weightingPower (weighting, hz) / largest, 1.0); },
             request.sampleRateHz };
}

// The asked depth or, where that does not fit, the largest whole tenth of a dB that does: what is
// shown with one digit is then what runs. Power grows with depth, or less noise would be weighted.
double depthThatFits (const LinearPrediction& prediction, const ShaperRequest& request)
{
    const auto asked = request.usableDepthDb();

    const auto fits = [&] (double depthDb)
    { return request.leavesRoomFor (prediction.design (request.order, depthDb).powerGain()); };

    if (fits (asked))
        return asked;

    int fitting = 0;

    for (auto tooDeep = static_cast<int> (std::ceil (10.0 * asked)); tooDeep - fitting > 1;)
    {
        const auto middle = (fitting + tooDeep) / 2;
        (fits (middle / 10.0) ? fitting : tooDeep) = middle;
    }

    return fitting / 10.0;
}

} // namespace

ShaperRequest ShaperRequest::of (const ReductionSettings& settings, double sampleRateHz) noexcept
{
    ShaperRequest request;
    request.shaping = settings.shaping;
    request.sampleRateHz = sampleRateHz;

    if (settings.shaping == Shaping::none)
        return request;

    if (isDesigned (settings.shaping))
    {
        request.depthDb = settings.shapingDepthDb;
        request.order = settings.shapingOrder;
    }

    if (settings.shaping == Shaping::designedLowPass)
        request.cutoffHz = settings.shapingCutoffHz;

    const auto ofRounding = 1.0 / 12.0 + (settings.rounding == Rounding::nearest ? 0.0 : 1.0 / 4.0);
    request.bits = settings.bits;
    request.noisePowerLsb2 = ofRounding + settings.ditherPower();
    return request;
}

bool ShaperRequest::leavesRoomFor (double powerGain) const noexcept
{
    return 4.0 * std::sqrt (noisePowerLsb2 * powerGain) <= 0.25 * std::exp2 (bits);
}

double ShaperRequest::usableDepthDb() const noexcept
{
    return std::clamp (depthDb, 0.0, LinearPrediction::maximumDepthDb);
}

// What is left above a cutoff has to hold all the noise that is kept out below it. A limit in whole
// hundreds of Hz reads well.
double ShaperRequest::usableCutoffHz() const noexcept
{
    constexpr double largestOfBand = 0.95;
    const auto limitHz = largestOfBand * 0.5 * sampleRateHz;
    return std::min (cutoffHz, 100.0 * std::floor (std::round (limitHz) / 100.0));
}

ShaperPlan ShaperPlan::flat (double sampleRateHz) noexcept
{
    ShaperPlan plan;
    plan.request.sampleRateHz = sampleRateHz;
    return plan;
}

std::optional<ShaperPlan> findReadyPlan (const ShaperRequest& request) noexcept
{
    if (request.shaping == Shaping::none)
    {
        auto plan = ShaperPlan::flat (request.sampleRateHz);
        plan.request = request;
        return plan;
    }

    const auto* const row = isPublished (request.shaping)
                                ? findPublishedShaper (request.shaping, request.sampleRateHz)
                                : nullptr;

    if (row == nullptr)
        return std::nullopt;

    ShaperPlan plan;
    plan.request = request;
    plan.filter = row->filter();
    plan.powerGain = plan.filter.powerGain();
    plan.running = row->shaping;
    plan.published = row;

    if (! request.leavesRoomFor (plan.powerGain))
        return std::nullopt;

    return plan;
}

ShaperPlan planShaper (const ShaperRequest& request)
{
    if (auto ready = findReadyPlan (request))
        return *ready;

    ShaperPlan plan;
    plan.request = request;
    plan.running = isDesigned (request.shaping) ? request.shaping : Shaping::hearing;

    const auto prediction = predictionFor (plan.running, request);
    plan.depthDb = depthThatFits (prediction, request);
    plan.filter = prediction.design (request.order, plan.depthDb);
    plan.powerGain = plan.filter.powerGain();
    return plan;
}

} // namespace requant
