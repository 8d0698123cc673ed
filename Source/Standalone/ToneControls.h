#pragma once

#include "Plugin/ControlParameter.h"
#include "Signal.h"

namespace requant
{

/** Level and frequency of the test signals as parameters, so that the editor's number fields take them
    as they take the plug-in's. No plug-in: parameters live in a processor, and this one processes
    nothing. Message thread. */
class ToneControls : public juce::AudioProcessor
{
public:
    ToneControls();

    ControlParameter& level() noexcept { return *levelParameter; }
    ControlParameter& frequency() noexcept { return *frequencyParameter; }
    TestTone tone() const noexcept
    {
        return { levelParameter->value(), frequencyParameter->value() };
    }

    const juce::String getName() const override { return "Test signals"; }
    void prepareToPlay (double, int) override {}
    void releaseResources() override {}
    void processBlock (juce::AudioBuffer<float>&, juce::MidiBuffer&) override {}
    using juce::AudioProcessor::processBlock;
    double getTailLengthSeconds() const override { return 0.0; }
    bool acceptsMidi() const override { return false; }
    bool producesMidi() const override { return false; }
    juce::AudioProcessorEditor* createEditor() override { return nullptr; }
    bool hasEditor() const override { return false; }
    int getNumPrograms() override { return 1; }
    int getCurrentProgram() override { return 0; }
    void setCurrentProgram (int) override {}
    const juce::String getProgramName (int) override { return {}; }
    void changeProgramName (int, const juce::String&) override {}
    void getStateInformation (juce::MemoryBlock&) override {}
    void setStateInformation (const void*, int) override {}

private:
    ControlParameter* levelParameter; // JUCE's processor owns them
    ControlParameter* frequencyParameter;
};

} // namespace requant
