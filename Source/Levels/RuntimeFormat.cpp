#include "RuntimeFormat.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace requant
{

namespace
{

using Runtime = RuntimeFormat::Runtime;

constexpr std::array table {
    RuntimeFormat { "onnx-int8", Runtime::onnx, true, 8 },
    RuntimeFormat { "onnx-uint8", Runtime::onnx, false, 8 },
    RuntimeFormat { "onnx-int16", Runtime::onnx, true, 16 },
    RuntimeFormat { "onnx-uint16", Runtime::onnx, false, 16 },
    RuntimeFormat { "onnx-int4", Runtime::onnx, true, 4 },
    RuntimeFormat { "onnx-uint4", Runtime::onnx, false, 4 },
    RuntimeFormat { "pytorch-qint8", Runtime::pytorch, true, 8 },
    RuntimeFormat { "pytorch-quint8", Runtime::pytorch, false, 8 },
    RuntimeFormat { "tflite-int8", Runtime::tfLite, true, 8 },
    RuntimeFormat { "tensorrt-int8", Runtime::tensorRt, true, 8 },
    RuntimeFormat { "keras-fake-quant", Runtime::kerasFakeQuant, false, 8 },
};

float toWhole (float value, Rounding rounding) noexcept
{
    switch (rounding)
    {
        case Rounding::nearest:
            break;
        case Rounding::truncate:
            return std::floor (value);
        case Rounding::towardZero:
            return std::trunc (value);
        case Rounding::nearestAway:
            return std::round (value);
    }

    return std::nearbyint (value);
}

} // namespace

std::int64_t RuntimeFormat::lowest() const noexcept
{
    return isSigned ? -(std::int64_t { 1 } << (bits - 1)) : 0;
}

std::int64_t RuntimeFormat::highest() const noexcept
{
    return (std::int64_t { 1 } << (isSigned ? bits - 1 : bits)) - 1;
}

int RuntimeFormat::fewestBits() const noexcept
{
    return isSigned || runtime == Runtime::kerasFakeQuant ? 2 : 1;
}

Rounding RuntimeFormat::rounding() const noexcept
{
    return runtime == Runtime::tfLite ? Rounding::nearestAway : Rounding::nearest;
}

std::span<const RuntimeFormat> runtimeFormats() noexcept { return table; }

const RuntimeFormat* findRuntimeFormat (std::string_view id) noexcept
{
    const auto found = std::find_if (table.begin(), table.end(),
                                     [id] (const RuntimeFormat& each) { return each.id == id; });
    return found == table.end() ? nullptr : &*found;
}

RuntimeQuantizer::RuntimeQuantizer (const RuntimeFormat& formatToUse, AffineScale affineToUse,
                                    Rounding roundingToUse) noexcept
    : format (formatToUse), affine (affineToUse), rounding (roundingToUse),
      inverse (1.0f / affine.scale), nudgedMin (value (format.lowest())),
      nudgedMax (value (format.highest()))
{
}

RuntimeQuantizer::Code RuntimeQuantizer::code (float x) const noexcept
{
    if (format.runtime == Runtime::kerasFakeQuant)
        return fakeQuantCode (x);

    const auto inSteps = format.runtime == Runtime::pytorch ? x * inverse : x / affine.scale;

    // 0 times the inverse of a denormal scale, which is infinite.
    const auto whole = std::isnan (inSteps) ? 0.0f : toWhole (inSteps, rounding);

    // Whole numbers of up to 17 bits: float holds them exactly.
    const auto lowest = static_cast<float> (format.lowest() - affine.zeroPoint);
    const auto highest = static_cast<float> (format.highest() - affine.zeroPoint);
    return { static_cast<std::int64_t> (std::clamp (whole, lowest, highest)) + affine.zeroPoint,
             whole < lowest || whole > highest };
}

RuntimeQuantizer::Code RuntimeQuantizer::fakeQuantCode (float x) const noexcept
{
    const auto zero = static_cast<float> (affine.zeroPoint);
    const auto shifted = std::clamp (x, nudgedMin, nudgedMax) - nudgedMin;
    auto steps = std::floor (shifted * inverse - zero + 0.5f);

    // Where float32 has no inverse or no ends for a scale, the operator gives no number.
    if (! std::isfinite (steps))
        steps = std::floor (std::clamp (x / affine.scale, -1e6f, 1e6f) + 0.5f);

    const auto lowest = static_cast<float> (format.lowest());
    const auto highest = static_cast<float> (format.highest());
    return { static_cast<std::int64_t> (std::clamp (steps + zero, lowest, highest)),
             x < nudgedMin || x > nudgedMax };
}

float RuntimeQuantizer::value (std::int64_t code) const noexcept
{
    return static_cast<float> (code - affine.zeroPoint) * affine.scale;
}

} // namespace requant
