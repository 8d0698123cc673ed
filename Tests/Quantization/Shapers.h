#pragma once

#include "Quantization/Shaping/NoiseTransferFunction.h"

#include <string>
#include <vector>

namespace requant::test
{

struct NamedShaper
{
    std::string name;
    NoiseTransferFunction filter;
};

/** Every row of the table of published shapers. */
const std::vector<NamedShaper>& everyPublishedShaper();

/** What the program designs from each weighting that it offers, at rates, orders and depths from
    the mildest to the steepest. */
const std::vector<NamedShaper>& everyDesignedShaper();

/** All of both. */
const std::vector<NamedShaper>& everyShaper();

/** One of each sort: none, high-pass of first and second order, few taps, poles, many taps, a steep
    designed one. */
const std::vector<NamedShaper>& fewShapers();

} // namespace requant::test
