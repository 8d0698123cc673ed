#include "LawVectors.h"

#include "Data.h"

#include <limits>
#include <stdexcept>

namespace requant::test
{

namespace
{

using nlohmann::json;

FloatVector floatVector (const json& entry)
{
    const auto& parameters = entry.at ("parameters");
    const auto& expected = entry.at ("expected");
    FloatVector vector;
    vector.id = entry.at ("id");
    vector.type = parameters.at ("dtype");
    vector.saturates = parameters.at ("overflow") == "saturate";
    vector.inputs = entry.at ("input").get<std::vector<double>>();
    vector.codes = expected.at ("codes").get<std::vector<std::int64_t>>();

    if (parameters.contains ("scale"))
        vector.scale = parameters.at ("scale").get<double>();

    for (const auto& value : expected.at ("values"))
        vector.values.push_back (value.is_null() ? std::numeric_limits<double>::quiet_NaN()
                                                 : value.get<double>());

    return vector;
}

G711Vector g711Vector (const json& entry)
{
    const auto& parameters = entry.at ("parameters");
    const auto& samples = entry.at ("samples");
    const auto& expected = entry.at ("expected");
    G711Vector vector;
    vector.id = entry.at ("id");
    vector.law = parameters.at ("law");
    vector.decisions = parameters.at ("decisions");
    vector.first = samples.at ("first");
    vector.last = samples.at ("last");
    vector.step = samples.at ("step");
    vector.fullScale = samples.at ("full_scale");
    vector.decoded = expected.at ("decode").get<std::vector<double>>();

    for (const auto& run : expected.at ("runs"))
        vector.runs.emplace_back (run.at (0).get<int>(), run.at (1).get<std::int64_t>());

    return vector;
}

} // namespace

std::vector<FloatVector> floatVectors()
{
    std::vector<FloatVector> vectors;

    for (const auto* const file : { "onnxruntime-float8.json", "onnxruntime-float16.json" })
        for (const auto& entry : dataOf (file))
            vectors.push_back (floatVector (entry));

    return vectors;
}

std::vector<G711Vector> g711Vectors()
{
    std::vector<G711Vector> vectors;

    for (const auto& entry : dataOf ("g711.json"))
        vectors.push_back (g711Vector (entry));

    return vectors;
}

} // namespace requant::test
