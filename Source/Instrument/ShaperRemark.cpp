// The part of ShaperPlan that says what runs.

#include "ShaperPlan.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

namespace requant
{

namespace
{

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
    return isDesigned (plan.running) && plan.depthDb < plan.request.usableDepthDb();
}

// How far the nearest rate that a row is made for is from the one that it runs at.
std::string shiftOf (const PublishedShaper& row, double rateHz)
{
    auto nearest = row.ratesHz.front();

    for (const auto made : row.ratesHz)
        if (std::abs (made - rateHz) < std::abs (nearest - rateHz))
            nearest = made;

    return "its curve lies " + number (100.0 * std::abs (rateHz / nearest - 1.0), 2)
           + (rateHz > nearest ? " % higher" : " % lower");
}

// What runs instead of a published shaper.
std::string substituteOf (const ShaperPlan& plan)
{
    if (plan.published == nullptr)
        return plan.depthDb == 0.0
                   ? "none runs"
                   : "one designed for hearing runs instead, " + number (plan.depthDb) + " dB deep";

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
           + " deeper shaping would come near full scale: the depth is " + number (plan.depthDb)
           + " dB instead of " + number (plan.request.usableDepthDb()) + " dB.";
}

std::string cutoffRemark (const ShaperRequest& request)
{
    return "At a sample rate of " + kiloHertz (request.sampleRateHz)
           + " the noise needs more room above: the cutoff is "
           + kiloHertz (request.usableCutoffHz()) + " instead of " + kiloHertz (request.cutoffHz)
           + ".";
}

} // namespace

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
