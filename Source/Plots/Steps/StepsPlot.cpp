#include "StepsPlot.h"

#include "Plots/Frame/PlotAxis.h"
#include "Plots/Frame/PlotFrame.h"
#include "Report/PlotData/Steps/StepsWords.h"
#include "Report/PlotData/Steps/Trigger.h"
#include "Text/Numbers.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace requant
{

namespace
{

// Below this pitch dots would touch, so the held line alone shows the output.
constexpr float leastPitchForDots = 3.5f;

float dotRadius (float pitch) { return std::clamp (0.42f * pitch, 1.4f, 3.2f); }

// A bar between two heights, never thinner than a px.
Rectangle bar (float x, float width, float from, float to)
{
    return { x - 0.5f * width, std::min (from, to), width, std::max (1.0f, std::abs (to - from)) };
}

void fillDot (DisplayList& list, float x, float y, float radius)
{
    list.fillEllipse ({ x - radius, y - radius, 2.0f * radius, 2.0f * radius });
}

constexpr float axisSizePx = 12.0f;
constexpr float axisNameWidth = 16.0f;

void paintDotted (DisplayList& list, float left, float right, float y)
{
    constexpr float pitch = 4.0f, dot = 1.2f;

    for (auto x = left; x < right; x += pitch)
        list.fillRect (Rectangle (x, y - 0.5f * dot, dot, dot));
}

} // namespace

void StepsPlot::paintData (DisplayList& list, const StepsLayout& layout,
                           const StepsData& data) const
{
    if (data.endInView() == data.firstInView())
        return;

    paintReadLine (list, layout, data);

    {
        const DisplayList::Clip clip (list, layout.plot.expanded (4.0f));
        paintOutput (list, layout, data);
    }

    const DisplayList::Clip clip (list, layout.lane.expanded (4.0f));
    paintErrors (list, layout, data);
}

void StepsPlot::paintCurve (DisplayList& list, const StepsLayout& layout,
                            const StepsData& data) const
{
    const auto step = data.reduction.lattice().step();
    const auto left = layout.plot.getX();
    const auto lastKnown = static_cast<double> (data.samples.size()) - 1.0;

    // Never further outside than a screen is high: the renderer need not walk there.
    const auto clampY = [&] (double value)
    {
        const auto y = layout.yOf (std::clamp (value / step, -1.0e9, 1.0e9));
        return std::clamp (y, layout.plot.getY() - 4000.0f, layout.plot.getBottom() + 4000.0f);
    };

    Path curve;

    for (float x = 0.0f; x <= layout.plot.getWidth(); x += 1.0f)
    {
        const auto position = data.start + static_cast<double> (x / layout.samplePitch());

        if (position < 0.0 || position > lastKnown)
            continue;

        curve.continueTo ({ left + x, clampY (bandLimitedInput (data.samples, position)) });
    }

    list.setColour (palette.input);
    list.strokePath (curve, { 1.6f });
}

void StepsPlot::paintOutput (DisplayList& list, const StepsLayout& layout,
                             const StepsData& data) const
{
    const auto step = data.reduction.lattice().step();
    const auto pitch = layout.samplePitch();
    const auto first = data.firstInView(), end = data.endInView();
    const auto hasDots = pitch >= leastPitchForDots;
    const auto y = [&] (double value) { return layout.yOf (value / step); };
    std::vector<Rectangle> bars;

    if (hasDots)
    {
        for (auto n = first; n < end; ++n)
            bars.push_back (bar (layout.xOf (static_cast<double> (n)), 1.5f,
                                 y (data.samples[n].input), y (data.samples[n].output)));

        list.setColour (palette.error);
        list.fillRects (bars);
    }

    // The output as it is held until the next sample.
    bars.clear();

    for (auto n = first; n < end; ++n)
    {
        const auto x = layout.xOf (static_cast<double> (n)), now = y (data.samples[n].output);
        bars.push_back ({ x - 0.5f * pitch, now - 0.5f, pitch, 1.0f });

        if (n > first && data.samples[n].output != data.samples[n - 1].output)
            bars.push_back (bar (x - 0.5f * pitch, 1.0f, y (data.samples[n - 1].output), now));
    }

    list.setColour (palette.output.withMultipliedAlpha (hasDots ? 0.5f : 0.9f));
    list.fillRects (bars);

    paintCurve (list, layout, data);

    if (! hasDots)
        return;

    list.setColour (palette.output);
    const auto radius = dotRadius (pitch);

    for (auto n = first; n < end; ++n)
        fillDot (list, layout.xOf (static_cast<double> (n)), y (data.samples[n].output), radius);
}

void StepsPlot::paintErrors (DisplayList& list, const StepsLayout& layout,
                             const StepsData& data) const
{
    const auto step = data.reduction.lattice().step();
    const auto zero = layout.yOfError (0.0);
    const auto first = data.firstInView(), end = data.endInView();
    const auto pitch = layout.samplePitch();
    const auto width = std::clamp (0.2f * pitch, 0.75f, 1.5f);
    const auto y = [&] (const SamplePair& sample)
    { return layout.yOfError ((sample.input - sample.output) / step); };

    std::vector<Rectangle> bars;

    for (auto n = first; n < end; ++n)
        bars.push_back (
            bar (layout.xOf (static_cast<double> (n)), width, zero, y (data.samples[n])));

    list.setColour (palette.error);
    list.fillRects (bars);

    if (pitch < leastPitchForDots)
        return;

    const auto radius = 0.8f * dotRadius (pitch);

    for (auto n = first; n < end; ++n)
        fillDot (list, layout.xOf (static_cast<double> (n)), y (data.samples[n]), radius);
}

void StepsPlot::paintReadLine (DisplayList& list, const StepsLayout& layout,
                               const StepsData& data) const
{
    if (! data.read || ! data.isInView (*data.read))
        return;

    const auto x = layout.xOf (static_cast<double> (*data.read));
    list.setColour (palette.secondaryText.withMultipliedAlpha (0.7f));
    list.fillRect (Rectangle (x - 0.5f, layout.plot.getY(), 1.0f,
                              layout.lane.getBottom() - layout.plot.getY()));
}

void StepsPlot::paintFrame (DisplayList& list, const StepsLayout& layout,
                            const StepsData& data) const
{
    list.setColour (palette.background);
    list.fillRect (layout.area);
    paintTitles (list, layout, data);
    paintLevels (list, layout, data);
    paintErrorAxis (list, layout, data);
    paintTimeAxis (list, layout, data);
}

void StepsPlot::paintTitles (DisplayList& list, const StepsLayout& layout,
                             const StepsData& data) const
{
    PlotAreas areas (layout.area);
    areas.isWide = layout.hasSubtitle();
    areas.title = layout.title;
    areas.subtitle = layout.subtitle;
    areas.legend = layout.legend;
    paintWords (list, palette, areas,
                { stepsWords::title (data),
                  stepsWords::subtitle (data),
                  { stepsWords::shortTitle (data) },
                  { { "input", palette.input },
                    { "output", palette.output },
                    { "error", palette.error } } });
}

void StepsPlot::paintLevels (DisplayList& list, const StepsLayout& layout,
                             const StepsData& data) const
{
    const auto lattice = data.reduction.lattice();
    const auto stride = layout.levelStride;
    const auto offset = lattice.offset();
    const auto first =
        std::max (static_cast<double> (lattice.lowest()), std::ceil (data.lowestLsb - offset));
    const auto last =
        std::min (static_cast<double> (lattice.highest()), std::floor (data.highestLsb - offset));

    list.setFont ({ Weight::regular, axisSizePx });
    const auto begin = std::ceil (first / static_cast<double> (stride));
    std::vector<float> ends;

    for (const auto isHighest : { true, false })
    {
        const auto code = isHighest ? lattice.highest() : lattice.lowest();
        const auto lsb = static_cast<double> (code) + offset;

        if (lsb < data.lowestLsb || lsb > data.highestLsb)
            continue;

        const auto isLeft =
            isHighest ? stepsWords::leavesAbove (data) : stepsWords::leavesBelow (data);
        paintLevel (list, layout, lsb, code,
                    ! isLeft    ? ""
                    : isHighest ? "highest level"
                                : "lowest level");
        ends.push_back (layout.yOf (lsb));
    }

    // What is too near to an end of the levels gives way to it.
    constexpr float leastGap = 13.0f;
    const auto isFree = [&] (float y)
    {
        return std::none_of (ends.begin(), ends.end(),
                             [y] (float end) { return std::abs (end - y) < leastGap; });
    };

    for (auto line = static_cast<std::int64_t> (begin) * stride; static_cast<double> (line) <= last;
         line += stride)
        if (const auto lsb = static_cast<double> (line) + offset; isFree (layout.yOf (lsb)))
            paintLevel (list, layout, lsb, line, {});

    // The labels tell as well which levels have lines.
    const auto name = stepsWords::codeAxis (stride);
    const auto fits = textWidth (list.currentFont(), name) <= layout.plot.getHeight();
    paintAxisName (list, layout.plot, layout.area.getX(), fits ? name : stepsWords::codeAxis (1));
}

// limit: what it is called where the curve goes beyond it; empty: a level like others.
void StepsPlot::paintLevel (DisplayList& list, const StepsLayout& layout, double lsb,
                            std::int64_t code, const std::string& limit) const
{
    const auto y = layout.yOf (lsb);
    list.setColour (limit.empty() ? palette.secondaryText.withMultipliedAlpha (0.75f)
                                  : palette.clip);
    paintDotted (list, layout.plot.getX(), layout.plot.getRight(), y);

    const Rectangle label (layout.area.getX() + axisNameWidth, y - 8.0f,
                           layout.plot.getX() - layout.area.getX() - axisNameWidth - 8.0f, 16.0f);
    list.setColour (limit.empty() ? palette.secondaryText : palette.clip);
    list.drawText (numbers::grouped (code), label, Justification::centredRight);

    if (limit.empty())
        return;

    // On the side where the levels end, and where the curve begins: near zero.
    const auto isAbove = lsb > 0.5 * (layout.lowestLsb() + layout.highestLsb());
    list.drawText (
        limit, Rectangle (layout.plot.getX() + 4.0f, isAbove ? y - 17.0f : y + 2.0f, 100.0f, 15.0f),
        Justification::centredLeft);
}

void StepsPlot::paintErrorAxis (DisplayList& list, const StepsLayout& layout,
                                const StepsData& data) const
{
    struct Line
    {
        double lsb;
        std::string label;
    };

    constexpr float leastBetweenLabels = 11.0f;
    const auto room =
        layout.yOfError (data.lowestErrorLsb) - layout.yOfError (data.highestErrorLsb);
    const auto mostSteps = std::max (1, static_cast<int> (room / 16.0f));
    std::vector<Line> lines;
    lines.reserve (3 + 2 * static_cast<std::size_t> (mostSteps));
    lines.push_back ({ 0.0, "0" });

    const auto halfHeight = layout.yOfError (0.0) - layout.yOfError (0.5);

    if (halfHeight >= leastBetweenLabels)
    {
        lines.push_back ({ 0.5, "+\xc2\xbd" });
        lines.push_back ({ -0.5, "\xe2\x88\x92\xc2\xbd" });
    }

    // Beyond half a step: whole values at equal distances, as many as there is room for.
    const auto largest = std::floor (std::max (data.highestErrorLsb, -data.lowestErrorLsb));
    const auto roomy = axis::niceStep (data.highestErrorLsb - data.lowestErrorLsb, mostSteps);

    // 0 alone is no scale.
    const auto step = std::max (1.0, std::min (roomy, largest));

    for (int n = 1; n <= mostSteps; ++n)
        for (const auto value : { n * step, -n * step })
            lines.push_back ({ value, numbers::fixed (value, 0, true) });

    list.setFont ({ Weight::regular, axisSizePx });

    for (const auto& line : lines)
    {
        if (line.lsb < data.lowestErrorLsb || line.lsb > data.highestErrorLsb)
            continue;

        const auto y = layout.yOfError (line.lsb);
        list.setColour (palette.line);
        list.fillRect (layout.lane.withY (y - 0.5f).withHeight (1.0f));
        list.setColour (palette.secondaryText);
        list.drawText (line.label,
                       Rectangle (layout.area.getX(), y - 8.0f,
                                  layout.plot.getX() - layout.area.getX() - 8.0f, 16.0f),
                       Justification::centredRight);
    }

    paintAxisName (list, layout.lane, layout.area.getX(), "QE, LSB");
}

void StepsPlot::paintTimeAxis (DisplayList& list, const StepsLayout& layout,
                               const StepsData& data) const
{
    const auto spanMs = 1000.0 * data.length / data.sampleRateHz;
    const auto decimals =
        std::clamp (static_cast<int> (std::ceil (-std::log10 (layout.timeStepMs) - 1.0e-9)), 0, 3);
    list.setFont ({ Weight::regular, axisSizePx });

    for (int tick = 0; tick * layout.timeStepMs <= spanMs; ++tick)
    {
        const auto ms = tick * layout.timeStepMs;
        const auto x = layout.xOf (data.start + ms * 0.001 * data.sampleRateHz);
        list.setColour (palette.line);
        list.fillRect (Rectangle (x - 0.5f, layout.lane.getY(), 1.0f, layout.lane.getHeight()));
        list.setColour (palette.secondaryText);
        list.drawText (numbers::fixed (ms, decimals),
                       Rectangle (60.0f, 16.0f).withCentre ({ x, layout.timeAxis.getY() + 12.0f }),
                       Justification::centred);
    }

    list.drawText ("time, ms", layout.timeAxis.withTrimmedTop (layout.timeAxis.getHeight() - 16.0f),
                   Justification::centredRight);
}

void StepsPlot::paintAxisName (DisplayList& list, Rectangle axis, float left,
                               const std::string& name) const
{
    // Read from below; the end of the name is at the axis's upper end.
    list.setColour (palette.secondaryText);
    list.setFont ({ Weight::regular, axisSizePx });
    list.drawTurnedText (name, { left, axis.getBottom(), axis.getHeight(), axisNameWidth },
                         Justification::centredRight, TooLong::endsInDots);
}

} // namespace requant
