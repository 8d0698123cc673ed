#pragma once

#include "Plots/Display/Colour.h"
#include "Plots/Display/DisplayList.h"

#include <optional>
#include <span>

namespace requant
{

/** What a waveform's picture shows. */
struct WaveformData
{
    /** The least and the largest of some samples, full scale 1.0, finite. */
    struct Swing
    {
        float lowest = 0.0f, highest = 0.0f;

        bool operator== (const Swing&) const = default;
    };

    /** Where a loop begins and ends, 0 to 1. */
    struct Loop
    {
        double start, end;

        bool contains (double place) const noexcept { return place >= start && place < end; }
    };

    /** One a pixel; fewer than the picture is wide while they are being computed. */
    std::span<const Swing> columns;
    double seconds = 0.0;  ///< the whole sound's length
    double playhead = 0.0; ///< 0 to 1
    std::optional<Loop> loop;
    bool isLooping = false; ///< false: the loop is shown, and not played
};

/** A whole sound at a glance: its largest swing in each pixel column, a time axis, where it plays,
    and the part that is looped. However quiet, its peak fills the height. Thread: any. */
class WaveformPlot
{
public:
    explicit WaveformPlot (const Palette& paletteToUse) : palette (paletteToUse) {}

    /** Where the curve runs, above the axis, in whole pixels. */
    static Rectangle plotIn (Rectangle area);

    /** Pure geometry: where a proportion lies, in px, and which one lies at a px. */
    static float xOf (double proportion, Rectangle plot);
    static double proportionAt (float x, Rectangle plot);

    /** The largest magnitude in all columns, 0 or more: what fills the height. */
    static float peakOf (std::span<const WaveformData::Swing> columns);

    /** Minutes and seconds: "1:02.5" */
    static std::string timeText (double seconds);

    /** area: in whole px. visible: what of it is to be seen; columns beyond are left out. */
    void paint (DisplayList&, Rectangle area, Rectangle visible, const WaveformData&) const;

private:
    void paintColumns (DisplayList&, Rectangle plot, Rectangle visible, const WaveformData&) const;
    void paintLoop (DisplayList&, Rectangle plot, const WaveformData&) const;
    void paintAxis (DisplayList&, Rectangle row, Rectangle plot, const WaveformData&) const;

    const Palette& palette;
};

} // namespace requant
