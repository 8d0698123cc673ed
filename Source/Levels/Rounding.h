#pragma once

namespace requant
{

/** How a position on the ruler of levels becomes a whole code. */
enum class Rounding
{
    nearest,   ///< the nearest code; a tie goes to the even one, since rounding half up adds DC
    truncate,  ///< the next code toward minus infinity (floor): what dropping bits does
    towardZero ///< the next level toward 0, never across it: what a cast to integer does
};

/** Where the LSB begins that becomes one code, counted from that code: -1/2 or 0. Toward zero: for
    positions above 0. */
constexpr double beginningOfStep (Rounding rounding) noexcept
{
    return rounding == Rounding::nearest ? -0.5 : 0.0;
}

} // namespace requant
