#include "AudioOutput.h"

namespace requant
{

AudioOutput::AudioOutput (Player& p, juce::AudioDeviceManager& m) : player (p), manager (m)
{
    failure = manager.initialiseWithDefaultDevices (2, 2);
    manager.addChangeListener (this);
}

AudioOutput::~AudioOutput()
{
    manager.removeChangeListener (this);
    stop();
}

void AudioOutput::play (std::shared_ptr<const Recording> recording)
{
    stop();
    original = std::move (recording);
    askDeviceFor (original->sampleRateHz);
    start();
}

void AudioOutput::askDeviceFor (double sampleRateHz)
{
    auto* device = manager.getCurrentAudioDevice();

    if (device == nullptr || ! device->getAvailableSampleRates().contains (sampleRateHz))
        return;

    const auto working = manager.getAudioDeviceSetup();
    auto wanted = working;
    wanted.sampleRate = sampleRateHz;
    failure = manager.setAudioDeviceSetup (wanted, true);

    // A device may list a rate and refuse it; the manager then leaves no device open.
    if (failure.isNotEmpty())
        failure = manager.setAudioDeviceSetup (working, true);
}

double AudioOutput::deviceRateHz() const
{
    auto* device = manager.getCurrentAudioDevice();
    return device != nullptr ? device->getCurrentSampleRate() : 0.0;
}

void AudioOutput::start()
{
    startedAtHz = deviceRateHz();

    if (startedAtHz > 0.0)
    {
        player.setRecording (
            juce::approximatelyEqual (startedAtHz, original->sampleRateHz)
                ? original
                : std::make_shared<const Recording> (original->resampledTo (startedAtHz)));
        manager.addAudioCallback (&player);
        return;
    }

    clockBlock = juce::roundToInt (original->sampleRateHz * clockMs / 1000.0);
    player.setRecording (original);
    player.prepare (original->sampleRateHz, clockBlock,
                    juce::jmin (2, original->samples.getNumChannels()));
    startTimer (clockMs);
}

void AudioOutput::stop()
{
    stopTimer();
    manager.removeAudioCallback (&player);
}

// Comes also after play() itself has changed the device, when there is nothing left to do.
void AudioOutput::changeListenerCallback (juce::ChangeBroadcaster*)
{
    const auto rate = deviceRateHz();

    if (rate > 0.0)
        failure.clear();

    if (original->sampleRateHz > 0.0 && ! juce::approximatelyEqual (rate, startedAtHz))
    {
        const auto place = player.progress();
        stop();
        start();
        player.seek (place);
    }

    juce::NullCheckedInvocation::invoke (onDeviceChange);
}

juce::String AudioOutput::description() const
{
    // A device whose channels are all switched off has no rate.
    if (const auto rate = deviceRateHz(); rate > 0.0)
        return "Sound card: " + manager.getCurrentAudioDevice()->getName() + ", "
               + juce::String (rate / 1000.0) + " kHz";

    // A driver's message may have empty lines, which one line has no room for.
    auto lines = juce::StringArray::fromLines (failure);
    lines.removeEmptyStrings();
    const juce::String sentence = "No audio device: playing without sound";
    return lines.isEmpty() ? sentence : sentence + ". " + lines.joinIntoString (" ");
}

juce::String AudioOutput::playedChannels() const
{
    const auto all = original->samples.getNumChannels(), played = player.channelCount();

    if (all <= played)
        return {};

    return (played == 1 ? "channel 1 of " : "channels 1 and 2 of ") + juce::String (all);
}

bool AudioOutput::hasInput() const
{
    auto* device = manager.getCurrentAudioDevice();
    return device != nullptr && ! device->getActiveInputChannels().isZero();
}

void AudioOutput::hiResTimerCallback() { player.render (nullptr, 0, nullptr, 0, clockBlock); }

} // namespace requant
