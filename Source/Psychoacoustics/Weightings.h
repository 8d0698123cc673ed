#pragma once

#include <array>
#include <string_view>

namespace requant
{

/** How strongly a frequency of the error counts. */
enum class Weighting
{
    a,       ///< IEC 61672-1:2013, annex E; 0 dB at 1 kHz
    ituR468, ///< Recommendation ITU-R BS.468-4, table 1; 0 dB at 1 kHz
    f,       ///< Wannamaker, JAES 40(7/8), 1992; 0 dB at its maximum
    hearing  ///< inverse of the threshold of ISO 389-7:2019; 0 dB where hearing is keenest
};

inline constexpr std::array weightings { Weighting::a, Weighting::ituR468, Weighting::f,
                                         Weighting::hearing };

/** Its id in reports: "a", "itu_r_468", "f", "hearing". */
std::string_view weightingId (Weighting) noexcept;

/** |W|^2, what power at a frequency is multiplied by.

    frequencyHz: 0 or more. ITU-R 468 is interpolated in dB over log frequency and continued at the
    slope of its first and last two rows; hearing is interpolated likewise and held beyond its ends.
    At 0 Hz all but hearing are 0. Thread: any.
*/
double weightingPower (Weighting, double frequencyHz) noexcept;

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

/** How loud, in dB SPL, a full-scale sine is taken to be listened to where nobody says: a loud
    playback, at which the threshold of hearing lies lowest against the signal. */
inline constexpr double usualFullScaleDbSpl = 105.0;

} // namespace requant
