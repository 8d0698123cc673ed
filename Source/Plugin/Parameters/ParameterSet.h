#pragma once

#include "HostParameter.h"
#include "JuceHeader.h"

#include <vector>

namespace requant
{

/** The plug-in's parameters: one for each control of the table, in its order. */
class ParameterSet
{
public:
    /** Adds the parameters to a processor, which then owns them. */
    explicit ParameterSet (juce::AudioProcessor&);

    /** The parameter of an id of the table; the id must exist. */
    HostParameter& operator[] (std::string_view id) const;

    std::span<HostParameter* const> all() const noexcept { return parameters; }

    /** All values as they are now. Any thread; real time. */
    Settings settings() const noexcept;

private:
    std::vector<HostParameter*> parameters;
};

/** Owns parameters where there is no plug-in: JUCE keeps them in a processor, and this one
    processes nothing. Message thread. */
class ParameterOwner : public juce::AudioProcessor
{
public:
    const juce::String getName() const override { return "Parameters"; }
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
};

/** Hears what a person changes: from the begin of a gesture to its end. Automation by the host has
    no gestures here, so it is never heard. Message thread; gestures of another one are ignored. */
class GestureRecorder : private juce::AudioProcessorParameter::Listener
{
public:
    /** onChange: called at the end of each gesture that changed the value, with the value
        before. */
    GestureRecorder (const ParameterSet&,
                     std::function<void (HostParameter&, double before)> onChange);
    ~GestureRecorder() override;

private:
    void parameterValueChanged (int, float) override {}
    void parameterGestureChanged (int index, bool isBeginning) override;

    struct Heard
    {
        HostParameter* parameter;
        double valueBefore;
    };

    std::vector<Heard> heard;
    std::function<void (HostParameter&, double)> tell;
};

} // namespace requant
