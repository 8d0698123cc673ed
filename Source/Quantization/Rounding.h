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

} // namespace requant
