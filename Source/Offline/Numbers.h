#pragma once

#include "Calibration/Range.h"
#include "Calibration/RuntimeRanges.h"
#include "Files/Numbers/NumberArray.h"
#include "Levels/Lattice.h"
#include "Quantization/Dither/Dither.h"
#include "Report/QuantizedNumbers.h"

#include <functional>
#include <memory>
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
    std::uint64_t clipped = 0;   ///< numbers whose code was clamped
    std::optional<double> step;  ///< 1 LSB; empty where the law's steps differ
    std::optional<double> scale; ///< by what numbers were divided; empty: there is no one scale
    std::optional<std::int64_t> zeroPoint;

    // Of a law whose scale moves along the numbers.
    std::vector<double> blockScales, movingSteps; ///< one a block; one a number
    std::vector<std::int64_t> exponents;          ///< one a block

    /** Of a law whose steps differ: where numbers and values lie among its levels. */
    std::vector<double> inputPositions, outputPositions;
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

    // Of a slice: 1 and 0 where none is given.
    double scaleOf (std::size_t index) const { return ofSlice (scales, index, 1.0); }

    std::int64_t zeroPointOf (std::size_t index) const
    {
        return ofSlice (zeroPoints, index, std::int64_t { 0 });
    }

private:
    template <typename Value>
    static Value ofSlice (const std::vector<Value>& given, std::size_t index, Value otherwise)
    {
        if (given.empty())
            return otherwise;

        return given.size() == 1 ? given.front() : given[index];
    }
};

/** The whole position that a position among the codes is rounded to. zero: that of the value 0,
    which need not be a whole one. Toward zero: to the next level, never across 0, as the engine
    does. */
double toWhole (double position, double zero, Rounding) noexcept;

/** The numbers that scales and levels are found from: those of another file, or the numbers
    themselves. */
struct CalibrationNumbers
{
    std::shared_ptr<const std::vector<double>> ofFile; ///< null: the numbers themselves

    std::span<const double> orElse (std::span<const double> numbers) const noexcept
    {
        return ofFile ? std::span<const double> (*ofFile) : numbers;
    }
};

/** The numbers in float32. Throws NumbersProblem where one is beyond it. */
std::vector<float> inFloat32 (std::span<const double>);

/** A format of a runtime, in its float32. */
struct RuntimeLaw
{
    RuntimeFormat format;
    RuntimeRange range;
    Rounding rounding;
    GivenScales given;
    CalibrationNumbers calibration {};

    QuantizedSlice operator() (std::span<const double> numbers, std::size_t index) const;
};

/** Levels at equal steps, in double precision. */
struct UniformLaw
{
    RangeSettings range;
    std::optional<double> step; ///< levels k * step, without end, instead of a range
    Rounding rounding = Rounding::nearest;
    GivenScales given; ///< instead of a range
    CalibrationNumbers calibration {};

    // As a render's.
    Dither dither = Dither::none;
    double ditherAmount = 1.0;
    std::uint64_t seed = 1;

    QuantizedSlice operator() (std::span<const double> numbers, std::size_t index) const;

private:
    bool isFullScale() const noexcept;
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
