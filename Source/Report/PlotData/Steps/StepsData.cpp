#include "StepsData.h"

#include "Trigger.h"

#include <algorithm>
#include <cmath>

namespace requant
{

namespace
{

constexpr std::size_t margin = 16; // samples around the view, for the curve
constexpr double usualLength = 56.0, fewestSamples = 8.0, mostSamples = 4000.0;

} // namespace

std::size_t StepsData::firstInView() const noexcept
{
    const auto first = static_cast<std::size_t> (std::max (0.0, std::ceil (start)));
    return std::min (first, samples.size());
}

std::size_t StepsData::endInView() const noexcept
{
    const auto end = static_cast<std::size_t> (std::max (0.0, std::floor (start + length))) + 1;
    return std::clamp (end, firstInView(), samples.size());
}

bool StepsData::isSilent() const noexcept
{
    const auto first = firstInView();
    const auto inView = samples.subspan (first, endInView() - first);
    return std::all_of (inView.begin(), inView.end(),
                        [] (const SamplePair& sample) { return sample.input == 0.0; });
}

StepsFiller::StepsFiller() { takeRanges (0.0); }

void StepsFiller::takeSettings (const ReductionSettings& settings, bool isBypassed)
{
    if (data.reduction != settings || data.isBypassed != isBypassed)
    {
        const auto least = settings.lattice().levelCount() <= 3 ? 1.0 : 2.0;
        amplitude = { least, least };
        error = { 0.5, 0.5 };

        if (data.reduction.bits != settings.bits
            || data.reduction.latticeKind != settings.latticeKind)
            zoom.reset();
    }

    data.reduction = settings;
    data.isBypassed = isBypassed;
}

void StepsFiller::show (std::span<const SamplePair> samples, double sampleRateHz, double seconds)
{
    data.samples = samples;

    if (sampleRateHz > 0.0)
        data.sampleRateHz = sampleRateHz;

    findStart();
    takeRanges (seconds);
}

void StepsFiller::findStart()
{
    const auto all = data.samples;

    if (all.empty())
        return;

    const auto shown = static_cast<std::size_t> (std::ceil (data.length)) + 1;

    // The last 50 ms and what is in view: old enough to find a crossing of any audible tone.
    const auto searched = std::min (
        all.size(), shown + 2 * margin + static_cast<std::size_t> (data.sampleRateHz * 0.05));
    const auto offset = all.size() - searched;
    const auto found = Trigger::find (all.subspan (offset), shown, margin, lastInput);
    const auto latest = std::max (0.0, static_cast<double> (all.size()) - data.length - 1.0);
    data.start = found ? *found + static_cast<double> (offset) : latest;

    constexpr std::size_t points = 32;
    lastInput.resize (points);

    for (std::size_t i = 0; i < points; ++i)
    {
        const auto at = data.start + data.length * static_cast<double> (i) / (points - 1);
        const auto index = std::min (static_cast<std::size_t> (at), all.size() - 1);
        lastInput[i] = all[index].input;
    }
}

void StepsFiller::takeRanges (double seconds)
{
    const auto step = data.reduction.lattice().step();
    auto lowest = 0.0, highest = 0.0, lowestError = 0.0, highestError = 0.0;

    for (auto n = data.firstInView(); n < data.endInView(); ++n)
    {
        const auto x = data.samples[n].input / step, y = data.samples[n].output / step;
        lowest = std::min ({ lowest, x, y });
        highest = std::max ({ highest, x, y });
        lowestError = std::min (lowestError, x - y);
        highestError = std::max (highestError, x - y);
    }

    amplitude.follow (lowest, highest, seconds);
    error.follow (lowestError, highestError, seconds);
    data.lowestLsb = zoom ? zoom->lowest : 1.03 * amplitude.lowest() - 0.25;
    data.highestLsb = zoom ? zoom->highest : 1.03 * amplitude.highest() + 0.25;
    data.lowestErrorLsb = 1.2 * error.lowest();
    data.highestErrorLsb = 1.2 * error.highest();
}

void StepsFiller::zoomTime (double factor)
{
    data.length = std::clamp (data.length * factor, fewestSamples, mostSamples);
    lastInput.clear();

    if (! data.samples.empty())
        findStart();
}

void StepsFiller::zoomAmplitude (double factor, double aroundLsb)
{
    const auto lattice = data.reduction.lattice();
    const auto most = 2.0 * static_cast<double> (lattice.levelCount()) + 4.0;
    const auto span = data.highestLsb - data.lowestLsb;
    const auto wanted = std::clamp (span * factor, 2.0, most) / span;

    zoom = Zoom { aroundLsb + (data.lowestLsb - aroundLsb) * wanted,
                  aroundLsb + (data.highestLsb - aroundLsb) * wanted };
    data.lowestLsb = zoom->lowest;
    data.highestLsb = zoom->highest;
}

void StepsFiller::fit (double seconds)
{
    zoom.reset();
    zoomTime (usualLength / data.length);
    takeRanges (seconds);
}

} // namespace requant
