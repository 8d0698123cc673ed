#include "Axis.h"

#include <cmath>
#include <initializer_list>

namespace requant::axis
{

std::int64_t levelStride (double levelsInView, int mostLines) noexcept
{
    constexpr auto mostLevels = std::int64_t { 1 } << 60;
    std::int64_t stride = 1;

    while (stride < mostLevels && levelsInView / static_cast<double> (stride) > mostLines)
        stride *= 2;

    return stride;
}

double niceStep (double span, int mostTicks) noexcept
{
    const auto atLeast = span / mostTicks;
    const auto decade = std::pow (10.0, std::floor (std::log10 (atLeast)));

    // The factor forgives what the logarithm rounds away.
    for (const auto factor : { 1.0, 2.0, 5.0 })
        if (factor * decade >= atLeast * (1.0 - 1.0e-9))
            return factor * decade;

    return 10.0 * decade;
}

double roundUpLsb (double lsb) noexcept
{
    constexpr auto most = 0x1p200;

    for (auto power = 0.5; power < most; power *= 2.0)
        for (const auto factor : { 1.0, 1.5 })
            if (factor * power >= lsb)
                return factor * power;

    return most;
}

} // namespace requant::axis
