#include "Calibration/RuntimeRanges.h"

#include "Support/Catch.h"
#include "Support/NumberVectors.h"

#include <cmath>
#include <string>

using namespace requant;
using namespace requant::test;

namespace
{

RuntimeFormat formatNamed (const std::string& id) { return *findRuntimeFormat (id); }

AffineScale found (const RuntimeFormat& format, const std::vector<float>& x,
                   RuntimeRange range = RuntimeRange::minMax)
{
    return findAffineScale (format, range, x).value();
}

// The numbers of one index of the axis.
std::vector<float> sliceOf (const NumberVector& vector, std::size_t index)
{
    std::vector<float> x;

    for (std::size_t n = 0; n < vector.input.size(); ++n)
        if (vector.indexOf (n) == index)
            x.push_back (static_cast<float> (vector.input[n]));

    return x;
}

RuntimeRange rangeOf (const NumberVector& vector)
{
    if (vector.op.starts_with ("Histogram"))
        return RuntimeRange::histogram;

    return vector.scheme && vector.scheme->ends_with ("_symmetric") ? RuntimeRange::symmetricMinMax
                                                                    : RuntimeRange::minMax;
}

std::size_t checkFound (const std::string& file, const std::string& op)
{
    const auto vectors = numberVectors (file, op);

    for (const auto& vector : vectors)
        for (std::size_t index = 0; index < vector.foundScales.size(); ++index)
        {
            CAPTURE (vector.id, index);
            const auto affine = found (formatNamed (vector.options().at (1)),
                                       sliceOf (vector, index), rangeOf (vector));
            CHECK (static_cast<double> (affine.scale) == vector.foundScales[index]);
            CHECK (affine.zeroPoint == vector.foundZeroPoints.at (index));
        }

    return vectors.size();
}

} // namespace

TEST_CASE ("Scale and zero point of DynamicQuantizeLinear are those of ONNX Runtime",
           "[calibration][runtime-ranges]")
{
    CHECK (checkFound ("onnxruntime-dynamicquantizelinear.json", "DynamicQuantizeLinear") == 3);
}

TEST_CASE ("Scale and zero point are those of PyTorch's observers", "[calibration][runtime-ranges]")
{
    CHECK (checkFound ("pytorch.json", "MinMaxObserver") == 2);
    CHECK (checkFound ("pytorch.json", "PerChannelMinMaxObserver") == 1);
    CHECK (checkFound ("pytorch.json", "HistogramObserver") == 1);
}

// The operator's own kernel may round the last bit of its values differently: the vectors say by
// how much. Half a step is tens of thousands of times that, so the codes are the same.
TEST_CASE ("Values of the fake quantizer over the input's range are those of TensorFlow Lite",
           "[calibration][runtime-ranges]")
{
    const auto vectors = numberVectors ("litert.json", "FAKE_QUANT");
    CHECK (vectors.size() == 2);

    for (const auto& vector : vectors)
    {
        auto format = formatNamed ("keras-fake-quant");
        format.bits = vector.bits.value();
        const RuntimeQuantizer quantizer (format, found (format, sliceOf (vector, 0)),
                                          format.rounding());

        for (std::size_t n = 0; n < vector.input.size(); ++n)
        {
            const auto code = quantizer.code (static_cast<float> (vector.input[n])).code;
            CAPTURE (vector.id, n, code);
            CHECK (std::abs (static_cast<double> (quantizer.value (code)) - vector.values[n])
                   <= vector.valueTolerance);
        }
    }
}

// max |x| / highest code: 127 of int8, 7 of int4, 65535 of uint16.
TEST_CASE ("The formats without a zero point have their largest number at their highest code",
           "[calibration][runtime-ranges]")
{
    for (const auto* id :
         { "onnx-int8", "onnx-int16", "onnx-uint16", "onnx-int4", "onnx-uint4", "tensorrt-int8" })
    {
        CAPTURE (id);
        const auto format = formatNamed (id);
        const auto affine = found (format, { 0.25f, -3.5f, 2.0f });
        CHECK (affine.scale == 3.5f / static_cast<float> (format.highest()));
        CHECK (affine.zeroPoint == 0);
        CHECK (found (format, { 0.0f, -0.0f }).scale == 1.0f);
    }
}

// (max - min) / 255 with 0 in the range; z = round (-128 - min / s).
TEST_CASE ("The range of tflite-int8 holds 0, and its lowest number becomes the lowest code",
           "[calibration][runtime-ranges]")
{
    const auto format = formatNamed ("tflite-int8");
    const auto affine = found (format, { -0.5f, 0.775f });
    CHECK (affine.scale == (0.775f + 0.5f) / 255.0f);
    CHECK (affine.zeroPoint == -28); // -128 + 0.5 / 0.005 = -28
    CHECK (found (format, { 1.0f, 2.55f }).scale == 2.55f / 255.0f);
    CHECK (found (format, { 1.0f, 2.55f }).zeroPoint == -128);
    CHECK (found (format, { -2.55f }).zeroPoint == 127);
}

