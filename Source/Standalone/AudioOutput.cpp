#include "AudioOutput.h"

namespace requant
{

AudioOutput::AudioOutput (Player& p) : player (p)
{
    failure = manager.initialiseWithDefaultDevices (2, 2);
}

AudioOutput::~AudioOutput() { stop(); }

void AudioOutput::stop()
{
    stopTimer();
    manager.removeAudioCallback (&player);
}

void AudioOutput::askDeviceFor (double sampleRateHz)
{
    auto* device = manager.getCurrentAudioDevice();

    if (device == nullptr || ! device->getAvailableSampleRates().contains (sampleRateHz))
        return;

    auto setup = manager.getAudioDeviceSetup();
    setup.sampleRate = sampleRateHz;
    failure = manager.setAudioDeviceSetup (setup, true);
}

void AudioOutput::play (const Recording& recording)
{
    stop();
    askDeviceFor (recording.sampleRateHz);

    if (auto* device = manager.getCurrentAudioDevice())
    {
        const auto rate = device->getCurrentSampleRate();
        player.setRecording (juce::approximatelyEqual (rate, recording.sampleRateHz)
                                 ? recording
                                 : recording.resampledTo (rate));
        manager.addAudioCallback (&player);
        return;
    }

    clockBlock = juce::roundToInt (recording.sampleRateHz * clockMs / 1000.0);
    player.setRecording (recording);
    player.prepare (recording.sampleRateHz, clockBlock,
                    juce::jmin (2, recording.samples.getNumChannels()));
    startTimer (clockMs);
}

juce::String AudioOutput::description() const
{
    if (auto* device = manager.getCurrentAudioDevice())
        return device->getName() + ", " + juce::String (device->getCurrentSampleRate() / 1000.0)
               + " kHz";

    return "No audio device: playing without sound";
}

void AudioOutput::hiResTimerCallback() { player.render (nullptr, 0, nullptr, 0, clockBlock); }

} // namespace requant
