#include "NumberVectors.h"

#include "Data.h"

#include <cmath>
#include <stdexcept>

namespace requant::test
{

namespace
{

using nlohmann::json;

// One number, or a list of them.
template <typename Value>
std::vector<Value> oneOrEach (const json& object, const char* name)
{
    if (! object.contains (name))
        return {};

    const auto& found = object.at (name);
    return found.is_array() ? found.get<std::vector<Value>>()
                            : std::vector<Value> { found.get<Value>() };
}

template <typename Value>
std::vector<Value> repeated (const std::vector<Value>& values, const json& line)
{
    if (! line.contains ("repeat"))
        return values;

    std::vector<Value> all;

    for (std::size_t n = 0; n < values.size(); ++n)
        all.insert (all.end(), line.at ("repeat").at (n).get<std::size_t>(), values[n]);

    return all;
}

NumberVector readVector (const json& line)
{
    NumberVector vector;
    const auto& given = line.at ("parameters");
    const auto& expected = line.at ("expected");
    vector.id = line.at ("id");
    vector.op = line.at ("op");
    vector.shape = line.at ("shape").get<std::vector<std::size_t>>();
    vector.scales = oneOrEach<double> (given, "scale");
    vector.zeroPoints = oneOrEach<std::int64_t> (given, "zero_point");
    vector.input = repeated (line.at ("input").get<std::vector<double>>(), line);
    vector.codes = repeated (oneOrEach<std::int64_t> (expected, "codes"), line);
    vector.values = repeated (oneOrEach<double> (expected, "values"), line);
    vector.foundScales = oneOrEach<double> (expected, "scale");
    vector.foundZeroPoints = oneOrEach<std::int64_t> (expected, "zero_point");

    if (given.contains ("dtype"))
        vector.dtype = given.at ("dtype").get<std::string>();

    if (given.contains ("axis"))
        vector.axis = given.at ("axis").get<std::size_t>();

    if (given.contains ("qscheme"))
        vector.scheme = given.at ("qscheme").get<std::string>();

    if (given.contains ("bits"))
        vector.bits = given.at ("bits").get<int>();

    if (given.contains ("quant_max")) // of unsigned codes
        vector.bits = static_cast<int> (std::lround (std::log2 (
            given.at ("quant_max").get<double>() - given.at ("quant_min").get<double>() + 1.0)));

    if (line.contains ("tolerance"))
        vector.valueTolerance = line.at ("tolerance").at ("values");

    return vector;
}

template <typename Value>
std::string joined (const std::vector<Value>& values)
{
    std::string text;

    for (const auto value : values)
        text.append (text.empty() ? "" : ",").append (json (value).dump());

    return text;
}

} // namespace

std::size_t NumberVector::indexOf (std::size_t n) const
{
    if (! axis)
        return 0;

    std::size_t apart = 1;

    for (auto inner = *axis + 1; inner < shape.size(); ++inner)
        apart *= shape[inner];

    return n / apart % shape[*axis];
}

std::vector<std::string> NumberVector::options() const
{
    std::vector<std::string> all { "--format" };
    const auto isObserver = op.ends_with ("Observer");

    if (op == "QuantizeLinear" || op == "DynamicQuantizeLinear")
        all.push_back ("onnx-" + dtype);
    else if (op == "QUANTIZE")
        all.push_back ("tflite-" + dtype);
    else if (op == "FAKE_QUANT")
        all.push_back ("keras-fake-quant");
    else
        all.push_back ("pytorch-" + (dtype.empty() ? "quint8" : dtype));

    const auto add = [&all] (const char* option, const std::string& value) {
        all.insert (all.end(), { option, value });
    };

    if (! scales.empty())
        add ("--scale", joined (scales));

    if (! zeroPoints.empty())
        add ("--zero-point", joined (zeroPoints));

    if (bits)
        add ("--bits", std::to_string (*bits));

    if (axis)
        add ("--axis", std::to_string (*axis));

    if (isObserver)
        add ("--range", op.starts_with ("Histogram")              ? "histogram"
                        : scheme.value().ends_with ("_symmetric") ? "symmetric-min-max"
                                                                  : "min-max");

    return all;
}

std::vector<NumberVector> numberVectors (const std::string& file)
{
    std::vector<NumberVector> vectors;

    for (const auto& line : dataOf (file))
        vectors.push_back (readVector (line));

    return vectors;
}

std::vector<NumberVector> numberVectors (const std::string& file, const std::string& op)
{
    auto vectors = numberVectors (file);
    std::erase_if (vectors, [&] (const NumberVector& vector) { return vector.op != op; });

    if (vectors.empty())
        throw std::runtime_error ("Tests/Data/" + file + " has no " + op);

    return vectors;
}

} // namespace requant::test
