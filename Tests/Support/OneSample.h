#pragma once

#include "Report/PlotData/Steps/StepsData.h"

namespace requant::test
{

/** The steps of 4 bits without dither, of one sample, which is read. storage: must outlive them. */
inline StepsData oneSample (double x, double y, std::vector<SamplePair>& storage)
{
    storage = { { x, y } };
    StepsData data;
    data.samples = storage;
    data.reduction.bits = 4;
    data.reduction.dither = Dither::none;
    data.read = 0;
    return data;
}

} // namespace requant::test
