#pragma once

#include "Plots/Frame/PlotFrame.h"

#include <optional>
#include <vector>

namespace requant
{

/** What the picture "Noise or distortion?" shows at one moment: the error given where the input
    lies inside its step. Places are LSB from the nearest level, -1/2 to 1/2. */
struct NoiseData
{
    /** Mean and power around it of the error of the samples at a place. */
    struct Point
    {
        double place, mean, variance;
    };

    std::vector<Point> measured;  ///< by rising place; a gap wider than `pitch` is a break
    std::vector<Point> predicted; ///< or none
    std::vector<Point> undithered, uniform; ///< what none and RPDF would give
    double pitch = 1.0 / 64.0;

    double errorRange = 0.75;  ///< -range to range is in view, in LSB
    double highestPower = 0.4; ///< in view, in LSB^2
    juce::String title, subtitle;
    std::optional<double> readPlace; ///< where the pointer reads, if anywhere

    /** The measured point nearest to a place, where one lies within a pitch of it. */
    const Point* nearestTo (double place) const noexcept;
};

/** Paints, above, the mean error with its spread over where the input lies inside its step, and
    below, the noise power over the same: a flat line at 0 above means no distortion, a flat line
    below no noise modulation. Dashed what theory predicts, behind it what none and RPDF would give.
    No window, so that a report paints the same picture. Message thread. */
class NoisePlot
{
public:
    using Data = NoiseData;

    explicit NoisePlot (const Style& styleToUse) : style (styleToUse) {}

    struct Layout
    {
        Layout (const Style&, juce::Rectangle<float> area, const NoiseData&);

        PlotAreas areas;
        juce::Rectangle<float> errorWords, powerWords;
        PlotFrame error, power;
    };

    void paint (juce::Graphics&, const Layout&, const NoiseData&) const;

    void paintFrame (juce::Graphics&, const Layout&, const NoiseData&) const;
    void paintData (juce::Graphics&, const Layout&, const NoiseData&) const;

    /** What the pointer reads, in one line; empty where it reads nothing. */
    static juce::String reading (const NoiseData&);

private:
    void paintReferences (juce::Graphics&, const Layout&, const NoiseData&) const;
    void paintErrors (juce::Graphics&, const Layout&, const NoiseData&) const;
    void paintPower (juce::Graphics&, const Layout&, const NoiseData&) const;
    void paintReading (juce::Graphics&, const Layout&, const NoiseData&) const;

    const Style& style;
};

} // namespace requant
