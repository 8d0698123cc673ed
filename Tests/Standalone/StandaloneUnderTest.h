#pragma once

#include "Editor/Editor.h"
#include "PlayerUnderTest.h"
#include "Standalone/MainComponent.h"
#include "Support/TemporaryFolder.h"

namespace requant::test
{

/** The plug-in with its editor, over a person's files in a folder of its own or in one that
    outlives it. */
class PluginUnderTest : public ProcessorUnderTest
{
public:
    using Home = std::shared_ptr<TemporaryFolder>;

    explicit PluginUnderTest (Home homeToUse = std::make_shared<TemporaryFolder>())
        : home (std::move (homeToUse))
    {
    }

    bool hasEditor() const override { return true; }

    juce::AudioProcessorEditor* createEditor() override
    {
        return new Editor (
            *this, session(), meterFeed(),
            { PresetFolder (juce::File (juce::String (*home / "Presets"))),
              PreferencesFile (juce::File (juce::String (*home / "Preferences.xml"))) });
    }

    Home home;
};

/** A sound card without a clock: a block is processed when the test asks for it, in whatever thread
    it does so. */
class Card : public juce::AudioIODevice
{
public:
    static constexpr int blockSize = 64;

    struct Abilities
    {
        juce::Array<double> ratesHz { 44100.0, 48000.0 };
        int outputs = 2, inputs = 0;
        juce::String refusal; ///< what opening fails with; empty: it opens
        double refusedRateHz = 0.0;
        std::function<void()> whileOpening = [] {}; ///< in the thread that opens it
    };

    explicit Card (const Abilities& a) : juce::AudioIODevice ("Card", "Test"), abilities (a) {}

    juce::StringArray getOutputChannelNames() override { return numbers (abilities.outputs); }
    juce::StringArray getInputChannelNames() override { return numbers (abilities.inputs); }
    juce::Array<double> getAvailableSampleRates() override { return abilities.ratesHz; }
    juce::Array<int> getAvailableBufferSizes() override { return { blockSize }; }
    int getDefaultBufferSize() override { return blockSize; }

    juce::String open (const juce::BigInteger& inputChannels,
                       const juce::BigInteger& outputChannels, double sampleRateHz, int) override
    {
        abilities.whileOpening();

        if (abilities.refusal.isNotEmpty())
            return abilities.refusal;

        if (juce::approximatelyEqual (sampleRateHz, abilities.refusedRateHz))
            return "This rate is refused.";

        outputs = outputChannels;
        outputs.setRange (abilities.outputs, 64, false);
        inputs = inputChannels;
        inputs.setRange (abilities.inputs, 64, false);
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
        const juce::ScopedLock holding (lock);
        callback = newCallback;
    }

    void stop() override
    {
        const juce::ScopedLock holding (lock);

        if (auto* old = std::exchange (callback, nullptr))
            old->audioDeviceStopped();
    }

    /** What the card would play next, while its input is this. */
    juce::AudioBuffer<float> nextBlock (int length = blockSize,
                                        const juce::AudioBuffer<float>* input = nullptr)
    {
        juce::AudioBuffer<float> output (abilities.outputs, length);
        output.clear();
        const juce::ScopedLock holding (lock);

        if (callback != nullptr)
            callback->audioDeviceIOCallbackWithContext (
                input != nullptr ? input->getArrayOfReadPointers() : nullptr,
                input != nullptr ? input->getNumChannels() : 0, output.getArrayOfWritePointers(),
                output.getNumChannels(), length, {});

        return output;
    }

    bool isOpen() override { return isOpened; }
    bool isPlaying() override { return callback != nullptr; }
    juce::String getLastError() override { return {}; }
    int getCurrentBufferSizeSamples() override { return blockSize; }
    double getCurrentSampleRate() override { return rateHz; }
    int getCurrentBitDepth() override { return 24; }
    juce::BigInteger getActiveOutputChannels() const override { return outputs; }
    juce::BigInteger getActiveInputChannels() const override { return inputs; }
    int getOutputLatencyInSamples() override { return 0; }
    int getInputLatencyInSamples() override { return 0; }

private:
    static juce::StringArray numbers (int count)
    {
        juce::StringArray names;

        for (int c = 1; c <= count; ++c)
            names.add (juce::String (c));

        return names;
    }

    Abilities abilities;
    juce::BigInteger outputs, inputs;
    double rateHz = 0.0;
    bool isOpened = false;
    juce::CriticalSection lock; ///< holds the callback, as a card's driver does
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
            const auto isThere = abilities && (! wantInputs || abilities->inputs > 0);
            return isThere ? juce::StringArray ("Card") : juce::StringArray();
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

} // namespace requant::test
