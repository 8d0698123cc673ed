#pragma once

#include "Plots/Juce/Style.h"
#include "Report/Readings.h"

#include <vector>

namespace requant
{

/** The signal-to-noise ratio in large figures, on a gauge beside what theory predicts, and as it
    was during the last minute. Message thread. */
class SnrPanel : public juce::Component, public juce::SettableTooltipClient
{
public:
    static constexpr double historySeconds = 60.0, gaugeDb = 150.0;

    explicit SnrPanel (const Style&);

    /** Takes in new figures; at most five times a second. seconds: of the same clock each time. */
    void show (const Readings&, double seconds);

    /** What theory predicted at a time of the last minute, or first did after it, in dB: other
        settings than today's have their own. Empty where nothing was predicted since. */
    std::optional<double> predictedAt (double seconds) const;

    /** What stands in large type: figures, or words where there is nothing to measure. */
    juce::String figure() const { return text; }

    /** What the figure is of: "flat to 22.05 kHz, 3 s". */
    juce::String qualification() const { return bandwidth; }

    /** How audible the error is beside that of TPDF without shaping, which a ratio does not
        tell. */
    juce::String heardWords() const { return heard; }

    static constexpr int neededHeight = 172, heightWithoutHistory = 102;

    void paint (juce::Graphics&) override;

private:
    struct Past
    {
        double seconds, db;
        std::optional<double> predictedDb;
    };

    void describe (const Readings&);
    void paintFigure (juce::Graphics&, juce::Rectangle<float>) const;
    void paintGauge (juce::Graphics&, juce::Rectangle<float>) const;
    void paintHistory (juce::Graphics&, juce::Rectangle<float>) const;

    const Style& style;
    juce::String text, bandwidth, heard;
    bool isNumber = false, isTheorySpoiled = false;
    std::optional<double> snrDb, predictedDb;
    std::vector<Past> history;
    double now = 0.0;
};

} // namespace requant
