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
    only while neither runs; all else at any time.
*/
class Player : public juce::AudioIODeviceCallback
{
public:
    /** The processor must outlive the player. */
    explicit Player (juce::AudioProcessor&);

    /** Takes over a recording; must have the rate that prepare() was called with. Message thread,
        audio stopped. */
    void setRecording (Recording);

    /** Audio stopped. */
    void prepare (double sampleRateHz, int blockSize, int channels);

    void setSignal (Signal newSignal) noexcept { signal = newSignal; }
    Signal currentSignal() const noexcept { return signal; }

    void setPlaying (bool shouldPlay) noexcept { playing = shouldPlay; }
    bool isPlaying() const noexcept { return playing; }

    /** Lets live input reach the output: a microphone beside loudspeakers howls. */
    void allowLiveOutput (bool allowed) noexcept { liveOutput = allowed; }

    /** Proportion of the recording, 0 to 1. */
    void seek (double proportion) noexcept;
    double progress() const noexcept;
    double lengthSeconds() const noexcept;

    /** Computes one block. outputs may hold nullptr for channels the device does not have. Real
        time. */
    void render (const float* const* inputs, int inputCount, float* const* outputs, int outputCount,
                 int count) noexcept;

    void audioDeviceIOCallbackWithContext (const float* const* inputs, int inputCount,
                                           float* const* outputs, int outputCount, int count,
                                           const juce::AudioIODeviceCallbackContext&) override;
    void audioDeviceAboutToStart (juce::AudioIODevice*) override;
    void audioDeviceStopped() override {}

private:
    void fill (const float* const* inputs, int inputCount, int count) noexcept;
    void fillFromRecording (int count) noexcept;
    void fillWithSine (double amplitude, int count) noexcept;

    juce::AudioProcessor& processor;
    juce::AudioBuffer<float> block;
    juce::MidiBuffer noMidi;
    Recording recording;
    double sampleRate = 44100.0, phase = 0.0;

    std::atomic<Signal> signal { Signal::recording };
    std::atomic<bool> playing { true }, liveOutput { false };
    std::atomic<int> position { 0 };
};

} // namespace requant
