#pragma once

#include "Engine/Engine.h"
#include "Engine/LevelPlanner.h"
#include "Engine/ShaperDesigner.h"
#include "Plugin/Parameters/ParameterSet.h"
#include "Plugin/Presets/Programs.h"
#include "Plugin/Session/Session.h"

namespace requant
{

/** The plug-in: takes the settings, reduces, measures and publishes, block by block.

    Latency 0, but for laws that work on blocks, which is reported as soon as the message loop runs.
    Any layout whose input equals its output, in float and double. While the host's transport runs,
    dither is keyed to its timeline. A bounce that is not in real time is the output, whatever the
    monitor lets hear.
*/
class Processor : public juce::AudioProcessor, private juce::Timer
{
public:
    Processor();

    const ParameterSet& parameters() const noexcept { return hostParameters; }
    MeterFeed& meterFeed() noexcept { return feed; }

    /** What a person does with the parameters. */
    Session& session() noexcept { return userSession; }

    /** Designs the noise shaper and the levels that the parameters ask for now, where they are not
        the running ones. Any thread that may wait; not real time. */
    void design();

    /** design(), and all else that a timer does while the message loop runs: counts what is being
        learned, and reports the latency. Message thread. */
    void keepUp();

    /** Says that the next block does not follow the last one: no picture runs across. Audio thread;
        real time. */
    void breakOff() noexcept { engine.breakOff(); }

    void prepareToPlay (double sampleRateHz, int maximumBlock) override;
    void releaseResources() override {}

    /** A host's restart: the dither begins anew, so a second bounce has the same bits. */
    void reset() override { engine.restart(); }
    void processBlock (juce::AudioBuffer<float>&, juce::MidiBuffer&) override;
    void processBlock (juce::AudioBuffer<double>&, juce::MidiBuffer&) override;
    void processBlockBypassed (juce::AudioBuffer<float>&, juce::MidiBuffer&) override;
    void processBlockBypassed (juce::AudioBuffer<double>&, juce::MidiBuffer&) override;
    bool supportsDoublePrecisionProcessing() const override { return true; }
    bool isBusesLayoutSupported (const BusesLayout&) const override;

    juce::AudioProcessorParameter* getBypassParameter() const override;
    void getStateInformation (juce::MemoryBlock&) override;
    void setStateInformation (const void* data, int size) override;

    const juce::String getName() const override { return "Requant"; }
    bool acceptsMidi() const override { return false; }
    bool producesMidi() const override { return false; }
    double getTailLengthSeconds() const override { return 0.0; }
    int getNumPrograms() override { return programs.count(); }
    int getCurrentProgram() override { return programs.current(); }
    void setCurrentProgram (int index) override
    {
        programs.choose (index, userSession.keepsWordLength());
    }
    const juce::String getProgramName (int index) override { return programs.name (index); }
    void changeProgramName (int, const juce::String&) override {}

    // Entry's subclass opens the editor; without one the plug-in works all the same.
    bool hasEditor() const override { return false; }
    juce::AudioProcessorEditor* createEditor() override { return nullptr; }

private:
    template <typename Sample>
    void process (juce::AudioBuffer<Sample>&, bool bypassedByHost) noexcept;
    void takeSettings (bool bypassedByHost) noexcept;
    void followTimeline() noexcept;
    void timerCallback() override { keepUp(); }
    void reportLatency();

    ParameterSet hostParameters { *this };
    Session userSession { hostParameters };
    Programs programs;
    std::atomic<double> rateHz { 44100.0 };
    ShaperDesigner designer;
    LevelPlanner levels;
    std::mutex learning; ///< between those that publish what was learned
    TripleBuffer<LearnedScale> learned;
    Engine engine;
    MeterFeed feed;
};

} // namespace requant
