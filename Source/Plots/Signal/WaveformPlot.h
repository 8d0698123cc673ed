#pragma once

#include "Plots/Style/Style.h"

#include <optional>
#include <span>

namespace requant
{

/** What a waveform's picture shows. */
struct WaveformData
{
    /** The least and the largest sample of each column, one a pixel, full scale 1.0, finite; fewer
        than the picture is wide while they are being computed. */
    std::span<const juce::Range<float>> columns;
    double seconds = 0.0;                    ///< the whole sound's length
    double playhead = 0.0;                   ///< 0 to 1
    std::optional<juce::Range<double>> loop; ///< 0 to 1
    bool isLooping = false;                  ///< false: the loop is shown, and not played
};

/** A whole sound at a glance: its largest swing in each pixel column, a time axis, where it plays,
    and the part that is looped. However quiet, its peak fills the height. Message thread. */
class WaveformPlot
{
public:
    explicit WaveformPlot (const Style& styleToUse) : style (styleToUse) {}

    /** Where the curve runs, above the axis, in whole pixels. */
    static juce::Rectangle<int> plotIn (juce::Rectangle<int> area);

    /** Pure geometry: where a proportion lies, in px, and which one lies at a px. */
    static float xOf (double proportion, juce::Rectangle<int> plot);
    static double proportionAt (float x, juce::Rectangle<int> plot);

    /** The largest magnitude in all columns, 0 or more: what fills the height. */
    static float peakOf (std::span<const juce::Range<float>> columns);

    /** Minutes and seconds: "1:02.5" */
    static std::string timeText (double seconds);

    /** Paints what the clip region asks for. */
    void paint (juce::Graphics&, juce::Rectangle<int> area, const WaveformData&) const;

private:
    void paintColumns (juce::Graphics&, juce::Rectangle<int> plot, const WaveformData&) const;
    void paintLoop (juce::Graphics&, juce::Rectangle<int> plot, const WaveformData&) const;
    void paintAxis (juce::Graphics&, juce::Rectangle<int> row, juce::Rectangle<int> plot,
                    const WaveformData&) const;

    const Style& style;
};

} // namespace requant
