#include "Numbers.h"

#include "Files/Interruption.h"
#include "Text/Numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace requant
{

namespace
{

using Subject = NumbersProblem::Subject;

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

// Puts what came of a slice to where its numbers stand in the array.
template <typename Value>
void scatter (const std::vector<Value>& ofSlice, const std::vector<std::size_t>& places,
              std::vector<Value>& ofArray)
{
    for (std::size_t n = 0; n < places.size(); ++n)
        ofArray[places[n]] = ofSlice[n];
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

// Where numbers and values lie among the levels of a law whose steps differ, in the array's order;
// empty for other laws.
struct Positions
{
    std::vector<double> ofInput, ofOutput;
};

void measure (QuantizedNumbers& result, const Positions& positions)
{
    auto& error = result.error;
    error.sums.add (result.input, result.values);
    error.step = sharedStep (result.steps);
    const auto isEven = positions.ofInput.empty();
    const auto& x = isEven ? result.input : positions.ofInput;
    const auto& y = isEven ? result.values : positions.ofOutput;
    const auto step = isEven ? error.step : std::optional (1.0);

    // Errors in LSB go by the inverse of the step, and must be finite.
    const auto isMeasurable = [&] (double value)
    { return std::isfinite (value) && std::isfinite (value / *step); };

    if (step && ! std::isfinite (1.0 / *step))
        return;

    if (! step || ! std::all_of (x.begin(), x.end(), isMeasurable)
        || ! std::all_of (y.begin(), y.end(), isMeasurable))
        return;

    if (! isEven)
        error.positions.emplace().sums.add (x, y);

    ConditionalErrorStatistics byPhase;
    byPhase.prepare (Lattice::uniform (*step, 0.0, -farthestCode, farthestCode));
    byPhase.add (x, y);

    if (const auto powers = byPhase.powers())
        error.staticErrorLsb2 = powers->staticPart;

    error.noiseModulation = byPhase.noiseModulation();
}

} // namespace

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
                                      + " is beyond what float32 holds, in which this is "
                                        "computed; scale the numbers.");
    }

    return x;
}

double toWhole (double position, double zero, Rounding rounding) noexcept
{
    const auto isTie = std::abs (position - std::trunc (position)) == 0.5;

    switch (rounding)
    {
        case Rounding::nearest:
            break;
        case Rounding::truncate:
            return std::floor (position);
        case Rounding::towardZero: // to the next level, never across 0: as the engine does
            return position >= zero ? std::max (std::floor (position), std::ceil (zero))
                                    : std::min (std::ceil (position), std::floor (zero));
        case Rounding::nearestAway:
            if (isTie)
                return position >= zero ? std::ceil (position) : std::floor (position);
            break;
    }

    return std::nearbyint (position);
}

QuantizedSlice RuntimeLaw::operator() (std::span<const double> numbers, std::size_t index) const
{
    const auto x = inFloat32 (numbers);
    AffineScale affine { static_cast<float> (given.scaleOf (index)), given.zeroPointOf (index) };

    if (given.scales.empty())
    {
        const auto found = calibration.ofFile
                               ? findAffineScale (format, range, inFloat32 (*calibration.ofFile))
                               : findAffineScale (format, range, x);

        if (! found)
            throw NumbersProblem (Subject::range,
                                  "the numbers span more than float32 holds, in which a format "
                                  "finds its scale; scale the numbers, or give the scale.");

        affine = *found;
    }

    const RuntimeQuantizer quantizer (format, affine, rounding);
    QuantizedSlice slice;
    slice.step = slice.scale = static_cast<double> (affine.scale);
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

bool UniformLaw::isFullScale() const noexcept
{
    return ! step && given.scales.empty() && range.method == RangeMethod::fullScale;
}

Lattice UniformLaw::levelsFor (std::span<const double> numbers, std::size_t index) const
{
    if (step)
        return Lattice::uniform (*step, 0.0, -farthestCode, farthestCode);

    if (! given.scales.empty())
    {
        const auto codes = Lattice::make (range.latticeKind, range.bits);
        return Lattice::uniform (given.scaleOf (index),
                                 -static_cast<double> (given.zeroPointOf (index)), codes.lowest(),
                                 codes.highest());
    }

    const auto learned = calibration.orElse (numbers);

    switch (range.method)
    {
        case RangeMethod::fullScale:
        case RangeMethod::minMax:
        case RangeMethod::symmetricMinMax:
        {
            const auto [lowest, highest] = std::minmax_element (learned.begin(), learned.end());
            return rangeOfEnds (*lowest, *highest, range).lattice;
        }
        case RangeMethod::histogram:
        {
            const auto [lowest, highest] = histogramEnds (inFloat32 (learned));
            return rangeOfEnds (lowest, highest, range).lattice;
        }
        case RangeMethod::percentile:
        case RangeMethod::leastError:
        case RangeMethod::entropy:
            break;
    }

    SignalHistogram histogram;
    histogram.add (learned);
    return findRange (histogram, range).lattice;
}

QuantizedSlice UniformLaw::operator() (std::span<const double> numbers, std::size_t index) const
{
    const auto levels = levelsFor (numbers, index);
    const auto lowest = static_cast<double> (levels.lowest());
    const auto highest = static_cast<double> (levels.highest());
    QuantizedSlice slice;
    slice.step = slice.scale = levels.step();
    slice.zeroPoint = codeOfZero (levels);
    std::vector<double> noise (numbers.size());
    DitherSource { seed }.fill (dither, ditherAmount, static_cast<std::uint32_t> (index), 0, noise);

    for (std::size_t n = 0; n < numbers.size(); ++n)
    {
        const auto number = numbers[n];

        // The inverse of a step of full scale is exact, the step is not; elsewhere the step is.
        const auto lsb = isFullScale() ? levels.lsb (number) : number / levels.step();
        auto whole = toWhole ((lsb - levels.offset()) + noise[n], -levels.offset(), rounding);

        // What is a level stays it, whatever the last bit of the division says.
        if (const auto nearest = levels.nearestCode (number);
            dither == Dither::none && levels.level (nearest) == number)
            whole = static_cast<double> (nearest);

        const auto isClamped = whole < lowest || whole > highest;

        if (isClamped && step)
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

    Positions positions;

    for (std::size_t index = 0; index < slices.size(); ++index)
    {
        if (interruption.load())
            throw Interrupted();

        std::vector<double> numbers;
        numbers.reserve (slices[index].size());

        for (const auto place : slices[index])
            numbers.push_back (array.values[place]);

        auto slice = request.law (numbers, index);
        scatter (slice.codes, slices[index], result.codes);
        scatter (slice.values, slices[index], result.values);
        result.error.sums.clipped += slice.clipped;

        if (slice.step)
            result.steps.push_back (*slice.step);

        result.scales.push_back (slice.scale);
        result.zeroPoints.push_back (slice.zeroPoint);

        if (! slice.inputPositions.empty())
        {
            positions.ofInput.resize (array.values.size());
            positions.ofOutput.resize (array.values.size());
            scatter (slice.inputPositions, slices[index], positions.ofInput);
            scatter (slice.outputPositions, slices[index], positions.ofOutput);
        }

        // A scale that moves along the numbers has no axis.
        result.blockScales = std::move (slice.blockScales);
        result.movingSteps = std::move (slice.movingSteps);
        result.exponents = std::move (slice.exponents);
    }

    result.input = std::move (array.values);
    measure (result, positions);
    return result;
}

} // namespace requant
