#include "StepsPicture.h"

#include "BandLimited.h"

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
juce::Rectangle<float> bar (float x, float width, float from, float to)
{
    return { x - 0.5f * width, std::min (from, to), width, std::max (1.0f, std::abs (to - from)) };
}

void fillDot (juce::Graphics& g, float x, float y, float radius)
{
    g.fillEllipse (x - radius, y - radius, 2.0f * radius, 2.0f * radius);
}

} // namespace

void StepsPicture::paint (juce::Graphics& g, const StepsLayout& layout, const StepsData& data)
{
    paintFrame (g, layout, data);
    paintData (g, layout, data);
}

void StepsPicture::paintData (juce::Graphics& g, const StepsLayout& layout, const StepsData& data)
{
    if (data.endInView() == data.firstInView())
        return;

    paintReadLine (g, layout, data);

    {
        const juce::Graphics::ScopedSaveState state (g);
        g.reduceClipRegion (layout.plot.expanded (4.0f).toNearestInt());
        paintOutput (g, layout, data);
    }

    const juce::Graphics::ScopedSaveState state (g);
    g.reduceClipRegion (layout.lane.expanded (4.0f).toNearestInt());
    paintErrors (g, layout, data);
}

void StepsPicture::paintCurve (juce::Graphics& g, const StepsLayout& layout, const StepsData& data)
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

    // A path counts as empty until it has a line.
    bool isDrawing = false;
    curve.clear();

    for (float x = 0.0f; x <= layout.plot.getWidth(); x += 1.0f)
    {
        const auto position = data.start + static_cast<double> (x / layout.samplePitch());

        if (position < 0.0 || position > lastKnown)
            continue;

        const juce::Point<float> point (left + x,
                                        clampY (bandLimitedInput (data.samples, position)));

        if (! std::exchange (isDrawing, true))
            curve.startNewSubPath (point);
        else
            curve.lineTo (point);
    }

    g.setColour (style.palette.input);
    g.strokePath (curve, juce::PathStrokeType (1.6f, juce::PathStrokeType::mitered));
}

void StepsPicture::paintOutput (juce::Graphics& g, const StepsLayout& layout, const StepsData& data)
{
    const auto step = data.reduction.lattice().step();
    const auto pitch = layout.samplePitch();
    const auto first = data.firstInView(), end = data.endInView();
    const auto hasDots = pitch >= leastPitchForDots;
    const auto y = [&] (double value) { return layout.yOf (value / step); };

    if (hasDots)
    {
        bars.clear();

        for (auto n = first; n < end; ++n)
            bars.addWithoutMerging (bar (layout.xOf (static_cast<double> (n)), 1.5f,
                                         y (data.samples[n].input), y (data.samples[n].output)));

        g.setColour (style.palette.error);
        g.fillRectList (bars);
    }

    // The output as it is held until the next sample.
    bars.clear();

    for (auto n = first; n < end; ++n)
    {
        const auto x = layout.xOf (static_cast<double> (n)), now = y (data.samples[n].output);
        bars.addWithoutMerging ({ x - 0.5f * pitch, now - 0.5f, pitch, 1.0f });

        if (n > first && data.samples[n].output != data.samples[n - 1].output)
            bars.addWithoutMerging (
                bar (x - 0.5f * pitch, 1.0f, y (data.samples[n - 1].output), now));
    }

    g.setColour (style.palette.output.withMultipliedAlpha (hasDots ? 0.5f : 0.9f));
    g.fillRectList (bars);

    paintCurve (g, layout, data);

    if (! hasDots)
        return;

    g.setColour (style.palette.output);
    const auto radius = dotRadius (pitch);

    for (auto n = first; n < end; ++n)
        fillDot (g, layout.xOf (static_cast<double> (n)), y (data.samples[n].output), radius);
}

void StepsPicture::paintErrors (juce::Graphics& g, const StepsLayout& layout, const StepsData& data)
{
    const auto step = data.reduction.lattice().step();
    const auto zero = layout.yOfError (0.0);
    const auto first = data.firstInView(), end = data.endInView();
    const auto pitch = layout.samplePitch();
    const auto width = std::clamp (0.2f * pitch, 0.75f, 1.5f);
    const auto y = [&] (const SamplePair& sample)
    { return layout.yOfError ((sample.input - sample.output) / step); };

    bars.clear();

    for (auto n = first; n < end; ++n)
        bars.addWithoutMerging (
            bar (layout.xOf (static_cast<double> (n)), width, zero, y (data.samples[n])));

    g.setColour (style.palette.error);
    g.fillRectList (bars);

    if (pitch < leastPitchForDots)
        return;

    const auto radius = 0.8f * dotRadius (pitch);

    for (auto n = first; n < end; ++n)
        fillDot (g, layout.xOf (static_cast<double> (n)), y (data.samples[n]), radius);
}

void StepsPicture::paintReadLine (juce::Graphics& g, const StepsLayout& layout,
                                  const StepsData& data) const
{
    if (! data.read || ! data.isInView (*data.read))
        return;

    const auto x = layout.xOf (static_cast<double> (*data.read));
    g.setColour (style.palette.secondaryText.withMultipliedAlpha (0.7f));
    g.fillRect (juce::Rectangle<float> (x - 0.5f, layout.plot.getY(), 1.0f,
                                        layout.lane.getBottom() - layout.plot.getY()));
}

} // namespace requant
