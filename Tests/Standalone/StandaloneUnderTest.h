#pragma once

#include "Editor/Editor.h"
#include "Plugin/Processor.h"
#include "Standalone/MainComponent.h"
#include "Support/TemporaryFolder.h"

namespace requant::test
{

/** The plug-in with its editor, and something that may happen while a block is processed. */
class PluginUnderTest : public Processor
{
public:
    std::function<void()> duringBlock;

    void processBlock (juce::AudioBuffer<float>& block, juce::MidiBuffer& midi) override
    {
        Processor::processBlock (block, midi);
        juce::NullCheckedInvocation::invoke (duringBlock);
    }

    using Processor::processBlock;
    bool hasEditor() const override { return true; }

    juce::AudioProcessorEditor* createEditor() override
    {
        return new Editor (
            *this, session(), meterFeed(),
            { PresetFolder (juce::File (juce::String (home / "Presets"))),
              PreferencesFile (juce::File (juce::String (home / "Preferences.xml"))) });
    }

    TemporaryFolder home;
};

/** A sound card without a clock: a block is processed when the test asks for it. */
class Card : public juce::AudioIODevice
{
public:
    static constexpr int blockSize = 64;

    struct Abilities
    {
        juce::Array<double> ratesHz { 44100.0, 48000.0 };
        int outputs = 2;
        juce::String refusal; ///< what opening fails with; empty: it opens
        double refusedRateHz = 0.0;
    };

    explicit Card (const Abilities& a) : juce::AudioIODevice ("Card", "Test"), abilities (a) {}

    juce::StringArray getOutputChannelNames() override
    {
        juce::StringArray names;

        for (int c = 1; c <= abilities.outputs; ++c)
            names.add (juce::String (c));

        return names;
    }

    juce::StringArray getInputChannelNames() override { return {}; }
    juce::Array<double> getAvailableSampleRates() override { return abilities.ratesHz; }
    juce::Array<int> getAvailableBufferSizes() override { return { blockSize }; }
    int getDefaultBufferSize() override { return blockSize; }

    juce::String open (const juce::BigInteger&, const juce::BigInteger& outputChannels,
                       double sampleRateHz, int) override
    {
        if (abilities.refusal.isNotEmpty())
            return abilities.refusal;

        if (juce::approximatelyEqual (sampleRateHz, abilities.refusedRateHz))
            return "This rate is refused.";

        outputs = outputChannels;
        outputs.setRange (abilities.outputs, 64, false);
        rateHz = sampleRateHz;
        isOpened = true;
        return {};
    }

    void close() override
    {
        stop();
        isOpened = false;
    }

    void start (juce::AudioIODeviceCallback* newCallback) override
    {
        newCallback->audioDeviceAboutToStart (this);
        callback = newCallback;
    }

    void stop() override
    {
        if (auto* old = std::exchange (callback, nullptr))
            old->audioDeviceStopped();
    }

    /** What the card would play next. */
    juce::AudioBuffer<float> nextBlock (int length = blockSize)
    {
        juce::AudioBuffer<float> output (abilities.outputs, length);
        output.clear();

        if (callback != nullptr)
            callback->audioDeviceIOCallbackWithContext (
                nullptr, 0, output.getArrayOfWritePointers(), output.getNumChannels(), length, {});

        return output;
    }

    bool isOpen() override { return isOpened; }
    bool isPlaying() override { return callback != nullptr; }
    juce::String getLastError() override { return {}; }
    int getCurrentBufferSizeSamples() override { return blockSize; }
    double getCurrentSampleRate() override { return rateHz; }
    int getCurrentBitDepth() override { return 24; }
    juce::BigInteger getActiveOutputChannels() const override { return outputs; }
    juce::BigInteger getActiveInputChannels() const override { return {}; }
    int getOutputLatencyInSamples() override { return 0; }
    int getInputLatencyInSamples() override { return 0; }

private:
    Abilities abilities;
    juce::BigInteger outputs;
    double rateHz = 0.0;
    bool isOpened = false;
    juce::AudioIODeviceCallback* callback = nullptr;
};

/** Knows one card, or none, instead of this machine's. */
class DevicesUnderTest : public juce::AudioDeviceManager
{
public:
    explicit DevicesUnderTest (std::optional<Card::Abilities> oneCard = Card::Abilities {})
        : abilities (std::move (oneCard))
    {
    }

    void createAudioDeviceTypes (juce::OwnedArray<juce::AudioIODeviceType>& types) override
    {
        types.add (new Type (abilities));
    }

    Card& card() { return dynamic_cast<Card&> (*getCurrentAudioDevice()); }

    /** What the audio dialog does when somebody chooses a rate; 0 for no device. */
    void choose (double rateHz)
    {
        auto setup = getAudioDeviceSetup();
        setup.sampleRate = rateHz;
        setup.outputDeviceName = rateHz > 0.0 ? "Card" : "";
        setAudioDeviceSetup (setup, true);
        dispatchPendingMessages();
    }

private:
    class Type : public juce::AudioIODeviceType
    {
    public:
        explicit Type (const std::optional<Card::Abilities>& a)
            : juce::AudioIODeviceType ("Test"), abilities (a)
        {
        }

        void scanForDevices() override {}

        juce::StringArray getDeviceNames (bool wantInputs) const override
        {
            return abilities && ! wantInputs ? juce::StringArray ("Card") : juce::StringArray();
        }

        int getDefaultDeviceIndex (bool) const override { return 0; }
        int getIndexOfDevice (juce::AudioIODevice*, bool) const override { return 0; }
        bool hasSeparateInputsAndOutputs() const override { return true; }

        juce::AudioIODevice* createDevice (const juce::String& output, const juce::String&) override
        {
            return output.isNotEmpty() ? new Card (*abilities) : nullptr;
        }

    private:
        const std::optional<Card::Abilities>& abilities;
    };

    std::optional<Card::Abilities> abilities;
};

/** A component of this class below a parent, with this name where one is given. Throws where there
    is none. */
template <typename Class>
Class& find (juce::Component& parent, const juce::String& name = {})
{
    std::vector<juce::Component*> waiting { &parent };

    while (! waiting.empty())
    {
        auto* next = waiting.back();
        waiting.pop_back();

        if (auto* found = dynamic_cast<Class*> (next);
            found != nullptr && (name.isEmpty() || found->getName() == name))
            return *found;

        for (auto* child : next->getChildren())
            waiting.push_back (child);
    }

    throw std::runtime_error ("There is no such component.");
}

/** A ramp that says of each sample where it comes from; every second channel is its negative. */
inline std::shared_ptr<const Recording> ramp (int channels = 2, int length = 100,
                                              double rateHz = 44100.0)
{
    auto recording = std::make_shared<Recording>();
    recording->samples.setSize (channels, length);
    recording->sampleRateHz = rateHz;
    recording->name = "ramp";

    for (int c = 0; c < channels; ++c)
        for (int n = 0; n < length; ++n)
            recording->samples.setSample (c, n, static_cast<float> (c % 2 == 0 ? n : -n));

    return recording;
}

} // namespace requant::test
