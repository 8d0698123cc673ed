#include "Levels/RuntimeFormat.h"

#include "Support/Catch.h"
#include "Support/NumberVectors.h"

#include <cmath>
#include <limits>
#include <set>
#include <string>

using namespace requant;
using namespace requant::test;

namespace
{

RuntimeFormat formatOf (const NumberVector& vector)
{
    auto format = *findRuntimeFormat (vector.options().at (1));
    format.bits = vector.bits.value_or (format.bits);
    return format;
}

// Every number of every vector of an operation that is given its scale; returns how many.
std::size_t checkVectors (const std::string& file, const std::string& op)
{
    const auto vectors = numberVectors (file, op);

    for (const auto& vector : vectors)
        for (std::size_t n = 0; n < vector.input.size(); ++n)
        {
            const auto index = vector.indexOf (n);
            const auto format = formatOf (vector);
            const RuntimeQuantizer quantizer (
                format,
                { static_cast<float> (vector.scales.at (index)), vector.zeroPoints.at (index) },
                format.rounding());
            const auto code = quantizer.code (static_cast<float> (vector.input[n])).code;
            CAPTURE (vector.id, n, vector.input[n]);

            if (! vector.codes.empty())
                CHECK (code == vector.codes[n]);

            CHECK (static_cast<double> (quantizer.value (code)) == vector.values[n]);
        }

    return vectors.size();
}

RuntimeQuantizer quantizerOf (const char* id, float scale, std::int64_t zeroPoint,
                              Rounding rounding)
{
    return { *findRuntimeFormat (id), { scale, zeroPoint }, rounding };
}

} // namespace

TEST_CASE ("With a scale that is given, codes and values are those of ONNX Runtime",
           "[levels][runtime-format]")
{
    CHECK (checkVectors ("onnxruntime-quantizelinear.json", "QuantizeLinear") == 8);
}

TEST_CASE ("With a scale that is given, codes and values are those of PyTorch",
           "[levels][runtime-format]")
{
    CHECK (checkVectors ("pytorch.json", "quantize_per_tensor") == 2);
    CHECK (checkVectors ("pytorch.json", "quantize_per_channel") == 1);
    CHECK (checkVectors ("pytorch.json", "fake_quantize_per_tensor_affine") == 1);
}

TEST_CASE ("With a scale that is given, codes and values are those of TensorFlow Lite",
           "[levels][runtime-format]")
{
    CHECK (checkVectors ("litert.json", "QUANTIZE") == 2);
}

// -128 - 0.5 is not a code, and neither is what rounds to -129 or 128.
TEST_CASE ("A number is clamped where its code lies beyond the codes, and only there",
           "[levels][runtime-format]")
{
    const auto quantizer = quantizerOf ("onnx-int8", 0.5f, 0, Rounding::nearest);
    CHECK_FALSE (quantizer.code (-64.25f).isClamped); // -128.5, a tie, goes to the even -128
    CHECK (quantizer.code (-64.5f).isClamped);
    CHECK_FALSE (quantizer.code (63.7f).isClamped);
    CHECK (quantizer.code (63.75f).isClamped); // 127.5, a tie, goes to 128
    CHECK (quantizer.code (63.75f).code == 127);

    for (const auto* id : { "onnx-int8", "pytorch-qint8", "tflite-int8", "keras-fake-quant" })
    {
        CAPTURE (id);
        const auto any = quantizerOf (id, 1e-30f, 0, Rounding::nearest);
        const auto largest = std::numeric_limits<float>::max();
        CHECK (any.code (largest).isClamped);
        CHECK (any.code (largest).code == findRuntimeFormat (id)->highest());
        CHECK (any.code (-largest).code == findRuntimeFormat (id)->lowest());
    }
}

// 1 / 1e-40 is infinite in float32, and 0 times that is no number.
TEST_CASE ("0 becomes the zero point whatever the scale is", "[levels][runtime-format]")
{
    for (const auto& format : runtimeFormats())
        for (const auto scale : { 1e-45f, 1e-40f, 1.0f, 1e38f })
        {
            CAPTURE (format.id, scale);
            const RuntimeQuantizer quantizer (format, { scale, format.highest() / 2 },
                                              format.rounding());
            CHECK (quantizer.code (0.0f).code == format.highest() / 2);
            CHECK (quantizer.code (-0.0f).code == format.highest() / 2);
            CHECK (quantizer.value (format.highest() / 2) == 0.0f);
        }
}

TEST_CASE ("Each rounding of a format sends ties and fractions where its name says",
           "[levels][runtime-format]")
{
    struct Case
    {
        Rounding rounding;
        std::array<std::int64_t, 6> codes; // of -2.5, -1.5, -0.7, 0.5, 1.5, 2.5
    };

    for (const auto& [rounding, codes] : { Case { Rounding::nearest, { -2, -2, -1, 0, 2, 2 } },
                                           Case { Rounding::nearestAway, { -3, -2, -1, 1, 2, 3 } },
                                           Case { Rounding::truncate, { -3, -2, -1, 0, 1, 2 } },
                                           Case { Rounding::towardZero, { -2, -1, 0, 0, 1, 2 } } })
    {
        const auto quantizer = quantizerOf ("onnx-int8", 1.0f, 10, rounding);
        std::size_t n = 0;

        for (const auto x : { -2.5f, -1.5f, -0.7f, 0.5f, 1.5f, 2.5f })
        {
            CAPTURE (static_cast<int> (rounding), x);
            CHECK (quantizer.code (x).code == codes[n++] + 10);
        }
    }
}

// -2^(b - 1) .. 2^(b - 1) - 1, or 0 .. 2^b - 1.
TEST_CASE ("The codes of a format are those of its word length, and of one it is narrowed to",
           "[levels][runtime-format]")
{
    std::set<std::string_view> ids;

    for (auto format : runtimeFormats())
    {
        CAPTURE (format.id);
        ids.insert (format.id);
        CHECK (format.highest() - format.lowest() + 1 == std::int64_t { 1 } << format.bits);
        CHECK (format.lowest() == (format.isSigned ? -format.highest() - 1 : 0));
        format.bits = format.fewestBits();
        CHECK (format.highest() > 0);
        CHECK (findRuntimeFormat (format.id) != nullptr);
    }

    CHECK (ids.size() == runtimeFormats().size());
    CHECK (findRuntimeFormat ("int8") == nullptr);
}
