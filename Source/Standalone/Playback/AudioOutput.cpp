#include "AudioOutput.h"

namespace requant
{

AudioOutput::AudioOutput (Player& p, juce::AudioDeviceManager& m)
    : juce::Thread ("Requant device"), player (p), manager (m)
{
    manager.addChangeListener (this);
    begin ([this] { return manager.initialiseWithDefaultDevices (2, 2); });
}

AudioOutput::~AudioOutput()
{
    stopThread (-1);
    manager.removeChangeListener (this);
    stop();
}

void AudioOutput::begin (std::function<juce::String()> newWork)
{
    work = std::move (newWork);

    if (driversTakeAnyThread)
        startThread();
}

void AudioOutput::run() { failureOfWork = work(); }

void AudioOutput::refresh()
{
    if (! isSettingUp() || isThreadRunning())
        return;

    if (! driversTakeAnyThread)
        run();

    work = nullptr;
    failure = failureOfWork;

    if (recording != nullptr)
        proceed();

    if (! isSettingUp())
        juce::NullCheckedInvocation::invoke (onDeviceChange);
}

void AudioOutput::finishSettingUp()
{
    while (isSettingUp())
    {
        waitForThreadToExit (-1);
        refresh();
    }
}

void AudioOutput::play (std::shared_ptr<const Recording> newRecording, bool mayAsk)
{
    stop();
    recording = std::move (newRecording);
    player.setRecording (recording);
    player.setSignal (Signal::recording);
    mayAskDevice = mayAsk;

    if (! isSettingUp())
        proceed();
}

void AudioOutput::proceed()
{
    if (! std::exchange (mayAskDevice, false) || ! askDeviceFor (recording->sampleRateHz()))
        start();
}

// Only where it has to be: starting anew empties the meters.
void AudioOutput::choose (Signal signal)
{
    player.setSignal (signal);

    if (startedAtHz > 0.0
        && ! juce::approximatelyEqual (player.processingRateHz (signal, startedAtHz), processingHz))
        startAnew();
}

// True where the device is on its way to that rate.
bool AudioOutput::askDeviceFor (double sampleRateHz)
{
    auto* device = manager.getCurrentAudioDevice();

    if (device == nullptr || ! device->getAvailableSampleRates().contains (sampleRateHz)
        || juce::approximatelyEqual (device->getCurrentSampleRate(), sampleRateHz))
        return false;

    begin (
        [this, sampleRateHz]
        {
            const auto working = manager.getAudioDeviceSetup();
            auto wanted = working;
            wanted.sampleRate = sampleRateHz;
            const auto refusal = manager.setAudioDeviceSetup (wanted, true);

            // A device may list a rate and refuse it; the manager then leaves no device open.
            return refusal.isEmpty() ? refusal : manager.setAudioDeviceSetup (working, true);
        });
    return true;
}

double AudioOutput::deviceRateHz() const
{
    if (isSettingUp())
        return 0.0;

    auto* device = manager.getCurrentAudioDevice();
    return device != nullptr ? device->getCurrentSampleRate() : 0.0;
}

void AudioOutput::start()
{
    startedAtHz = deviceRateHz();

    if (startedAtHz > 0.0)
    {
        processingHz = player.processingRateHz (player.currentSignal(), startedAtHz);
        return manager.addAudioCallback (&player);
    }

    const auto rate = recording->sampleRateHz();
    processingHz = rate;
    clockBlock = juce::roundToInt (rate * clockMs / 1000.0);
    player.prepare (rate, clockBlock, juce::jmin (2, recording->channelCount()));
    startTimer (clockMs);
}

void AudioOutput::startAnew()
{
    const auto place = player.progress();
    stop();
    start();
    player.seek (place);
}

void AudioOutput::stop()
{
    stopTimer();
    startedAtHz = 0.0;

    // Nothing has been started then, and the manager is the thread's.
    if (! isSettingUp())
        manager.removeAudioCallback (&player);
}

// Comes also after the device was set up here, when there is nothing left to do.
void AudioOutput::changeListenerCallback (juce::ChangeBroadcaster*)
{
    if (isSettingUp())
        return;

    const auto rate = deviceRateHz();

    if (rate > 0.0)
        failure.clear();

    if (recording != nullptr && ! juce::approximatelyEqual (rate, startedAtHz))
        startAnew();

    juce::NullCheckedInvocation::invoke (onDeviceChange);
}

juce::String AudioOutput::description() const
{
    if (isSettingUp())
        return "Setting up the sound card";

    // A device whose channels are all switched off has no rate.
    if (const auto rate = deviceRateHz(); rate > 0.0)
        return "Sound card: " + manager.getCurrentAudioDevice()->getName() + ", "
               + juce::String (rate / 1000.0) + " kHz"
               + (juce::approximatelyEqual (processingHz, rate)
                      ? juce::String()
                      : ", resampled from " + juce::String (processingHz / 1000.0)
                            + " kHz to be heard");

    // A driver's message may have empty lines, which one line has no room for.
    auto lines = juce::StringArray::fromLines (failure);
    lines.removeEmptyStrings();
    const juce::String sentence = "No audio device: playing without sound";
    return lines.isEmpty() ? sentence : sentence + ". " + lines.joinIntoString (" ");
}

juce::String AudioOutput::playedChannels() const
{
    const auto all = recording != nullptr ? recording->channelCount() : 0;
    const auto played = player.channelCount();

    if (played == 0 || all <= played)
        return {};

    return (played == 1 ? "channel 1 of " : "channels 1 and 2 of ") + juce::String (all);
}

bool AudioOutput::hasInput() const
{
    if (isSettingUp())
        return false;

    auto* device = manager.getCurrentAudioDevice();
    return device != nullptr && ! device->getActiveInputChannels().isZero();
}

void AudioOutput::hiResTimerCallback() { player.render (nullptr, 0, nullptr, 0, clockBlock); }

} // namespace requant
