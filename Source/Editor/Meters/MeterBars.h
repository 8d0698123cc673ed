#pragma once

#include "Plots/Juce/Style.h"
#include "Report/Readings.h"

#include <array>
#include <limits>

namespace requant
{

/** A peak as a meter shows it: holds for 2 s, then falls 20 dB a second until a higher one comes.

    Levels in dB, times in seconds of any one clock. Thread: its owner's.
*/
class PeakHold
{
public:
    static constexpr double holdSeconds = 2.0, fallDbPerSecond = 20.0;

    /** Takes in the level at this time; times never go back. */
    void follow (double db, double seconds) noexcept;

    double shownDb() const noexcept { return shown; }

private:
    static constexpr double nothing = -std::numeric_limits<double>::infinity();

    double shown = nothing, peak = nothing, previousSeconds = 0.0, holdUntil = 0.0;
};

/** Input, output and error side by side on one scale, 0 to -150 dBFS: a bar for the RMS level of
    each channel over 0.4 s, a tick for its held peak, and dashed across the error what theory
    predicts. Where not all channels have room for a bar one can see, the first ones have one and a
    line says so; the figures below are the highest of all channels. Message thread. */
class MeterBars : public juce::Component, public juce::SettableTooltipClient
{
public:
    static constexpr double lowestDb = -150.0;
    static constexpr std::size_t meterCount = 3;
    static constexpr float leastBarWidth = 3.0f;

    explicit MeterBars (const Style&);

    /** Which signal reads 0 dBFS. Peaks are re 1.0 either way. */
    void setFullScale (FullScale);

    /** Takes in the newest levels at this time in seconds. isRunning: false lets all fall. Held
        peaks end with the settings that they were measured with. */
    void follow (const MeterSnapshot&, bool isRunning, double seconds);

    /** The figures under the bars; to be called at most five times a second. */
    void showFigures (const Readings&);

    /** The height in px of a level, in this component. */
    float yOf (double db) const;

    /** The held peak of a channel's input (0), output (1) or error (2), in dBFS. */
    double peakDb (std::size_t meter, std::size_t channel) const
    {
        return levels[meter][channel].peak.shownDb();
    }

    /** How many channels have a bar at this width. */
    std::size_t shownChannels() const;

    /** What is said where some channels have no bar; empty where all have one. */
    juce::String channelNote() const;

    /** A level as it is written into this width in px: a decimal goes before a digit is cut. */
    juce::String levelText (double db, float width) const;

    /** Where a shown channel's bar of input (0), output (1) or error (2) runs. */
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
        double rmsDb = lowestDb, peakDb = lowestDb;
    };

    juce::Rectangle<float> scaleArea() const;
    juce::Rectangle<float> meterArea (std::size_t meter) const;
    void paintScale (juce::Graphics&) const;
    void paintMeter (juce::Graphics&, std::size_t meter) const;
    void paintFigures (juce::Graphics&, std::size_t meter) const;

    const Style& style;
    FullScale fullScale = FullScale::sine;
    std::size_t channels = 2;
    std::uint64_t generation = 0;
    std::array<std::array<Level, MeterSnapshot::maximumChannels>, meterCount> levels;
    std::array<Figure, meterCount> figures;
    std::optional<double> predictedDb;
    juce::String clipped;
};

} // namespace requant
