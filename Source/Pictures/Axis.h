#pragma once

#include <cstdint>

/** The arithmetic of axes. Thread: any. */
namespace requant::axis
{

/** Every how many levels a line is drawn, so that at most `mostLines` (1 or more) fall into a range
    of this many levels: a power of two, as the levels' own grid is. */
std::int64_t levelStride (double levelsInView, int mostLines) noexcept;

/** The smallest of 1, 2, 5 times a power of ten that divides the span into at most `mostTicks`. */
double niceStep (double span, int mostTicks) noexcept;

/** The smallest of 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8, 12, ... that is at least this many LSB. */
double roundUpLsb (double lsb) noexcept;

} // namespace requant::axis
