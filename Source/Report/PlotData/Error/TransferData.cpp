#include "TransferData.h"

#include "Report/Readings.h"
#include "Text/Numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace requant
{

namespace
{

constexpr std::int64_t mostLevelsInView = 16;
constexpr double aroundZeroLsb = 4.0;

// With fewer, chance moves the mean of dithered samples by a fifth of an LSB and more.
constexpr std::uint64_t leastSamples = 8;

// Three digits of it say enough, and do not dance.
double rounded (double lsb)
{
    const auto unit = std::pow (
        10.0, std::max (-1.0, std::floor (std::log10 (std::max (std::abs (lsb), 1.0))) - 2.0));
    return unit * std::round (lsb / unit);
}

std::string inLsb (double lsb)
{
    return std::abs (lsb) < 100.0 ? numbers::fixed (lsb, 1)
                                  : numbers::grouped (static_cast<std::int64_t> (lsb));
}

std::string wordsFor (const TransferData::Range& range)
{
    const auto low = rounded (range.lowest), high = rounded (range.highest);
    return (low == -high ? "\xc2\xb1" + inLsb (high) : inLsb (low) + " to " + inLsb (high))
           + " LSB";
}

void takeEveryLevel (TransferData& data, const TransferCurve& curve)
{
    data.pitch = 1.0 / static_cast<double> (TransferCurve::binsPerLsb);

    for (std::size_t bin = 0; bin < curve.binCount(); ++bin)
        if (const auto& output = curve.outputLsb (bin); output.count() >= leastSamples)
            data.points.push_back (
                { curve.inputLsb (bin), output.mean(), std::sqrt (output.variance()) });
}

// A step's phases, once for each step in view; for those below 0 as negative input has them.
void takeOneStep (TransferData& data, const ConditionalErrorStatistics& errors)
{
    constexpr auto phases = ConditionalErrorStatistics::phaseCount;
    data.pitch = 1.0 / static_cast<double> (phases);
    std::array<Moments, phases> above, below;

    for (std::size_t p = 0; p < phases; ++p)
    {
        above[p] = errors.atPhase (p, InputSign::nonNegative);
        below[p] = errors.atPhase (p, InputSign::negative);
    }

    for (auto whole = data.lowest; whole < data.highest; whole += 1.0)
        for (std::size_t p = 0; p < phases; ++p)
        {
            const auto& error = whole < 0.0 ? below[p] : above[p];
            const auto input = whole + (static_cast<double> (p) + 0.5) * data.pitch;

            if (error.count() >= leastSamples)
                data.points.push_back (
                    { input, input - error.mean(), std::sqrt (error.variance()) });
        }
}

void takeStaircase (TransferData& data, const ReductionSettings& settings)
{
    const auto lattice = settings.lattice();

    // Every edge lies at a whole number of halves; between two of them the output is constant.
    for (auto from = data.lowest; from < data.highest; from += 0.5)
    {
        const auto code = lattice.code (from + 0.25, settings.rounding);
        const auto output = static_cast<double> (code) + lattice.offset();

        if (! data.staircase.empty() && data.staircase.back().output == output)
            data.staircase.back().to = from + 0.5;
        else
            data.staircase.push_back ({ from, from + 0.5, output });
    }
}

void takeWords (TransferData& data, const MeasuredReduction& measured, bool showsEveryLevel)
{
    const auto& settings = measured.reduction.settings;

    if (! measured.exists)
    {
        data.title = "Nothing has come in yet";
        data.subtitle = "What comes out for what goes in is seen here while something plays.";
        return;
    }

    data.title = "What goes in, what comes out";

    if (settings.bypassed)
        data.subtitle = "Bypassed: the output is the input.";
    else if (settings.reduction.ditherPower() > 0.0)
        data.subtitle = showsEveryLevel
                            ? "With dither the staircase becomes a straight line, on average."
                            : "Dither makes it a straight line, on average.";
    else
        data.subtitle = showsEveryLevel
                            ? "Without dither every input of a step comes out alike: a staircase."
                            : "Without dither it is a staircase.";

    if (! showsEveryLevel)
        data.subtitle += " All " + numbers::grouped (measured.reduction.lattice().levelCount())
                         + " steps folded onto one.";
}

void takeInputRange (TransferData& data, const TransferCurve& curve, TimeWindow window)
{
    const auto range = curve.inputRangeLsb();

    if (! range)
        return;

    data.inputRange = TransferData::Range { range->lowest, range->highest };
    data.rangeWords = (window == TimeWindow::sinceReset
                           ? std::string ("input since the reset: ")
                           : "input in the last " + requant::wordsFor (window) + ": ")
                      + wordsFor (*data.inputRange);
}

TransferData ofLaw (const MeasuredReduction& measured, const LawCurve& curve)
{
    TransferData data;
    data.isFullScale = true;
    data.points = curve.points;
    data.pitch = 4.0 * curve.pitch; // samples are few, and a gap is no break
    data.lowest = -1.05 * curve.peak;
    data.highest = 1.05 * curve.peak;
    data.title = "What goes in, what comes out";
    data.subtitle = measured.reduction.settings.reduction.ditherPower() > 0.0
                        ? "Steps differ in size, and so does the noise around the line."
                        : "Without dither it is a staircase, and its steps differ in size.";

    // Of no error at all.
    data.staircase = { { data.lowest, data.lowest, data.lowest },
                       { data.highest, data.highest, data.highest } };
    return data;
}

} // namespace

const TransferPoint* TransferData::nearestTo (double input) const noexcept
{
    const auto nearest =
        std::min_element (points.begin(), points.end(),
                          [input] (const TransferPoint& a, const TransferPoint& b)
                          { return std::abs (a.input - input) < std::abs (b.input - input); });

    return nearest != points.end() && std::abs (nearest->input - input) <= pitch ? &*nearest
                                                                                 : nullptr;
}

LawCurve LawCurve::of (std::span<const double> input, std::span<const double> output)
{
    constexpr std::size_t bins = 512;
    std::array<Moments, bins> found;
    LawCurve curve;

    for (const auto x : input)
        curve.peak = std::max (curve.peak, std::abs (x));

    if (! (curve.peak > 0.0))
        return curve;

    curve.pitch = 2.0 * curve.peak / static_cast<double> (bins);

    for (std::size_t n = 0; n < input.size(); ++n)
    {
        const auto bin = static_cast<std::size_t> ((input[n] + curve.peak) / curve.pitch);
        found[std::min (bin, bins - 1)].add (output[n]);
    }

    for (std::size_t bin = 0; bin < bins; ++bin)
        if (const auto& moments = found[bin]; moments.count() > 0)
            curve.points.push_back ({ (static_cast<double> (bin) + 0.5) * curve.pitch - curve.peak,
                                      moments.mean(), std::sqrt (moments.variance()) });

    return curve;
}

TransferData transferOf (const MeasuredReduction& measured, TimeWindow window,
                         const LawCurve* lawCurve)
{
    if (measured.exists && lawCurve != nullptr && ! lawCurve->points.empty()
        && measured.reduction.isOnAnotherLattice())
        return ofLaw (measured, *lawCurve);

    const auto lattice = measured.reduction.lattice();
    const auto showsEveryLevel = lattice.levelCount() <= mostLevelsInView;
    TransferData data;
    data.lowest = showsEveryLevel ? lattice.lowestLsb() - 1.0 : -aroundZeroLsb;
    data.highest = showsEveryLevel ? lattice.highestLsb() + 1.0 : aroundZeroLsb;

    if (showsEveryLevel)
        takeEveryLevel (data, measured.counts.transfer);
    else
        takeOneStep (data, measured.counts.byPhase);

    takeStaircase (data, measured.reduction.settings.reduction);
    takeWords (data, measured, showsEveryLevel);
    takeInputRange (data, measured.counts.transfer, window);
    return data;
}

} // namespace requant
