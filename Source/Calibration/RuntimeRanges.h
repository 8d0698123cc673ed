#pragma once

#include "Levels/RuntimeFormat.h"
#include "SignalHistogram.h"

#include <optional>
#include <span>
#include <utility>

namespace requant
{

/** Where a runtime takes the ends of its range from. */
enum class RuntimeRange
{
    minMax,          ///< smallest and largest number, and 0
    symmetricMinMax, ///< -max |x| to max |x|
    histogram        ///< what errs least, by a histogram: PyTorch's HistogramObserver
};

/** The one that a runtime uses where nobody says otherwise. */
RuntimeRange usualRange (const RuntimeFormat&) noexcept;

/** Whether a runtime has this one: PyTorch has all, the others only their usual one. */
bool hasRange (const RuntimeFormat&, RuntimeRange) noexcept;

/** The scale and zero point that a runtime finds for these numbers, in its float32:

        onnx-uint8         DynamicQuantizeLinear: (max - min) / highest code, 0 in the range
        other onnx-*       max |x| / highest code, z = 0
        pytorch-*          MinMaxObserver, its symmetric scheme, or HistogramObserver (2048 bins)
        tflite-int8        (max - min) / (number of codes - 1), 0 in the range,
                           z = round (lowest code - min / s), ties away from zero
        tensorrt-int8      max |x| / highest code, z = 0
        keras-fake-quant   the range nudged so that 0 is a level. A range that does not hold 0 is
                           moved to it, as the operator does; one without width reaches to it

    A scale that would be 0 is 1, or PyTorch's smallest, 2^-23.

    x: at least one, all finite; shape does not matter. Empty where the range is wider than
    float32 holds. Thread: any; allocates. Sources: ONNX operator DynamicQuantizeLinear; PyTorch
    1.13.1, torch/ao/quantization/observer.py; TensorFlow Lite, quantization specification;
    TensorRT developer guide; TensorFlow, fake_quant_ops_functor.h. HistogramObserver there cuts the
    ends of its histogram to whole numbers; here they stay where they are, as in later versions.
*/
std::optional<AffineScale> findAffineScale (const RuntimeFormat&, RuntimeRange,
                                            std::span<const float> x);

/** The ends between which PyTorch's HistogramObserver quantizes these numbers: lowest, highest. x:
    at least one, all finite. Thread: any; allocates. */
std::pair<double, double> histogramEnds (std::span<const float> x);

/** The same of a signal, as its histogram knows it: the samples of one of its bins fall into one of
    the observer's 2048. */
std::pair<double, double> histogramEnds (const SignalHistogram&);

} // namespace requant
