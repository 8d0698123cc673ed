#include "NumberLaws.h"

#include "Levels/Companding.h"
#include "Levels/NormalFloat.h"
#include "Quantization/Reduction/BlockFloatingPoint.h"
#include "Quantization/Reduction/Jayant.h"
#include "Text/Numbers.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace requant
{

namespace
{

using Subject = NumbersProblem::Subject;
using Numbers = std::span<const double>;

std::vector<double> ditherFor (const LawSettings& settings, std::size_t count, std::size_t index)
{
    std::vector<double> noise (count);
    DitherSource { settings.seed }.fill (settings.dither, settings.ditherAmount,
                                         static_cast<std::uint32_t> (index), 0, noise);
    return noise;
}

SignalHistogram histogramFor (const LawSettings& settings, Numbers numbers)
{
    SignalHistogram histogram;
    histogram.add (settings.calibration.orElse (numbers));
    return histogram;
}

// Full scale of a law over a range: 1 where the range is full scale, or there is no signal.
double fullScaleOf (const LawSettings& settings, Numbers numbers)
{
    if (settings.range == RangeMethod::fullScale)
        return 1.0;

    return findRange (histogramFor (settings, numbers), { .method = settings.range,
                                                          .percentile = settings.percentile,
                                                          .latticeKind = LatticeKind::symmetric,
                                                          .bits = 16.0 })
        .highest;
}

// What a table, or a lattice behind a curve, makes of a number that is divided by full scale.
struct Quantized
{
    double whole; ///< the position that it is rounded to, which may be beyond the ends
    double inputPosition;
};

// Rounds positions. quantize: of a number, and its dither, if any.
template <typename Quantize, typename CodeAt, typename LevelAt>
QuantizedSlice quantizedBy (Numbers numbers, double fullScale, double last, Quantize quantize,
                            CodeAt codeAt, LevelAt levelAt)
{
    QuantizedSlice slice;
    slice.scale = fullScale;

    for (std::size_t n = 0; n < numbers.size(); ++n)
    {
        const auto [whole, inputPosition] = quantize (numbers[n] / fullScale, n);
        const auto position = std::clamp (whole, 0.0, last);
        slice.clipped += position != whole ? 1u : 0u;
        slice.codes.push_back (codeAt (position));
        slice.values.push_back (levelAt (position) * fullScale);
        slice.inputPositions.push_back (inputPosition);
        slice.outputPositions.push_back (position);
    }

    return slice;
}

// Without dither the thresholds decide.
QuantizedSlice quantizedByTable (const LevelTable& table, const LawSettings& settings,
                                 Rounding rounding, Numbers numbers, double fullScale,
                                 std::size_t index)
{
    const auto noise = ditherFor (settings, numbers.size(), index);
    const auto zero = table.position (0.0), last = static_cast<double> (table.size() - 1);
    const auto isDecidedByTable = settings.dither == Dither::none;

    return quantizedBy (
        numbers, fullScale, last,
        [&] (double x, std::size_t n) -> Quantized
        {
            const auto position = table.position (x);
            const auto whole = toWhole (position + noise[n], zero, rounding);
            const auto isInside = whole >= 0.0 && whole <= last;
            return { isDecidedByTable && isInside ? static_cast<double> (table.index (x)) : whole,
                     position };
        },
        [&] (double position) { return table.code (static_cast<std::size_t> (position)); },
        [&] (double position) { return table.level (static_cast<std::size_t> (position)); });
}

// A companding law of more levels than a table has: through its curve.
QuantizedSlice quantizedByCurve (const Compander& curve, const Lattice& lattice,
                                 const LawSettings& settings, Numbers numbers, double fullScale,
                                 std::size_t index)
{
    const auto noise = ditherFor (settings, numbers.size(), index);
    const auto lowest = static_cast<double> (lattice.lowest());
    const auto last = static_cast<double> (lattice.levelCount() - 1);
    const auto zero = lattice.position (0.0) - lowest;
    const auto codeAt = [&] (double position)
    { return static_cast<std::int64_t> (position + lowest); };

    return quantizedBy (
        numbers, fullScale, last,
        [&] (double x, std::size_t n) -> Quantized
        {
            const auto position = lattice.position (curve.compress (x)) - lowest;
            return { toWhole (position + noise[n], zero, settings.rounding), position };
        },
        codeAt, [&] (double position) { return curve.expand (lattice.level (codeAt (position))); });
}

QuantizedSlice companded (const LawSettings& settings, Numbers numbers, std::size_t index)
{
    constexpr std::int64_t mostLevelsInTable = 1 << 16;
    const auto lattice = Lattice::make (settings.lattice, settings.bits);
    const auto fullScale = fullScaleOf (settings, numbers);

    if (settings.law == Law::logarithmic)
        return quantizedByTable (logarithmicTable (settings.spacingDb, lattice, settings.rounding),
                                 settings, settings.rounding, numbers, fullScale, index);

    const auto curve =
        settings.law == Law::muLaw ? Compander::muLaw (settings.mu) : Compander::aLaw (settings.a);

    return lattice.levelCount() > mostLevelsInTable
               ? quantizedByCurve (curve, lattice, settings, numbers, fullScale, index)
               : quantizedByTable (curve.table (lattice, settings.rounding), settings,
                                   settings.rounding, numbers, fullScale, index);
}

// Two passes, relative to the largest: squares need not be in range.
double deviationOf (Numbers numbers)
{
    auto largest = 0.0, sum = 0.0, squares = 0.0;

    for (const auto x : numbers)
        largest = std::max (largest, std::abs (x));

    if (largest == 0.0)
        return 0.0;

    const auto count = static_cast<double> (numbers.size());

    for (const auto x : numbers)
        sum += x / largest;

    for (const auto x : numbers)
        squares += (x / largest - sum / count) * (x / largest - sum / count);

    return largest * std::sqrt (squares / count);
}

// Rising, each with room for a decision value above it.
bool areApart (const std::vector<double>& levels) noexcept
{
    for (std::size_t i = 1; i < levels.size(); ++i)
    {
        const auto half = 0.5 * levels[i - 1] + 0.5 * levels[i];

        if (! (levels[i - 1] < half && half < levels[i]))
            return false;
    }

    return std::isfinite (levels.front()) && std::isfinite (levels.back());
}

QuantizedSlice lloydMaxed (const LawSettings& settings, Numbers numbers, std::size_t index)
{
    const auto bits = static_cast<int> (settings.bits);
    const auto histogram = histogramFor (settings, numbers);
    LloydMaxLevels found;
    std::optional<double> deviation;

    if (settings.density)
    {
        deviation = settings.given.scales.empty()
                        ? deviationOf (settings.calibration.orElse (numbers))
                        : settings.given.scaleOf (index);

        if (! (*deviation > 0.0))
            throw NumbersProblem (Subject::range,
                                  "all numbers are equal, so they have no standard deviation that "
                                  "a density could have; give --scale, or leave out --density.");

        found = lloydMax (*settings.density, bits, *deviation);

        if (! areApart (found.levels))
            throw NumbersProblem (settings.given.scales.empty() ? Subject::range : Subject::scale,
                                  "double precision does not hold levels for a standard deviation "
                                  "of "
                                      + numbers::roundTrip (*deviation) + "; scale the numbers.");
    }
    else
    {
        found = lloydMax (histogram, bits);
    }

    std::vector<std::int64_t> codes (found.levels.size());
    std::iota (codes.begin(), codes.end(), 0);
    const LevelTable table (found.levels, found.decisions, codes, Ties::toEvenCode);
    auto slice = quantizedByTable (table, settings, Rounding::nearest, numbers, 1.0, index);
    slice.scale = deviation;
    return slice;
}

// Where a number that a code stands for lies among the levels: beyond them for an infinity.
double positionOf (const LevelTable& table, double value) noexcept
{
    return std::isfinite (value) ? table.position (value) : value;
}

// Whether a number would round to a larger one than the largest if the format went on.
bool overflows (const FloatFormat& format, double x) noexcept
{
    return format.code (x, Overflow::infinity) != format.code (x, Overflow::saturate);
}

// table: of the format.
QuantizedSlice asFloatingPoint (const LawSettings& settings, const LevelTable& table,
                                Numbers numbers, std::size_t index)
{
    const auto format = *floatFormatOf (settings.law);
    const auto scale = settings.given.scaleOf (index);
    QuantizedSlice slice;
    slice.scale = scale;

    for (const auto number : numbers)
    {
        const auto x = number / scale;
        const auto code = format.code (x, settings.overflow);
        const auto value = format.value (code);
        slice.codes.push_back (code);
        slice.values.push_back (value * scale);
        slice.inputPositions.push_back (positionOf (table, x));
        slice.outputPositions.push_back (positionOf (table, value));
        slice.clipped += overflows (format, x) ? 1u : 0u;
    }

    return slice;
}

QuantizedSlice asG711 (const LawSettings& settings, Numbers numbers, std::size_t index)
{
    const G711 law (settings.law == Law::g711Mu ? G711::Law::mu : G711::Law::a, settings.decisions);

    if (settings.dither != Dither::none)
        return quantizedByTable (law.table(), settings, Rounding::nearest, numbers, 1.0, index);

    // By the law itself, which tells -0 from 0.
    const auto& table = law.table();
    const auto last = static_cast<double> (table.size() - 1);
    QuantizedSlice slice;
    slice.scale = 1.0;

    for (const auto number : numbers)
    {
        const auto code = law.code (number);
        const auto position = table.position (number);
        slice.codes.push_back (code);
        slice.values.push_back (law.value (code));
        slice.inputPositions.push_back (position);
        slice.outputPositions.push_back (table.position (law.value (code)));
        slice.clipped += position < -0.5 || position > last + 0.5 ? 1u : 0u;
    }

    return slice;
}

QuantizedSlice asNormalFloat (Numbers numbers)
{
    inFloat32 (numbers); // which its scales are kept in

    const NormalFloat4 law;
    QuantizedSlice slice;

    while (! numbers.empty())
    {
        const auto block = numbers.first (std::min (numbers.size(), NormalFloat4::blockLength));
        numbers = numbers.subspan (block.size());
        const auto scale = NormalFloat4::scale (block);
        slice.blockScales.push_back (static_cast<double> (scale));

        for (const auto number : block)
        {
            const auto code = law.code (number, scale);
            const auto inScale = scale > 0.0f ? number / static_cast<double> (scale) : 0.0;
            slice.codes.push_back (code);
            slice.values.push_back (law.value (code, scale));
            slice.inputPositions.push_back (law.table().position (inScale));
            slice.outputPositions.push_back (static_cast<double> (code));
        }
    }

    return slice;
}

BlockFormat blockFormatOf (const LawSettings& settings) noexcept
{
    if (settings.law == Law::nicam)
        return BlockFormat::nicam();

    auto format = BlockFormat::make (static_cast<int> (settings.bits), settings.blockLength,
                                     settings.exponentBits);
    format.rounding = settings.rounding;
    return format;
}

QuantizedSlice inBlocks (const LawSettings& settings, Numbers numbers)
{
    const BlockFloatingPoint quantizer (blockFormatOf (settings));
    const auto& format = quantizer.format();
    QuantizedSlice slice;

    while (! numbers.empty())
    {
        const auto length =
            std::min (numbers.size(), static_cast<std::size_t> (format.blockLength));
        const auto block = numbers.first (length);
        numbers = numbers.subspan (length);
        std::vector<std::int32_t> mantissas (length);
        std::vector<double> values (length);
        const auto exponent = quantizer.encode (block, mantissas);
        quantizer.decode (exponent, mantissas, values);
        slice.exponents.push_back (exponent);
        slice.codes.insert (slice.codes.end(), mantissas.begin(), mantissas.end());
        slice.values.insert (slice.values.end(), values.begin(), values.end());

        for (std::size_t n = 0; n < length; ++n)
        {
            const auto position = block[n] / format.step (exponent);
            slice.inputPositions.push_back (position);
            slice.outputPositions.push_back (static_cast<double> (mantissas[n]));
            slice.clipped += quantizer.isClamped (block[n], exponent) ? 1u : 0u;
        }
    }

    return slice;
}

QuantizedSlice withJayant (const LawSettings& settings, Numbers numbers)
{
    JayantQuantizer quantizer (static_cast<int> (settings.bits));
    const auto end = std::ldexp (1.0, quantizer.bits() - 1);
    QuantizedSlice slice;

    for (const auto number : numbers)
    {
        const auto [value, code, step] = quantizer.process (number);
        const auto position = number / step;
        slice.codes.push_back (code);
        slice.values.push_back (value);
        slice.movingSteps.push_back (step);
        slice.inputPositions.push_back (position - 0.5);
        slice.outputPositions.push_back (static_cast<double> (code));
        slice.clipped += position < -end || position >= end ? 1u : 0u;
    }

    return slice;
}

} // namespace

NumberLaw makeNumberLaw (const LawSettings& settings)
{
    assert (settings.law != Law::uniform);
    const auto format = floatFormatOf (settings.law);
    const auto table = std::make_shared<const LevelTable> (format ? format->table() : LevelTable());

    return [settings, table] (Numbers numbers, std::size_t index) -> QuantizedSlice
    {
        switch (settings.law)
        {
            case Law::uniform: // UniformLaw
            case Law::muLaw:
            case Law::aLaw:
            case Law::logarithmic:
                break;
            case Law::lloydMax:
                return lloydMaxed (settings, numbers, index);
            case Law::g711Mu:
            case Law::g711A:
                return asG711 (settings, numbers, index);
            case Law::float16:
            case Law::bfloat16:
            case Law::float8E4M3:
            case Law::float8E5M2:
                return asFloatingPoint (settings, *table, numbers, index);
            case Law::nf4:
                return asNormalFloat (numbers);
            case Law::block:
            case Law::nicam:
                return inBlocks (settings, numbers);
            case Law::jayant:
                return withJayant (settings, numbers);
        }

        return companded (settings, numbers, index);
    };
}

QuantizedSlice Float8Law::operator() (std::span<const double> numbers, std::size_t index) const
{
    const auto x = inFloat32 (numbers);
    const auto largest = static_cast<float> (format.value (format.largestCode()));
    auto scale = static_cast<float> (given.scaleOf (index));

    if (given.scales.empty())
    {
        const auto learned = calibration.ofFile ? inFloat32 (*calibration.ofFile) : x;
        float most = 0.0f;

        for (const auto number : learned)
            most = std::max (most, std::abs (number));

        scale = most / largest;

        if (! (scale > 0.0f))
            scale = 1.0f;
    }

    const auto table = format.table();
    QuantizedSlice slice;
    slice.scale = static_cast<double> (scale);
    slice.zeroPoint = 0;

    for (const auto number : x)
    {
        const auto inScale = number / scale;
        const auto code = format.code (static_cast<double> (inScale), Overflow::saturate);
        const auto level = format.value (code);
        slice.codes.push_back (code);
        slice.values.push_back (static_cast<double> (static_cast<float> (level) * scale));
        slice.inputPositions.push_back (positionOf (table, static_cast<double> (inScale)));
        slice.outputPositions.push_back (table.position (level));
        slice.clipped += overflows (format, static_cast<double> (inScale)) ? 1u : 0u;
    }

    return slice;
}

} // namespace requant
