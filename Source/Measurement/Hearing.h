#pragma once

namespace requant
{

/** The threshold of hearing in dB SPL, as Weighting::hearing has it: ISO 389-7:2019, the lower of
    the free-field and the diffuse-field threshold of a tone, held beyond 20 Hz and 18 kHz.
    frequencyHz: above 0. Thread: any. */
double hearingThresholdDbSpl (double frequencyHz) noexcept;

/** Where the standard's thresholds end. */
inline constexpr double highestThresholdHz = 18'000.0;

/** The bandwidth in Hz within which noise masks, or is heard, together: the equivalent rectangular
    bandwidth of Glasberg and Moore, Hearing Research 47, 1990. frequencyHz: 0 or more. */
double hearingBandwidthHz (double frequencyHz) noexcept;

/** The density of noise, in dB SPL per Hz, that is just heard around a frequency: the threshold of
    a tone, spread over the bandwidth. */
double noiseThresholdDbSplPerHz (double frequencyHz) noexcept;

} // namespace requant
