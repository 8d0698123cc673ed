#pragma once

#include "Recording.h"

#include <atomic>

namespace requant
{

/** What the application sends through the plug-in. */
enum class Signal
{
    recording, ///< looped
    sine,      ///< 997 Hz at -20 dBFS
    quietSine, ///< 997 Hz at -80 dBFS: where dither is needed
    silence,
    liveInput ///< the device's input; its output stays silent until it is allowed
};

/** The audio device's side of the application: fills a block with the chosen signal, has the
    plug-in process it, and gives it to the device.

    Audio comes from a device's callback, or from render() where there is no device. setRecording()
    and prepare() only while neither runs; all else at any time.
*/
class Player : public juce::AudioIODeviceCallback
{
public:
    /** The processor must outlive the player. */
    explicit Player (juce::AudioProcessor&);

    /** Plays this recording from its beginning; not null. One of another rate than prepare() was
        called with is silent, since it would sound at another pitch. Message thread, audio stopped.
    */
    void setRecording (std::shared_ptr<const Recording>);

    /** Audio stopped. */
    void prepare (double sampleRateHz, int blockSize, int channelsToPlay);

    /** How many channels are played: the first ones of the recording. */
    int channelCount() const noexcept { return channels; }

    void setSignal (Signal newSignal) noexcept { signal = newSignal; }
    Signal currentSignal() const noexcept { return signal; }

    void setPlaying (bool shouldPlay) noexcept { playing = shouldPlay; }
    bool isPlaying() const noexcept { return playing; }

    /** Lets live input reach the output: a microphone beside loudspeakers howls. */
    void allowLiveOutput (bool allowed) noexcept { liveOutput = allowed; }

    /** Goes to a proportion of the recording, 0 to 1, when the next block begins. */
    void seek (double proportion) noexcept;

    /** Proportion of the recording, 0 to 1. Message thread. */
    double progress() const noexcept;

    /** Computes one block, all of it by the choices as they were at its beginning. outputs may hold
        nullptr for channels the device does not have. Real time. */
    void render (const float* const* inputs, int inputCount, float* const* outputs, int outputCount,
                 int count) noexcept;

    void audioDeviceIOCallbackWithContext (const float* const* inputs, int inputCount,
                                           float* const* outputs, int outputCount, int count,
                                           const juce::AudioIODeviceCallbackContext&) override;
    void audioDeviceAboutToStart (juce::AudioIODevice*) override;
    void audioDeviceStopped() override {}

private:
    void goToRequestedPlace() noexcept;
    void fill (Signal, const float* const* inputs, int inputCount, int count) noexcept;
    void fillFromRecording (int count) noexcept;
    void fillWithSine (double amplitude, int count) noexcept;

    static constexpr double noRequest = -1.0;

    juce::AudioProcessor& processor;
    juce::AudioBuffer<float> block;
    juce::MidiBuffer noMidi;
    std::shared_ptr<const Recording> recording = std::make_shared<const Recording>();
    double sampleRate = 44100.0, phase = 0.0;
    int position = 0; // the audio thread's

    std::atomic<Signal> signal { Signal::recording };
    std::atomic<bool> playing { true }, liveOutput { false };
    std::atomic<double> requestedProportion { noRequest };
    std::atomic<int> shownPosition { 0 }, channels { 0 };
};

} // namespace requant
