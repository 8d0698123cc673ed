#pragma once

namespace requant
{

/** How a position among the codes becomes a whole code. */
enum class Rounding
{
    nearest,    ///< the nearest code; a tie goes to the even one, since rounding half up adds DC
    truncate,   ///< the next code toward minus infinity (floor): what dropping bits does
    towardZero, ///< the next level toward 0, never across it: what a cast to integer does
    nearestAway ///< the nearest code; a tie goes to the larger magnitude, as C's round() does
};

/** Whether a position goes to the nearest code, wherever a tie goes. */
constexpr bool isToNearest (Rounding rounding) noexcept
{
    return rounding == Rounding::nearest || rounding == Rounding::nearestAway;
}

/** Where the LSB begins that becomes one code, counted from that code: -1/2 or 0. Toward zero: for
    positions above 0. */
constexpr double beginningOfStep (Rounding rounding) noexcept
{
    return isToNearest (rounding) ? -0.5 : 0.0;
}

/** To the nearest whole number, ties to even, for |value| < 2^51: in two additions, which every
    vector unit has. Needs strict floating-point arithmetic and the rounding mode to nearest.
    Thread: any. Real time. */
inline double toNearestWhole (double value) noexcept
{
    constexpr double wholeNumbers = 0x1.8p52; // its last bit is worth 1
    return (value + wholeNumbers) - wholeNumbers;
}

/** Likewise, to the next whole number below: floor. */
inline double toWholeBelow (double value) noexcept
{
    const auto nearest = toNearestWhole (value);
    return nearest - (nearest > value ? 1.0 : 0.0);
}

/** Likewise, to the next whole number above: ceil. */
inline double toWholeAbove (double value) noexcept
{
    const auto nearest = toNearestWhole (value);
    return nearest + (nearest < value ? 1.0 : 0.0);
}

/** Likewise, to the nearest whole number; a tie goes to the one farther from `zero`. */
inline double toNearestAwayFrom (double zero, double value) noexcept
{
    const auto nearest = toNearestWhole (value);
    const auto away = value >= zero ? value + 0.5 : value - 0.5;
    return value - nearest == 0.5 || nearest - value == 0.5 ? away : nearest;
}

} // namespace requant
