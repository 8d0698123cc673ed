#include "ShaperCurveData.h"

#include "Measurement/Error/ErrorFigures.h"

#include <cmath>

namespace requant
{

ShaperCurveData shaperCurveOf (const NoiseTransferFunction& filter, double sampleRateHz)
{
    constexpr std::size_t pointCount = 96;
    const auto highestHz = 0.5 * sampleRateHz;
    ShaperCurveData data;

    for (std::size_t i = 0; i < pointCount; ++i)
    {
        const auto part = static_cast<double> (i) / static_cast<double> (pointCount - 1);
        const auto hz =
            ShaperCurveData::lowestHz * std::pow (highestHz / ShaperCurveData::lowestHz, part);
        data.levelsDb.push_back (powerToDb (filter.powerAt (hz, sampleRateHz)));
    }

    return data;
}

} // namespace requant
