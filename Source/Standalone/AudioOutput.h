#pragma once

#include "Player.h"

namespace requant
{

/** Runs the player: on the default audio device at the recording's rate where the device has it, or
    on a silent clock where there is no device, so that everything can be seen all the same. Follows
    the device when it, or its rate, is changed.

    Message thread.
*/
class AudioOutput : private juce::HighResolutionTimer, private juce::ChangeListener
{
public:
    /** Opens the default device; player and manager must outlive it. */
    AudioOutput (Player&, juce::AudioDeviceManager&);
    ~AudioOutput() override;

    /** Plays this recording from now on; resampled where the device has another rate. */
    void play (std::shared_ptr<const Recording>);

    /** One line for the person: which device at what rate, or that there is none and why. */
    juce::String description() const;

    /** Which of the recording's channels are played, where it has more; otherwise empty. */
    juce::String playedChannels() const;

    /** Whether the device has an input that is switched on. */
    bool hasInput() const;

    juce::AudioDeviceManager& devices() noexcept { return manager; }

    /** Called after the device, or its rate, has changed. */
    std::function<void()> onDeviceChange;

private:
    void hiResTimerCallback() override;
    void changeListenerCallback (juce::ChangeBroadcaster*) override;
    void askDeviceFor (double sampleRateHz);
    double deviceRateHz() const;
    void start();
    void stop();

    static constexpr int clockMs = 10;

    Player& player;
    juce::AudioDeviceManager& manager;
    std::shared_ptr<const Recording> original = std::make_shared<const Recording>();
    juce::String failure;
    double startedAtHz = 0.0; // the device's rate, or 0 for the silent clock
    int clockBlock = 0;
};

} // namespace requant
