#include "ShaperPlan.h"

#include "Measurement/Weightings.h"
#include "Quantization/LinearPrediction.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

namespace requant
{

namespace
{

// What is left above a cutoff has to hold all the noise that is kept out below it.
constexpr double largestCutoffOfBand = 0.95;

// A limit in whole hundreds of Hz reads well.
double usableCutoffHz (const ShaperRequest& request) noexcept
{
    const auto limitHz = largestCutoffOfBand * 0.5 * request.sampleRateHz;
    return std::min (request.cutoffHz, 100.0 * std::floor (std::round (limitHz) / 100.0));
}

double askedDepthDb (const ShaperRequest& request) noexcept
{
    return std::clamp (request.depthDb, 0.0, LinearPrediction::maximumDepthDb);
}

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
        return { [cutoffHz = usableCutoffHz (request)] (double hz)
                 { return hz <= cutoffHz ? 1.0 : 0.0; },
                 request.sampleRateHz };

    const auto weighting = weightingOf (shaping);
    const auto largest = largestPower (weighting, 0.5 * request.sampleRateHz);
    return { [=] (double hz) { return std::min (weightingPower (weighting, hz) / largest, 1.0); },
             request.sampleRateHz };
}

// Four standard deviations, which noise passes 0.006 % of the time, within a quarter of the levels:
// three quarters are left to the signal.
bool fits (const NoiseTransferFunction& filter, const ShaperRequest& request) noexcept
{
    const auto sigmaLsb = std::sqrt (request.noisePowerLsb2 * filter.powerGain());
    return 4.0 * sigmaLsb <= 0.25 * std::exp2 (request.bits);
}

// The asked depth or, where that does not fit, the largest whole tenth of a dB that does: what is
// shown with one digit is then what runs. Power grows with depth, or less noise would be weighted.
double depthThatFits (const LinearPrediction& prediction, const ShaperRequest& request)
{
    const auto asked = askedDepthDb (request);

    if (fits (prediction.design (request.order, asked), request))
        return asked;

    int fitting = 0;

    for (auto tooDeep = static_cast<int> (std::ceil (10.0 * asked)); tooDeep - fitting > 1;)
    {
        const auto middle = (fitting + tooDeep) / 2;
        (fits (prediction.design (request.order, middle / 10.0), request) ? fitting : tooDeep) =
            middle;
    }

    return fitting / 10.0;
}

// Independent of the locale, which a host may have set.
std::string number (double value, int digits = 6)
{
    std::array<char, 32> text {};
    const auto result = std::to_chars (text.data(), text.data() + text.size(), value,
                                       std::chars_format::general, digits);
    return std::string (text.data(), result.ptr);
}

std::string kiloHertz (double hz) { return number (0.001 * hz) + " kHz"; }

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

        text += number (0.001 * rates[i]);
    }

    return text + " kHz";
}

std::string bitsOf (const ShaperRequest& request)
{
    return number (request.bits) + (request.bits == 1.0 ? " bit" : " bits");
}

bool isDepthReduced (const ShaperPlan& plan) noexcept
{
    return isDesigned (plan.running) && plan.depthDb < askedDepthDb (plan.request);
}

// What runs instead of a published shaper that is not made for the rate.
std::string substituteOf (const ShaperPlan& plan)
{
    const auto rate = plan.request.sampleRateHz;

    if (plan.published == nullptr && plan.depthDb == 0.0 && isDepthReduced (plan))
        return "none runs, since shaped noise would come near full scale at "
               + bitsOf (plan.request);

    if (plan.published == nullptr)
        return "one designed for hearing runs instead, " + number (plan.depthDb) + " dB deep"
               + (isDepthReduced (plan)
                      ? ", since more would come near full scale at " + bitsOf (plan.request)
                      : "");

    if (plan.published->shaping != plan.request.shaping)
        return std::string (plan.published->name) + " runs instead";

    auto nearest = plan.published->ratesHz.front();

    for (const auto made : plan.published->ratesHz)
        if (std::abs (made - rate) < std::abs (nearest - rate))
            nearest = made;

    return "its curve lies " + number (100.0 * std::abs (rate / nearest - 1.0), 2)
           + (rate > nearest ? " % higher" : " % lower");
}

std::string rateRemark (const ShaperPlan& plan)
{
    return "This shaper is made for " + ratesMadeFor (plan.request.shaping) + ": at "
           + kiloHertz (plan.request.sampleRateHz) + " " + substituteOf (plan) + ".";
}

std::string depthRemark (const ShaperPlan& plan)
{
    if (plan.depthDb == 0.0)
        return "No shaping runs: at " + bitsOf (plan.request)
               + " shaped noise would come near full scale.";

    return "The depth is " + number (plan.depthDb) + " dB instead of "
           + number (askedDepthDb (plan.request)) + " dB: at " + bitsOf (plan.request)
           + " more would come near full scale.";
}

std::string cutoffRemark (const ShaperPlan& plan)
{
    return "The cutoff is " + kiloHertz (usableCutoffHz (plan.request)) + " instead of "
           + kiloHertz (plan.request.cutoffHz) + ": at a sample rate of "
           + kiloHertz (plan.request.sampleRateHz) + " the noise needs what is left above.";
}

} // namespace

ShaperRequest ShaperRequest::of (const ReductionSettings& settings, double sampleRateHz) noexcept
{
    ShaperRequest request;
    request.shaping = settings.shaping;
    request.sampleRateHz = sampleRateHz;

    if (isDesigned (settings.shaping))
    {
        request.depthDb = settings.shapingDepthDb;
        request.order = settings.shapingOrder;
    }

    if (settings.shaping == Shaping::designedLowPass)
        request.cutoffHz = settings.shapingCutoffHz;

    if (! findReadyPlan (request))
    {
        const auto ofRounding =
            1.0 / 12.0 + (settings.rounding == Rounding::nearest ? 0.0 : 1.0 / 4.0);
        request.bits = settings.bits;
        request.noisePowerLsb2 = ofRounding + settings.ditherPower();
    }

    return request;
}

std::string ShaperPlan::remark() const
{
    if (isPublished (request.shaping))
        return published != nullptr && published->shaping == request.shaping
                       && published->isMadeFor (request.sampleRateHz)
                   ? std::string {}
                   : rateRemark (*this);

    if (running == Shaping::designedLowPass && usableCutoffHz (request) < request.cutoffHz)
        return isDepthReduced (*this) ? cutoffRemark (*this) + " " + depthRemark (*this)
                                      : cutoffRemark (*this);

    return isDepthReduced (*this) ? depthRemark (*this) : std::string {};
}

std::optional<ShaperPlan> findReadyPlan (const ShaperRequest& request) noexcept
{
    ShaperPlan plan;
    plan.request = request;

    if (request.shaping == Shaping::none)
        return plan;

    if (isPublished (request.shaping))
        plan.published = findPublishedShaper (request.shaping, request.sampleRateHz);

    if (plan.published == nullptr)
        return std::nullopt;

    plan.running = plan.published->shaping;
    plan.filter = plan.published->filter();
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
    return plan;
}

} // namespace requant
