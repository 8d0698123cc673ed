#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace requant::test
{

/** What ONNX Runtime made of some numbers: an entry of Tests/Data/onnxruntime-float8.json or
    onnxruntime-float16.json. Numbers are float32. */
struct FloatVector
{
    std::string id, type; ///< as the runtime calls it: float8e4m3fn
    bool saturates = false;
    std::optional<double> scale; ///< numbers are divided by it first
    std::vector<double> inputs;
    std::vector<std::int64_t> codes;
    std::vector<double> values; ///< not finite: NaN
};

/** What other programs made of whole numbers by G.711: an entry of Tests/Data/g711.json. */
struct G711Vector
{
    std::string id, law, decisions;
    int first = 0, last = 0, step = 1; ///< the inputs, in units of 1 / fullScale
    double fullScale = 0.0;
    std::vector<std::pair<int, std::int64_t>> runs; ///< from this input on, this code
    std::vector<double> decoded;                    ///< of all 256 codes, in the same units
};

std::vector<FloatVector> floatVectors();
std::vector<G711Vector> g711Vectors();

} // namespace requant::test
