#include "NumbersReport.h"

#include "JsonParts.h"
#include "Parameters/Parameter.h"
#include "Text/Numbers.h"

#include <cmath>

namespace requant
{

namespace
{

constexpr std::string_view psqnrId = "psqnr_db";

// One value, or with an axis a list of one for each of its indices.
template <typename Value, typename ToJson>
Json oneOrEach (const QuantizedNumbers& numbers, const std::vector<Value>& values, ToJson toJson)
{
    if (values.empty())
        return nullptr;

    if (! numbers.axis)
        return toJson (values.front());

    auto list = Json::array();

    for (const auto& value : values)
        list.push_back (toJson (value));

    return list;
}

Json stepsJson (const QuantizedNumbers& numbers)
{
    return oneOrEach (numbers, numbers.steps, [] (double step) { return jsonNumber (step); });
}

// One a block where the law has blocks, else as above; null where it has none.
Json scalesJson (const QuantizedNumbers& numbers)
{
    if (! numbers.blockScales.empty())
        return numbers.blockScales;

    return oneOrEach (numbers, numbers.scales,
                      [] (const std::optional<double>& scale) { return jsonNumber (scale); });
}

Json zeroPointsJson (const QuantizedNumbers& numbers)
{
    return oneOrEach (numbers, numbers.zeroPoints,
                      [] (const std::optional<std::int64_t>& zeroPoint)
                      { return zeroPoint ? Json (*zeroPoint) : Json (nullptr); });
}

// What the codes take, each in as many bits as it needs; empty where they have no ends.
std::optional<std::uint64_t> bytesOfCodes (const QuantizedNumbers& numbers)
{
    if (! numbers.bits)
        return {};

    const auto bits = std::ceil (*numbers.bits) * static_cast<double> (numbers.codes.size());
    return static_cast<std::uint64_t> (std::ceil (bits / 8.0));
}

std::uint64_t bytesInFloat32 (const QuantizedNumbers& numbers)
{
    return sizeof (float) * numbers.input.size();
}

std::string shapeText (const std::vector<std::size_t>& shape)
{
    std::string text;

    for (const auto length : shape)
        text.append (text.empty() ? "" : " x ").append (std::to_string (length));

    return text.empty() ? "a single number" : text;
}

// What is not finite is null, as in JSON.
std::string finite (double value)
{
    return std::isfinite (value) ? numbers::roundTrip (value) : "null";
}

std::string scaleLine (const QuantizedNumbers& numbers, std::size_t index)
{
    const auto scale = numbers.scales[index];

    if (! scale)
        return {};

    auto text = "scale: " + numbers::roundTrip (*scale);

    if (const auto zeroPoint = numbers.zeroPoints[index])
        text += ", zero point " + std::to_string (*zeroPoint);

    if (numbers.axis)
        text +=
            " (axis " + std::to_string (*numbers.axis) + ", index " + std::to_string (index) + ")";

    return text + "\n";
}

// In ASCII, as a terminal has it.
std::string plainText (const Figure& figure, double value)
{
    if (figure.kind == Figure::Kind::count)
        return numbers::plain (value, 0);

    auto text = figure.kind == Figure::Kind::scientific ? numbers::plainScientific (value, 4)
                                                        : numbers::plain (value, figure.decimals);

    if (figure.unit == "LSB\xc2\xb2")
        return text + " LSB^2";

    return figure.unit.empty() ? text : text + " " + std::string (figure.unit);
}

std::optional<double> valueOf (const QuantizedNumbers& numbers, const Figure& figure)
{
    const auto value = figure.id == psqnrId ? numbers.psqnrDb() : figure.measured (numbers.error);
    return value && std::isfinite (*value) ? value : std::nullopt;
}

// What speaks of a signal in time, or of samples that were replaced, has no value or no meaning.
bool isOfNumbers (const Figure& figure)
{
    return ! figure.name.empty() && figure.id != "replaced" && figure.id != "samples";
}

std::string figureLines (const QuantizedNumbers& numbers)
{
    std::string text;

    for (const auto& figure : figures())
        if (const auto value = valueOf (numbers, figure); value && isOfNumbers (figure))
            text.append (figure.shortName)
                .append (": ")
                .append (plainText (figure, *value))
                .append ("\n");

    if (const auto why = numbers.whyNoSnr(); ! why.empty())
        text = "SNR: none, there is " + std::string (why) + "\n" + text;

    return text;
}

} // namespace

std::string numbersAsText (const QuantizedNumbers& numbers)
{
    std::string text;

    for (std::size_t n = 0; n < numbers.input.size(); ++n)
        text.append (numbers::roundTrip (numbers.input[n]))
            .append ("\t")
            .append (std::to_string (numbers.codes[n]))
            .append ("\t")
            .append (finite (numbers.values[n]))
            .append ("\t")
            .append (finite (numbers.errorOf (n)))
            .append ("\n");

    text += "\nlaw: " + numbers.law;

    if (numbers.bits)
        text += ", " + numbers::significant (*numbers.bits) + " bits";

    text += "\nshape: " + shapeText (numbers.shape) + "\n";

    for (std::size_t index = 0; index < numbers.scales.size(); ++index)
        text += scaleLine (numbers, index);

    if (const auto bytes = bytesOfCodes (numbers))
        text += "size: " + numbers::counted (*bytes, "byte") + " of codes, "
                + std::to_string (bytesInFloat32 (numbers)) + " in float32\n";

    return text + figureLines (numbers);
}

std::string numbersAsJson (const QuantizedNumbers& numbers)
{
    auto object = measuredJson (numbers.error);
    put (object, psqnrId, jsonNumber (numbers.psqnrDb()));
    const auto whyNoSnr = numbers.whyNoSnr();
    object["snr_reason"] = whyNoSnr.empty() ? Json (nullptr) : Json (std::string (whyNoSnr));
    object[std::string (parameterId::law)] = numbers.law;
    object[std::string (parameterId::bits)] = jsonNumber (numbers.bits);
    object["peak"] = numbers.peak;
    object["shape"] = numbers.shape;
    object["axis"] = numbers.axis ? Json (*numbers.axis) : Json (nullptr);
    object["step"] = stepsJson (numbers);
    object[std::string (parameterId::scale)] = scalesJson (numbers);
    object["zero_point"] = zeroPointsJson (numbers);
    const auto codeBytes = bytesOfCodes (numbers);
    object["code_bytes"] = codeBytes ? Json (*codeBytes) : Json (nullptr);
    object["float32_bytes"] = bytesInFloat32 (numbers);
    object["codes"] = numbers.codes;

    if (! numbers.exponents.empty())
        object["exponents"] = numbers.exponents;

    if (! numbers.movingSteps.empty())
        object["steps"] = numbers.movingSteps;

    auto values = Json::array(), errors = Json::array();

    for (std::size_t n = 0; n < numbers.values.size(); ++n)
    {
        values.push_back (jsonNumber (numbers.values[n]));
        errors.push_back (jsonNumber (numbers.errorOf (n)));
    }

    object["values"] = std::move (values);
    object["errors"] = std::move (errors);
    return jsonText (object);
}

} // namespace requant
