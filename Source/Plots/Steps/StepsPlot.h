#pragma once

#include "Plots/Style/Style.h"
#include "StepsLayout.h"

namespace requant
{

/** Paints how samples meet levels: the input as a continuous curve, the levels as dotted lines with
    their codes, the output samples as dots on them, each joined to the curve by its error, and the
    error below in LSB. No window, so that a report paints the same picture.

    The frame (titles, grid, axes) changes only with the settings and the view and may be cached;
    the data are painted over it. Message thread.
*/
class StepsPlot
{
public:
    explicit StepsPlot (const Style& styleToUse) : style (styleToUse) {}

    void paint (juce::Graphics&, const StepsLayout&, const StepsData&);

    void paintFrame (juce::Graphics&, const StepsLayout&, const StepsData&) const;
    void paintData (juce::Graphics&, const StepsLayout&, const StepsData&);

private:
    void paintTitles (juce::Graphics&, const StepsLayout&, const StepsData&) const;
    void paintLevels (juce::Graphics&, const StepsLayout&, const StepsData&) const;
    void paintLevel (juce::Graphics&, const StepsLayout&, double lsb, std::int64_t code,
                     const std::string& limit) const;
    void paintErrorAxis (juce::Graphics&, const StepsLayout&, const StepsData&) const;
    void paintTimeAxis (juce::Graphics&, const StepsLayout&, const StepsData&) const;
    void paintAxisName (juce::Graphics&, juce::Rectangle<float> axis, float left,
                        const std::string&) const;

    void paintCurve (juce::Graphics&, const StepsLayout&, const StepsData&);
    void paintOutput (juce::Graphics&, const StepsLayout&, const StepsData&);
    void paintErrors (juce::Graphics&, const StepsLayout&, const StepsData&);
    void paintReadLine (juce::Graphics&, const StepsLayout&, const StepsData&) const;

    const Style& style;

    // Kept from frame to frame for their memory.
    juce::Path curve;
    juce::RectangleList<float> bars;
};

} // namespace requant
