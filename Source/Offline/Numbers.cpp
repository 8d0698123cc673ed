#include "Numbers.h"

#include "Text/Numbers.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace requant
{

namespace
{

using Subject = NumbersProblem::Subject;

template <typename Value>
Value ofIndex (const std::vector<Value>& given, std::size_t index, Value otherwise)
{
    if (given.empty())
        return otherwise;

    return given.size() == 1 ? given.front() : given[index];
}

std::vector<float> inFloat32 (std::span<const double> numbers)
{
    std::vector<float> x;
    x.reserve (numbers.size());

    for (const auto number : numbers)
    {
        x.push_back (static_cast<float> (number));

        if (! std::isfinite (x.back()))
            throw NumbersProblem (Subject::range,
                                  numbers::roundTrip (number)
                                      + " is beyond what float32 holds, in which a format "
                                        "computes; scale the numbers, or leave out the format.");
    }

    return x;
}

// position: among the codes. zero: that of the value 0, which need not be a whole one.
double wholeOf (double position, double zero, NumberRounding rounding) noexcept
{
    const auto isTie = std::abs (position - std::trunc (position)) == 0.5;

    switch (rounding)
    {
        case NumberRounding::nearest:
            break;
        case NumberRounding::truncate:
            return std::floor (position);
        case NumberRounding::towardZero: // to the next level, never across 0: as the engine does
            return position >= zero ? std::max (std::floor (position), std::ceil (zero))
                                    : std::min (std::ceil (position), std::floor (zero));
        case NumberRounding::nearestAway:
            if (isTie)
                return position >= zero ? std::ceil (position) : std::floor (position);
            break;
    }

    return std::nearbyint (position);
}

// A denormal step has no inverse.
double asStep (double step) noexcept { return std::max (step, std::numeric_limits<double>::min()); }

// A lattice of full scale, moved to the middle of a range and stretched to its half width.
Lattice over (const Lattice& fullScale, double lowest, double highest) noexcept
{
    const auto half = 0.5 * highest - 0.5 * lowest;
    const auto middle = 0.5 * highest + 0.5 * lowest;

    if (! (half > 0.0))
        return Lattice::uniform (1.0, middle, fullScale.lowest(), fullScale.highest());

    // End-points: the lowest number itself is code 0.
    const auto isEndPoints = fullScale.offset() != 0.0;
    const auto steps = isEndPoints ? static_cast<double> (fullScale.levelCount() - 1)
                                   : 2.0 * fullScale.inverseStep();
    const auto width = highest - lowest;
    const auto step =
        asStep (std::isfinite (width) ? width / steps : highest / steps - lowest / steps);
    return Lattice::uniform (step, (isEndPoints ? lowest : middle) / step, fullScale.lowest(),
                             fullScale.highest());
}

std::optional<std::int64_t> codeOfZero (const Lattice& levels) noexcept
{
    const auto code = -levels.offset();
    return code == std::floor (code) && std::abs (code) < 0x1p53
               ? std::optional (static_cast<std::int64_t> (code))
               : std::nullopt;
}

// The codes of a step without a range: as many as double precision tells apart.
constexpr auto farthestCode = std::int64_t { 1 } << 53;

/** The numbers that share a scale: where they stand in the array. */
std::vector<std::vector<std::size_t>> slicesOf (const NumberArray& array,
                                                std::optional<std::size_t> axis)
{
    std::vector<std::vector<std::size_t>> slices (axis ? array.shape[*axis] : 1);

    for (std::size_t n = 0; n < array.values.size(); ++n)
        slices[axis ? array.indexAlong (*axis, n) : 0].push_back (n);

    return slices;
}

std::optional<std::size_t> axisOf (const NumberArray& array, std::optional<std::int64_t> asked)
{
    if (! asked)
        return {};

    const auto axes = static_cast<std::int64_t> (array.shape.size());
    const auto axis = *asked < 0 ? *asked + axes : *asked;

    if (axis >= 0 && axis < axes)
        return static_cast<std::size_t> (axis);

    throw NumbersProblem (Subject::axis,
                          axes == 0
                              ? "there is no axis: the input is a single number; leave it out."
                              : "there is no axis " + std::to_string (*asked)
                                    + " in an input of shape " + shapeText (array.shape) + "; give "
                                    + (axes == 1 ? "0" : "0 to " + std::to_string (axes - 1))
                                    + ", or -1 for the last.");
}

void checkCount (std::size_t given, std::size_t slices, Subject subject)
{
    if (given > 1 && given != slices)
        throw NumbersProblem (subject, std::to_string (given) + " are given, and the axis has "
                                           + std::to_string (slices)
                                           + (slices == 1 ? " index" : " indices")
                                           + "; give one for all, or one for each.");
}

// What every number of the array has in common, where it is the same for all.
std::optional<double> sharedStep (const std::vector<double>& steps)
{
    const auto differs = std::any_of (steps.begin(), steps.end(),
                                      [&] (double step) { return step != steps.front(); });
    return steps.empty() || differs ? std::nullopt : std::optional (steps.front());
}

void measure (QuantizedNumbers& result)
{
    auto& error = result.error;
    error.sums.add (result.input, result.values);
    error.step = sharedStep (result.steps);

    const auto isFinite = std::all_of (result.values.begin(), result.values.end(),
                                       [] (double value) { return std::isfinite (value); });

    // The static error goes by the inverse of the step, and by finite errors.
    if (! error.step || ! isFinite || ! std::isfinite (error.sums.inputPeak / *error.step))
        return;

    ConditionalErrorStatistics byPhase;
    byPhase.prepare (Lattice::uniform (*error.step, 0.0, -farthestCode, farthestCode));
    byPhase.add (result.input, result.values);

    if (const auto powers = byPhase.powers())
        error.staticErrorLsb2 = powers->staticPart;

    error.noiseModulation = byPhase.noiseModulation();
}

} // namespace

QuantizedSlice RuntimeLaw::operator() (std::span<const double> numbers, std::size_t index) const
{
    const auto x = inFloat32 (numbers);
    AffineScale affine { static_cast<float> (ofIndex (given.scales, index, 1.0)),
                         ofIndex (given.zeroPoints, index, std::int64_t { 0 }) };

    if (given.scales.empty())
    {
        const auto found = findAffineScale (format, range, x);

        if (! found)
            throw NumbersProblem (Subject::range,
                                  "the numbers span more than float32 holds, in which a format "
                                  "finds its scale; scale the numbers, or give the scale.");

        affine = *found;
    }

    const RuntimeQuantizer quantizer (format, affine, rounding);
    QuantizedSlice slice;
    slice.step = static_cast<double> (affine.scale);
    slice.zeroPoint = affine.zeroPoint;

    for (const auto number : x)
    {
        const auto [code, isClamped] = quantizer.code (number);
        slice.codes.push_back (code);
        slice.values.push_back (static_cast<double> (quantizer.value (code)));
        slice.clipped += isClamped ? 1 : 0;
    }

    return slice;
}

Lattice UniformLaw::levelsFor (std::span<const double> numbers, std::size_t index) const
{
    if (range == Range::none)
        return Lattice::uniform (step, 0.0, -farthestCode, farthestCode);

    const auto fullScale = Lattice::make (lattice, bits);

    if (! given.scales.empty())
        return Lattice::uniform (
            ofIndex (given.scales, index, 1.0),
            -static_cast<double> (ofIndex (given.zeroPoints, index, std::int64_t { 0 })),
            fullScale.lowest(), fullScale.highest());

    if (range == Range::fullScale)
        return fullScale;

    const auto [lowest, highest] = std::minmax_element (numbers.begin(), numbers.end());

    if (range == Range::minMax)
        return over (fullScale, *lowest, *highest);

    const auto largest = std::max (-*lowest, *highest);
    return largest > 0.0 ? over (fullScale, -largest, largest) : fullScale;
}

QuantizedSlice UniformLaw::operator() (std::span<const double> numbers, std::size_t index) const
{
    const auto levels = levelsFor (numbers, index);
    const auto isFullScale = range == Range::fullScale && given.scales.empty();
    const auto lowest = static_cast<double> (levels.lowest());
    const auto highest = static_cast<double> (levels.highest());
    QuantizedSlice slice;
    slice.step = levels.step();
    slice.zeroPoint = codeOfZero (levels);
    std::vector<double> noise (numbers.size());
    DitherSource { seed }.fill (dither, ditherAmount, static_cast<std::uint32_t> (index), 0, noise);

    for (std::size_t n = 0; n < numbers.size(); ++n)
    {
        const auto number = numbers[n];

        // The inverse of a step of full scale is exact, the step is not; elsewhere the step is.
        const auto lsb = isFullScale ? levels.lsb (number) : number / levels.step();
        const auto whole = wholeOf ((lsb - levels.offset()) + noise[n], -levels.offset(), rounding);
        const auto isClamped = whole < lowest || whole > highest;

        if (isClamped && range == Range::none)
            throw NumbersProblem (Subject::step,
                                  numbers::roundTrip (number)
                                      + " is more than 2^53 steps from 0, where double precision "
                                        "ends; give a larger one.");

        slice.codes.push_back (static_cast<std::int64_t> (std::clamp (whole, lowest, highest)));
        slice.values.push_back (levels.level (slice.codes.back()));
        slice.clipped += isClamped ? 1 : 0;
    }

    return slice;
}

QuantizedNumbers quantizeNumbers (NumberArray array, const NumbersRequest& request)
{
    const auto axis = axisOf (array, request.axis);
    const auto slices = slicesOf (array, axis);
    checkCount (request.scalesGiven, slices.size(), Subject::scale);
    checkCount (request.zeroPointsGiven, slices.size(), Subject::zeroPoint);

    QuantizedNumbers result;
    result.law = request.lawName;
    result.shape = array.shape;
    result.axis = axis;
    result.bits = request.bits;
    result.peak = request.peak;
    result.codes.resize (array.values.size());
    result.values.resize (array.values.size());

    for (std::size_t index = 0; index < slices.size(); ++index)
    {
        std::vector<double> numbers;
        numbers.reserve (slices[index].size());

        for (const auto place : slices[index])
            numbers.push_back (array.values[place]);

        const auto slice = request.law (numbers, index);

        for (std::size_t n = 0; n < numbers.size(); ++n)
        {
            result.codes[slices[index][n]] = slice.codes[n];
            result.values[slices[index][n]] = slice.values[n];
        }

        result.error.sums.clipped += slice.clipped;

        if (slice.step)
            result.steps.push_back (*slice.step);

        result.zeroPoints.push_back (slice.zeroPoint);
    }

    result.input = std::move (array.values);
    measure (result);
    return result;
}

} // namespace requant
