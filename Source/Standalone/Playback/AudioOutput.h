#pragma once

#include "Player.h"

namespace requant
{

/** Runs the player: on the default audio device, which is asked for the recording's rate, or on a
    silent clock where there is no device, so that everything can be seen all the same. Follows the
    device when it, or its rate, is changed.

    Opening a device, or giving it another rate, takes as long as its driver likes, often tenths
    of a second. On Linux and BSD a thread of its own does that; until it is done nothing plays, and
    the manager belongs to that thread. Elsewhere drivers want the message thread, and refresh()
    takes as long.

    Message thread.
*/
class AudioOutput : private juce::HighResolutionTimer,
                    private juce::ChangeListener,
                    private juce::Thread
{
public:
    /** Begins to open the default device; player and manager must outlive it. */
    AudioOutput (Player&, juce::AudioDeviceManager&);

    /** Waits for a device that is being opened. */
    ~AudioOutput() override;

    /** Chooses this recording, from its beginning. It plays once the device is set up. mayAsk:
        whether the device may be asked for its rate. */
    void play (std::shared_ptr<const Recording>, bool mayAsk = true);

    /** Whether a device is being opened, or given another rate. */
    bool isSettingUp() const noexcept { return work != nullptr; }

    /** Plays what waits for a device that is set up by now. To be called until isSettingUp() is
        false. */
    void refresh();

    /** Returns when the device is set up. */
    void finishSettingUp();

    /** Chooses what is played. */
    void choose (Signal);

    /** One line for the person: which device at what rate, and whether what is heard is resampled
        to it; or that there is none and why. */
    juce::String description() const;

    /** Which of the recording's channels are played, where it has more; otherwise empty. */
    juce::String playedChannels() const;

    /** Whether the device has an input that is switched on. */
    bool hasInput() const;

    /** Not while isSettingUp(). */
    juce::AudioDeviceManager& devices() noexcept { return manager; }

    /** Called after the device, or its rate, has changed. */
    std::function<void()> onDeviceChange;

private:
    void hiResTimerCallback() override;
    void changeListenerCallback (juce::ChangeBroadcaster*) override;
    void run() override;
    void begin (std::function<juce::String()> newWork);
    bool askDeviceFor (double sampleRateHz);
    double deviceRateHz() const;
    void proceed();
    void start();
    void startAnew();
    void stop();

    static constexpr int clockMs = 10;

#if JUCE_LINUX || JUCE_BSD
    static constexpr bool driversTakeAnyThread = true;
#else
    static constexpr bool driversTakeAnyThread = false;
#endif

    Player& player;
    juce::AudioDeviceManager& manager;
    std::shared_ptr<const Recording> recording;
    std::function<juce::String()> work; ///< what sets the device up; gives why it failed
    juce::String failure, failureOfWork;
    bool mayAskDevice = false; ///< for the recording's rate
    double startedAtHz = 0.0;  // the device's rate, or 0 for the silent clock
    double processingHz = 0.0;
    int clockBlock = 0;
};

} // namespace requant
