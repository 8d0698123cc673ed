#pragma once

#include "Quantization/Shaping/ShaperPlan.h"

#include <cmath>

namespace requant::test
{

inline constexpr Shaping designed[] = { Shaping::hearing, Shaping::designedF,
                                        Shaping::designedItuR468, Shaping::designedA,
                                        Shaping::designedLowPass };

/** Sample rates in Hz. */
inline constexpr double rates[] = { 8000.0, 44100.0, 48000.0, 96000.0, 192000.0, 768000.0 };

/** Of rounding alone, in LSB^2. */
inline constexpr double plainNoise = 1.0 / 12.0;

/** The plan of a request for this shaping and rate. */
inline ShaperPlan planFor (Shaping shaping, double rateHz, const ShaperRequest& rest = {})
{
    auto request = rest;
    request.shaping = shaping;
    request.sampleRateHz = rateHz;
    return planShaper (request);
}

/** What the noise of a request is after a filter: 4 sigma, against a quarter of the levels. */
inline double shareOfRoom (const NoiseTransferFunction& filter, const ShaperRequest& request)
{
    return 4.0 * std::sqrt (request.noisePowerLsb2 * filter.powerGain())
           / (std::exp2 (request.bits) / 4.0);
}

inline std::string remarkOn (Shaping shaping, double rateHz, const ShaperRequest& rest = {})
{
    return planFor (shaping, rateHz, rest).remark();
}

inline ShaperRequest withBits (double bits, double depthDb = 40.0)
{
    ShaperRequest request;
    request.bits = bits;
    request.depthDb = depthDb;
    return request;
}

} // namespace requant::test
