#pragma once

namespace requant
{

/** Over which time figures are taken. */
enum class Window
{
    momentary, ///< the last 0.4 s
    shortTerm, ///< the last 3 s
    sinceReset ///< everything since the last reset
};

inline constexpr double momentarySeconds = 0.4, shortTermSeconds = 3.0;

} // namespace requant
