#pragma once

#include "Player.h"

namespace requant
{

/** Runs the player: on the default audio device at the recording's rate where the device has it, or
    on a silent clock where there is no device, so that everything can be seen all the same.

    Message thread.
*/
class AudioOutput : private juce::HighResolutionTimer
{
public:
    explicit AudioOutput (Player&);
    ~AudioOutput() override;

    /** Plays this recording from now on; resampled where the device has another rate. */
    void play (const Recording&);

    /** One sentence for the person: which device at what rate, or that there is none. */
    juce::String description() const;

    juce::AudioDeviceManager& devices() noexcept { return manager; }

private:
    void hiResTimerCallback() override;
    void askDeviceFor (double sampleRateHz);
    void stop();

    static constexpr int clockMs = 10;

    Player& player;
    juce::AudioDeviceManager manager;
    juce::String failure;
    int clockBlock = 0;
};

} // namespace requant
