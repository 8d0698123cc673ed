#pragma once

#include "ParameterChoice.h"
#include "Plugin/Parameters.h"
#include "WordLength.h"

#include <array>

namespace requant
{

/** The left side: everything one chooses about the sound, in the signal's order. Message thread. */
class ControlsPanel : public juce::Component
{
public:
    ControlsPanel (const Style&, const Parameters&);

    /** Narrow or low windows: rows that open lists. */
    void setCompact (bool shouldBeCompact);

    /** The noise shapers are made for certain rates; says so where this is none of them. */
    void setSampleRate (double hz);

    WordLength& wordLength() noexcept { return length; }
    ParameterChoice& rounding() noexcept { return roundings; }
    ParameterChoice& dither() noexcept { return dithers; }
    ParameterChoice& shaping() noexcept { return shapings; }
    NumberField& seed() noexcept { return seedField; }

    /** What is said next to the noise shaping about the sample rate; empty where all is well. */
    juce::String rateNote() const;

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    struct Section
    {
        ParameterChoice* choice;
        juce::Rectangle<int> heading, help;
    };

    void layOutWide (juce::Rectangle<int>);
    void layOutRows (juce::Rectangle<int>);
    void paintSection (juce::Graphics&, const Section&) const;

    const Style& style;
    WordLength length;
    ParameterChoice roundings, dithers, shapings;
    NumberField seedField;
    std::array<Section, 3> sections;
    juce::Rectangle<int> seedName, noteArea;
    std::vector<int> dividers;
    double sampleRateHz = 0.0;
    bool isCompact = false;
};

} // namespace requant
