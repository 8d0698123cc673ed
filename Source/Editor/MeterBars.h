#pragma once

#include "PeakHold.h"
#include "Pictures/Style.h"
#include "Readings.h"

#include <array>

namespace requant
{

/** Input, output and error side by side on one scale, 0 to -150 dBFS: a bar for the RMS level of
    each channel over 0.4 s, a tick for its held peak, and dashed across the error what theory
    predicts. Message thread. */
class MeterBars : public juce::Component, public juce::SettableTooltipClient
{
public:
    static constexpr double lowestDb = -150.0;
    static constexpr std::size_t mostChannels = 8, meterCount = 3;

    explicit MeterBars (const Style&);

    /** Takes in the newest levels at this time in seconds. isRunning: false lets all fall. */
    void follow (const MeterSnapshot&, bool isRunning, double seconds);

    /** The figures under the bars; to be called at most five times a second. */
    void showFigures (const Readings&);

    /** The height in px of a level, in this component. */
    float yOf (double db) const;

    /** Where a channel's bar of input (0), output (1) or error (2) runs. */
    juce::Rectangle<float> barArea (std::size_t meter, std::size_t channel) const;

    void paint (juce::Graphics&) override;

private:
    struct Level
    {
        double rmsDb = lowestDb;
        PeakHold peak;
    };

    struct Figure
    {
        juce::String rms, peak;
    };

    juce::Rectangle<float> scaleArea() const;
    juce::Rectangle<float> meterArea (std::size_t meter) const;
    void paintScale (juce::Graphics&) const;
    void paintMeter (juce::Graphics&, std::size_t meter) const;

    const Style& style;
    std::size_t channels = 2;
    std::array<std::array<Level, mostChannels>, meterCount> levels;
    std::array<Figure, meterCount> figures;
    std::optional<double> predictedDb;
    juce::String clipped;
};

} // namespace requant
