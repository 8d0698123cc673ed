#pragma once

#include "Quantization/Shaping/NoiseTransferFunction.h"

#include <vector>

namespace requant
{

/** What the small picture of a noise shaper shows. */
struct ShaperCurveData
{
    static constexpr double lowestHz = 20.0; ///< up to half the sample rate

    /** |H|^2 in dB at frequencies evenly spaced on a logarithmic axis; empty: nothing is known. */
    std::vector<double> levelsDb;

    bool operator== (const ShaperCurveData&) const = default;
};

/** sampleRateHz: above 0. Thread: any. */
ShaperCurveData shaperCurveOf (const NoiseTransferFunction&, double sampleRateHz);

} // namespace requant
