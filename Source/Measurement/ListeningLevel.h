#pragma once

namespace requant
{

/** How loud, in dB SPL, a full-scale sine is taken to be listened to where nobody says: a loud
    playback, at which the threshold of hearing lies lowest against the signal. */
inline constexpr double usualFullScaleDbSpl = 105.0;

} // namespace requant
