#pragma once

#include "Calibration/RuntimeRanges.h"
#include "Files/Numbers/NumberArray.h"
#include "Levels/Lattice.h"
#include "Quantization/Dither/Dither.h"
#include "Report/QuantizedNumbers.h"

#include <functional>
#include <stdexcept>
#include <variant>

namespace requant
{

/** Options that do not fit the numbers they are for. what() is a sentence without the option. */
struct NumbersProblem : std::runtime_error
{
    enum class Subject
    {
        axis,
        scale,
        zeroPoint,
        step,
        range ///< of the numbers themselves, which no option says
    };

    NumbersProblem (Subject which, const std::string& sentence)
        : std::runtime_error (sentence), subject (which)
    {
    }

    Subject subject;
};

/** What a law makes of numbers that share a scale: a whole array, or one index of its axis. */
struct QuantizedSlice
{
    std::vector<std::int64_t> codes;
    std::vector<double> values;
    std::uint64_t clipped = 0;  ///< numbers whose code was clamped
    std::optional<double> step; ///< 1 LSB; empty where the law's steps differ
    std::optional<std::int64_t> zeroPoint;
};

/** A law: what turns numbers into codes and values. index: of the slice, from 0; so a law that was
    given a scale for each knows which. Throws NumbersProblem. */
using NumberLaw =
    std::function<QuantizedSlice (std::span<const double> numbers, std::size_t index)>;

/** Scales and zero points that are given: none, one for all, or one for each slice. */
struct GivenScales
{
    std::vector<double> scales; ///< above 0, finite, in float32 too
    std::vector<std::int64_t> zeroPoints;
};

/** A format of a runtime, in its float32. */
struct RuntimeLaw
{
    RuntimeFormat format;
    RuntimeRange range;
    NumberRounding rounding;
    GivenScales given;

    QuantizedSlice operator() (std::span<const double> numbers, std::size_t index) const;
};

/** Levels at equal steps, in double precision. */
struct UniformLaw
{
    enum class Range
    {
        fullScale,       ///< -1 to 1
        minMax,          ///< the smallest to the largest number
        symmetricMinMax, ///< -max |x| to max |x|
        none             ///< levels k * step, without end
    };

    LatticeKind lattice = LatticeKind::twosComplement;
    double bits = 16.0;
    NumberRounding rounding = NumberRounding::nearest;
    Range range = Range::fullScale;
    double step = 1.0; ///< of Range::none
    GivenScales given; ///< instead of a range

    // As a channel of a render has it: the n-th number is the n-th sample of the stream of the
    // slice's index.
    Dither dither = Dither::none;
    double ditherAmount = 1.0;
    std::uint32_t seed = 1;

    QuantizedSlice operator() (std::span<const double> numbers, std::size_t index) const;

private:
    Lattice levelsFor (std::span<const double> numbers, std::size_t index) const;
};

/** How numbers are to be quantized. */
struct NumbersRequest
{
    std::string lawName;
    NumberLaw law;
    std::optional<double> bits;
    std::optional<std::int64_t> axis; ///< below 0: counted from the last, -1
    std::size_t scalesGiven = 0, zeroPointsGiven = 0;
    double peak = 1.0;
};

/** Quantizes numbers and measures the error. Throws NumbersProblem. */
QuantizedNumbers quantizeNumbers (NumberArray, const NumbersRequest&);

} // namespace requant
