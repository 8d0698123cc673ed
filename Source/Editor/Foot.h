#pragma once

#include "Measurement/ProcessLoad.h"
#include "Pictures/Style.h"
#include "Verdict.h"

namespace requant
{

/** The line at the bottom: the verdict; what is done to the samples besides, where anything is; the
    stream, the latency. Message thread. */
class Foot : public juce::Component, public juce::SettableTooltipClient
{
public:
    explicit Foot (const Style& styleToUse);

    /** Takes in new figures; at most five times a second. */
    void show (const Readings&, const ProcessLoad::Reading& = {});
    const Verdict& verdict() const noexcept { return shown; }

    /** What acts beside the reduction: silence that is kept, levels that pass, headroom. */
    const juce::StringArray& notes() const noexcept { return acting; }

    void paint (juce::Graphics&) override;

private:
    void paintNotes (juce::Graphics&, juce::Rectangle<float> area) const;
    float notesWidth() const;

    const Style& style;
    Verdict shown;
    juce::String stream, cost;
    juce::StringArray acting;
};

} // namespace requant