// float32 epsilon, 2^-23, is the least scale of PyTorch's observers.
TEST_CASE ("PyTorch's scale is never less than 2^-23, and 0 lies in its range",
           "[calibration][runtime-ranges]")
{
    for (const auto range :
         { RuntimeRange::minMax, RuntimeRange::symmetricMinMax, RuntimeRange::histogram })
    {
        CHECK (found (formatNamed ("pytorch-quint8"), { 0.0f }, range).scale == 0x1p-23f);
        CHECK (found (formatNamed ("pytorch-qint8"), { 1e-20f, -1e-20f }, range).scale == 0x1p-23f);
    }

    CHECK (found (formatNamed ("pytorch-quint8"), { 2.55f, 1.0f }).zeroPoint == 0);
    CHECK (found (formatNamed ("pytorch-qint8"), { 2.55f, 1.0f }).zeroPoint == -128);
    CHECK (found (formatNamed ("pytorch-quint8"), { -2.55f, -1.0f }).zeroPoint == 255);
}

// 128 of eight bits; where quant_min and quant_max are given, (quant_min + quant_max) // 2.
TEST_CASE ("PyTorch's symmetric scheme has its zero point in the middle of the codes",
           "[calibration][runtime-ranges]")
{
    auto format = formatNamed ("pytorch-quint8");
    CHECK (found (format, { -1.0f, 2.0f }, RuntimeRange::symmetricMinMax).zeroPoint == 128);
    format.bits = 4;
    const auto narrowed = found (format, { -1.0f, 2.0f }, RuntimeRange::symmetricMinMax);
    CHECK (narrowed.zeroPoint == 7);
    CHECK (narrowed.scale == 2.0f / 7.5f);
    CHECK (found (formatNamed ("pytorch-qint8"), { -1.0f, 2.0f }, RuntimeRange::symmetricMinMax)
               .zeroPoint
           == 0);
}

// Of n numbers between -1 and 1 and one at 100, leaving out the one adds 99^2 to the squared error,
// and keeps n (101 / 256)^2 / 12 = 0.013 n of coarse steps away: less, from 760,000 numbers up.
TEST_CASE ("PyTorch's histogram leaves out a number that is far from all others",
           "[calibration][runtime-ranges]")
{
    std::vector<float> x { 100.0f };

    for (int n = 0; n < 1500000; ++n)
        x.push_back (static_cast<float> (n % 2001 - 1000) / 1000.0f);

    const auto format = formatNamed ("pytorch-quint8");
    CHECK (found (format, x, RuntimeRange::histogram).scale
           < 0.75f * found (format, x, RuntimeRange::minMax).scale);
}

// "If 0 < min < max: min_adj = 0 and max_adj = max - min": TensorFlow's documentation.
TEST_CASE ("The fake quantizer nudges its range so that 0 is a level",
           "[calibration][runtime-ranges]")
{
    const auto format = formatNamed ("keras-fake-quant");
    CHECK (found (format, { -1.0f, 1.0f }).zeroPoint == 127); // 127.49999 in float32
    CHECK (found (format, { 1.0f, 3.55f }).zeroPoint == 0);
    CHECK (found (format, { 1.0f, 3.55f }).scale == (3.55f - 1.0f) / 255.0f);
    CHECK (found (format, { -3.55f, -1.0f }).zeroPoint == 255);
    CHECK (found (format, { 2.55f }).scale == 2.55f / 255.0f); // no width: it reaches to 0
    CHECK (found (format, { 0.0f }).scale == 1.0f);
}

TEST_CASE ("A range that is wider than float32 holds has no scale", "[calibration][runtime-ranges]")
{
    const std::vector<float> wide { -3e38f, 3e38f };

    for (const auto& format : runtimeFormats())
    {
        CAPTURE (format.id);
        const auto affine = findAffineScale (format, usualRange (format), wide);
        CHECK (affine.has_value() == (usualRange (format) == RuntimeRange::symmetricMinMax));
    }

    CHECK_FALSE (findAffineScale (formatNamed ("pytorch-qint8"), RuntimeRange::histogram, wide));
}

TEST_CASE ("Only PyTorch has a choice of ranges", "[calibration][runtime-ranges]")
{
    for (const auto& format : runtimeFormats())
        for (const auto range :
             { RuntimeRange::minMax, RuntimeRange::symmetricMinMax, RuntimeRange::histogram })
            CHECK (hasRange (format, range)
                   == (format.id.starts_with ("pytorch-") || range == usualRange (format)));
}
