#pragma once

#include "Engine/Settings.h"
#include "Measurement/Feed/ProcessLoad.h"
#include "Plots/Juce/Style.h"
#include "Report/Verdict.h"

namespace requant
{

/** The line at the bottom: the verdict; what is done to the samples besides, where anything is; the
    stream, the latency. While something else than the output is heard it is all of one colour and
    says so. Message thread. */
class StatusBar : public juce::Component, public juce::SettableTooltipClient
{
public:
    explicit StatusBar (const Style& styleToUse);

    /** Takes in new figures; at most five times a second. */
    void show (const Readings&, const ProcessLoad::Reading& = {});
    const Verdict& verdict() const noexcept { return shown; }

    /** What is heard, with every frame. */
    void hear (const Heard&);

    /** What it says while something else than the output is heard; empty otherwise. */
    const juce::String& warning() const noexcept { return heardWords; }

    /** Called when a person clicks it while something else than the output is heard. */
    std::function<void()> onHearOutput;

    /** What acts beside the reduction: silence that is kept, levels that pass, headroom. */
    const juce::StringArray& notes() const noexcept { return acting; }

    void paint (juce::Graphics&) override;
    void mouseUp (const juce::MouseEvent&) override;

private:
    void paintWarning (juce::Graphics&) const;
    void describeHeard();
    void paintNotes (juce::Graphics&, juce::Rectangle<float> area) const;
    float notesWidth() const;

    const Style& style;
    Verdict shown;
    juce::String stream, cost;
    int latencySamples = 0;
    juce::StringArray acting;
    Heard heard;
    juce::String heardWords;
};

} // namespace requant
