#pragma once

#include "Rounding.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace requant
{

/** An integer format of a runtime of neural networks: value = (code - zero point) * scale.

    Plain values. Thread: any.
*/
struct RuntimeFormat
{
    enum class Runtime
    {
        onnx,          ///< ONNX QuantizeLinear, opset 21: divides by the scale
        pytorch,       ///< torch.quantize_per_tensor: multiplies by the inverse of the scale
        tfLite,        ///< TensorFlow Lite QUANTIZE: as ONNX, with ties away from zero
        tensorRt,      ///< TensorRT IQuantizeLayer: as ONNX, without a zero point
        kerasFakeQuant ///< TensorFlow FakeQuantWithMinMaxVars
    };

    std::string_view id; ///< as --format takes it
    Runtime runtime;
    bool isSigned;
    int bits; ///< the word length, or what it was narrowed to

    /** -2^(bits - 1) .. 2^(bits - 1) - 1, or 0 .. 2^bits - 1. */
    std::int64_t lowest() const noexcept;
    std::int64_t highest() const noexcept;

    /** The fewest bits it can be narrowed to: of signed formats 2, so that there is a code above 0;
        of the fake quantizer 2, as TensorFlow asks; else 1. */
    int fewestBits() const noexcept;

    /** What rounds where nobody says otherwise. */
    Rounding rounding() const noexcept;
};

/** All of them, in the order of the help. */
std::span<const RuntimeFormat> runtimeFormats() noexcept;

/** The one of an id, or nullptr. */
const RuntimeFormat* findRuntimeFormat (std::string_view id) noexcept;

/** What a runtime keeps beside the codes of a tensor, or of one channel of it. */
struct AffineScale
{
    float scale = 1.0f; ///< above 0, finite: one step, in units of the input
    std::int64_t zeroPoint = 0;
};

/** Quantizes as a runtime does, bit for bit, in its float32.

        ONNX, TensorRT, TensorFlow Lite   q = round (x / s) + z
        PyTorch                           q = round (x * (1 / s)) + z

    clamped to the codes, and the value (q - z) * s. The fake quantizer clamps x to what the codes
    reach and takes floor ((x - lowest value) * (1 / s) - z + 0.5) + z.

    Sources: ONNX operators QuantizeLinear and DequantizeLinear; PyTorch 1.13.1, quantize_val and
    dequantize_val; TensorFlow Lite, reference AffineQuantize; TensorRT developer guide, "Explicit
    quantization"; TensorFlow, FakeQuantWithMinMaxVarsFunctor. Thread: any.
*/
class RuntimeQuantizer
{
public:
    RuntimeQuantizer (const RuntimeFormat&, AffineScale, Rounding) noexcept;

    struct Code
    {
        std::int64_t code;
        bool isClamped; ///< it lay beyond the codes
    };

    /** x: finite. */
    Code code (float x) const noexcept;

    /** Not finite where the scale is so large. */
    float value (std::int64_t code) const noexcept;

private:
    Code fakeQuantCode (float x) const noexcept;

    RuntimeFormat format;
    AffineScale affine;
    Rounding rounding;
    float inverse;              ///< 1 / scale
    float nudgedMin, nudgedMax; ///< the values of the outermost codes
};

} // namespace requant
