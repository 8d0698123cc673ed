#pragma once

#include "Quantization/NoiseTransferFunction.h"

#include <string>
#include <vector>

namespace requant::test
{

struct NamedShaper
{
    std::string name;
    NoiseTransferFunction filter;
};

/** Every published shaper and a set of designed ones, from the mildest to the steepest. */
const std::vector<NamedShaper>& everyShaper();

/** One of each sort: none, high-pass of first and second order, few taps, poles, many taps, a steep
    designed one. */
const std::vector<NamedShaper>& fewShapers();

} // namespace requant::test
