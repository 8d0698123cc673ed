#pragma once

#include "FeedbackGuard.h"
#include "Instrument/GainRamp.h"
#include "Recording.h"
#include "SourceFade.h"

#include <atomic>

namespace requant
{

/** The audio device's side of the application: fills a block with the chosen signal, has the
    plug-in process it, and gives it to the device.

    Every start, stop, switch, seek and turn of a loop is a fade of 10 ms, in front of the plug-in,
    so that what comes out of it stays on its levels; only what is muted or stopped fades behind it.
    Audio comes from a device's callback, or from render() where there is no device. setRecording()
    and prepare() only while neither runs; all else at any time.
*/
class Player : public juce::AudioIODeviceCallback
{
public:
    static constexpr double fadeSeconds = 0.01;

    /** What is shorter cannot be looped without a click. */
    static constexpr double leastLoopSeconds = 2.0 * fadeSeconds;

    /** The processor must outlive the player. */
    explicit Player (juce::AudioProcessor&);

    /** Plays this recording from its beginning, and all of it; not null. One of another rate than
        prepare() was called with is silent, since it would sound at another pitch. Message thread,
        audio stopped. */
    void setRecording (std::shared_ptr<const Recording>);

    /** Audio stopped. */
    void prepare (double sampleRateHz, int blockSize, int channelsToPlay);

    /** How many channels are played: the first ones of the recording. */
    int channelCount() const noexcept { return channels; }

    /** Live input is muted again by every choice of it. */
    void setSignal (Signal) noexcept;
    Signal currentSignal() const noexcept { return signal; }

    void setTone (const TestTone&) noexcept;

    void setPlaying (bool shouldPlay) noexcept { playing = shouldPlay; }
    bool isPlaying() const noexcept { return playing; }

    /** Lets live input reach the output: a microphone beside loudspeakers howls. */
    void allowLiveOutput (bool allowed) noexcept;
    bool isLiveOutputAllowed() const noexcept { return liveOutput; }

    /** What muted the live input last; none after it has been allowed again. */
    Feedback feedback() const noexcept { return heardFeedback; }

    /** Goes to a proportion of the recording, 0 to 1, when the next block begins. */
    void seek (double proportion) noexcept;

    /** Loops these proportions of the recording, 0 to 1, when the next block begins; at least
        leastLoopSeconds. A place outside goes to the loop's beginning. */
    void setLoop (juce::Range<double> proportions) noexcept;

    /** Loops the whole recording. */
    void clearLoop() noexcept { setLoop ({ 0.0, 1.0 }); }

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
    /** In samples of the recording. */
    struct Loop
    {
        int start = 0, end = 0;

        bool contains (std::int64_t position) const noexcept
        {
            return position >= start && position < end;
        }

        bool operator== (const Loop&) const = default;
    };

    /** The device's input from where a part of a block begins. */
    struct Inputs
    {
        std::array<const float*, 2> channels {};
        int count = 0;
    };

    void followChoices() noexcept;
    void followRequestedPlace() noexcept;
    void moveTo (const Source&) noexcept;
    void fill (const Inputs&, int count) noexcept;
    int samplesToJump() const noexcept;
    void jumpToLoopStart() noexcept;
    void read (Source&, const Inputs&, juce::AudioBuffer<float>&, int start, int count) noexcept;
    void readRecording (std::int64_t position, juce::AudioBuffer<float>&, int start, int count);
    void watchFeedback (int count) noexcept;
    void hand (float* const* outputs, int outputCount, int start, int count) noexcept;
    int length() const noexcept { return recording->samples.getNumSamples(); }
    int fadeSamples() const noexcept { return juce::roundToInt (fadeSeconds * sampleRate); }

    static constexpr double noRequest = -1.0;

    juce::AudioProcessor& processor;
    juce::AudioBuffer<float> block, scratch;
    juce::MidiBuffer noMidi;
    std::shared_ptr<const Recording> recording = std::make_shared<const Recording>();
    double sampleRate = 44100.0;

    // The audio thread's.
    SourceFade sources;
    GainRamp gate;
    FeedbackGuard guard;
    Loop currentLoop;
    std::int64_t place = 0; ///< in the recording, also while something else is played
    bool isFresh = true;    ///< nothing has been heard since audio was stopped

    std::atomic<Signal> signal { Signal::recording };
    std::atomic<double> levelDbfs { TestTone {}.levelDbfs },
        frequencyHz { TestTone {}.frequencyHz };
    std::atomic<Loop> loop { Loop {} };
    static_assert (std::atomic<Loop>::is_always_lock_free);
    std::atomic<bool> playing { true }, liveOutput { false };
    std::atomic<Feedback> heardFeedback { Feedback::none };
    std::atomic<double> requestedProportion { noRequest };
    std::atomic<int> shownPosition { 0 }, channels { 0 };
};

} // namespace requant
