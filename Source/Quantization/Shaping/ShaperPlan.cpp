#include "ShaperPlan.h"

#include "LinearPrediction.h"
#include "Psychoacoustics/Weightings.h"
#include "Text/Numbers.h"

#include <algorithm>
#include <cmath>
#include <vector>

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

std::string kiloHertz (double hz) { return numbers::significant (0.001 * hz) + " kHz"; }

// "44.1 and 48 kHz"
std::string ratesMadeFor (Shaping shaping)
{
    std::vector<double> rates;

    for (const auto& row : publishedShapers())
        if (row.shaping == shaping)
            rates.insert (rates.end(), row.ratesHz.begin(), row.ratesHz.end());

    std::sort (rates.begin(), rates.end());
    std::string text;

    for (std::size_t i = 0; i < rates.size(); ++i)
    {
        if (i > 0)
            text += i + 1 == rates.size() ? " and " : ", ";

        text += numbers::significant (0.001 * rates[i]);
    }

    return text + " kHz";
}

std::string bitsOf (const ShaperRequest& request)
{
    return numbers::significant (request.bits) + (request.bits == 1.0 ? " bit" : " bits");
}

bool isDepthReduced (const ShaperPlan& plan) noexcept
{
    return isDesigned (plan.running) && plan.depthDb < plan.request.usableDepthDb();
}

// How far the nearest rate that a row is made for is from the one that it runs at.
std::string shiftOf (const PublishedShaper& row, double rateHz)
{
    auto nearest = row.ratesHz.front();

    for (const auto made : row.ratesHz)
        if (std::abs (made - rateHz) < std::abs (nearest - rateHz))
            nearest = made;

    return "its curve lies " + numbers::significant (100.0 * std::abs (rateHz / nearest - 1.0), 2)
           + (rateHz > nearest ? " % higher" : " % lower");
}

// What runs instead of a published shaper.
std::string substituteOf (const ShaperPlan& plan)
{
    if (plan.published == nullptr)
        return plan.depthDb == 0.0 ? "none runs"
                                   : "one designed for hearing runs instead, "
                                         + numbers::significant (plan.depthDb) + " dB deep";

    return plan.published->shaping != plan.request.shaping
               ? std::string (plan.published->name) + " runs instead"
               : shiftOf (*plan.published, plan.request.sampleRateHz);
}

std::string rateRemark (const ShaperPlan& plan)
{
    const std::string reason =
        ! isDepthReduced (plan) ? ""
        : plan.depthDb == 0.0
            ? ", since shaped noise would come near full scale at " + bitsOf (plan.request)
            : ", since more would come near full scale at " + bitsOf (plan.request);
    return "This shaper is made for " + ratesMadeFor (plan.request.shaping) + ": at "
           + kiloHertz (plan.request.sampleRateHz) + " " + substituteOf (plan) + reason + ".";
}

std::string roomRemark (const ShaperPlan& plan)
{
    return "At " + bitsOf (plan.request)
           + " this shaper's noise would come near full scale: " + substituteOf (plan) + ".";
}

std::string publishedRemark (const ShaperPlan& plan)
{
    const auto asked = plan.request.shaping;
    const auto rateHz = plan.request.sampleRateHz;

    if (plan.published == nullptr && findPublishedShaper (asked, rateHz) != nullptr)
        return roomRemark (plan);

    const auto isAsAsked = plan.published != nullptr && plan.published->shaping == asked
                           && plan.published->isMadeFor (rateHz);
    return isAsAsked ? std::string() : rateRemark (plan);
}

std::string depthRemark (const ShaperPlan& plan)
{
    if (plan.depthDb == 0.0)
        return "At " + bitsOf (plan.request)
               + " shaped noise would come near full scale: no shaping runs.";

    return "At " + bitsOf (plan.request)
           + " deeper shaping would come near full scale: the depth is "
           + numbers::significant (plan.depthDb) + " dB instead of "
           + numbers::significant (plan.request.usableDepthDb()) + " dB.";
}

std::string cutoffRemark (const ShaperRequest& request)
{
    return "At a sample rate of " + kiloHertz (request.sampleRateHz)
           + " the noise needs more room above: the cutoff is "
           + kiloHertz (request.usableCutoffHz()) + " instead of " + kiloHertz (request.cutoffHz)
           + ".";
}

} // namespace

ShaperRequest ShaperRequest::of (const ReductionSettings& wanted, double sampleRateHz) noexcept
{
    const auto settings = wanted.asLawAllows();
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

    const auto ofRounding = 1.0 / 12.0 + (isToNearest (settings.rounding) ? 0.0 : 1.0 / 4.0);
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

std::string ShaperPlan::remark() const
{
    if (isPublished (request.shaping))
        return publishedRemark (*this);

    const auto depth = isDepthReduced (*this) ? depthRemark (*this) : std::string();

    if (running != Shaping::designedLowPass || request.usableCutoffHz() == request.cutoffHz)
        return depth;

    return cutoffRemark (request) + (depth.empty() ? "" : " " + depth);
}

} // namespace requant
