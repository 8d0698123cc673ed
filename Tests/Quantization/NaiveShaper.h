#pragma once

#include "NaivePhilox.h"
#include "Published.h"
#include "Quantization/ReductionSettings.h"
#include "Support/Signals.h"

#include <cmath>

namespace requant::test
{

/** Error feedback for one channel, written sample by sample from the formulas of Kernels.h and
    design.md and from the published coefficients: what the real loops are compared to, bit for bit.
*/
inline Signal naivelyReduced (const ReductionSettings& settings, const Signal& input,
                              std::uint32_t channel, std::uint64_t position = 0)
{
    const auto h = publishedTransferFunction (settings.shaping);
    const auto step = std::pow (2.0, 1 - settings.bits);
    const auto lowest = -std::pow (2.0, settings.bits - 1), highest = -lowest - 1.0;
    const auto isTruncated = settings.rounding == Rounding::truncate;
    const auto isDithered = settings.dither == Dither::tpdf;

    // What an unclipped sample's k - w can be: rounding's reach and then the dither's.
    const auto lowestError = (isTruncated ? -1.0 : -0.5) - (isDithered ? 1.0 : 0.0);
    const auto highestError = (isTruncated ? 0.0 : 0.5) + (isDithered ? 1.0 : 0.0);

    Signal errors, output;

    // e[n - age], 0 before the beginning.
    const auto error = [&errors] (std::size_t age)
    { return age > errors.size() ? 0.0 : errors[errors.size() - age]; };

    for (std::size_t n = 0; n < input.size(); ++n)
    {
        double older = 0.0;

        for (auto age = h.size() - 1; age >= 2; --age)
            older += h[age] * error (age);

        const auto newest = h.size() > 1 ? h[1] * error (1) : 0.0;
        const auto dither = isDithered ? naiveDither (settings.seed, channel, position + n) : 0.0;
        const auto known = input[n] / step + older;
        const auto dithered = (known + dither) + newest;
        const auto code = isTruncated ? std::floor (dithered) : std::nearbyint (dithered);
        const auto clamped = std::fmin (std::fmax (code, lowest), highest);
        auto e = clamped - (known + newest);

        if (clamped != code)
            e = std::fmin (std::fmax (e, lowestError), highestError);

        errors.push_back (e);
        output.push_back (clamped * step);
    }

    return output;
}

} // namespace requant::test
