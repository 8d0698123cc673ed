#pragma once

#include "Quantization/NoiseShaper.h"

#include <vector>

namespace requant::test
{

/** The published noise transfer functions, leading 1 included, copied from the literature and not
    from Source: Lipshitz, Vanderkooy, Wannamaker, JAES 39(11), 1991, 5 taps; Wannamaker,
    JAES 40(7/8), 1992, F-weighted, 9 taps. */
inline std::vector<double> publishedTransferFunction (Shaping shaping)
{
    switch (shaping)
    {
        case Shaping::none:
            return { 1.0 };
        case Shaping::lipshitz:
            return { 1.0, -2.033, 2.165, -1.959, 1.59, -0.6149 };
        case Shaping::fWeighted:
            return { 1.0, -2.412, 3.37, -3.937, 4.174, -3.353, 2.205, -1.281, 0.569, -0.0847 };
    }

    return {};
}

/** Mean of |H|^2 over frequency (Parseval). */
inline double powerGainOf (const std::vector<double>& h)
{
    double sum = 0.0;

    for (const auto tap : h)
        sum += tap * tap;

    return sum;
}

/** H at 0 Hz. */
inline double gainAtDcOf (const std::vector<double>& h)
{
    double sum = 0.0;

    for (const auto tap : h)
        sum += tap;

    return sum;
}

/** Sum of |h|: the largest output that an input within -1 .. 1 can give. */
inline double peakGainOf (const std::vector<double>& h)
{
    double sum = 0.0;

    for (const auto tap : h)
        sum += tap < 0.0 ? -tap : tap;

    return sum;
}

inline constexpr Shaping everyShaping[] = { Shaping::none, Shaping::lipshitz, Shaping::fWeighted };

} // namespace requant::test
