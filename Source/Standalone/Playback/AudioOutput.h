#pragma once

#include "Player.h"

namespace requant
{

/** Runs the player: on the default audio device, which is asked for the recording's rate, or on a
    silent clock where there is no device, so that everything can be seen all the same. Follows the
    device when it, or its rate, is changed.

    Message thread.
*/
class AudioOutput : private juce::HighResolutionTimer, private juce::ChangeListener
{
public:
    /** Opens the default device; player and manager must outlive it. */
    AudioOutput (Player&, juce::AudioDeviceManager&);
    ~AudioOutput() override;

    /** Chooses this recording, from its beginning. */
    void play (std::shared_ptr<const Recording>);

    /** Chooses what is played. */
    void choose (Signal);

    /** One line for the person: which device at what rate, and whether what is heard is resampled
        to it; or that there is none and why. */
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
    void startAnew();
    void stop();

    static constexpr int clockMs = 10;

    Player& player;
    juce::AudioDeviceManager& manager;
    std::shared_ptr<const Recording> recording;
    juce::String failure;
    double startedAtHz = 0.0; // the device's rate, or 0 for the silent clock
    double processingHz = 0.0;
    int clockBlock = 0;
};

} // namespace requant
