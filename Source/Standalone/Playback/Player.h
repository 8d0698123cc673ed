#pragma once

#include "Engine/Monitor/Fades.h"
#include "FeedbackGuard.h"
#include "HearingProtection.h"
#include "Offline/TestSignal.h"
#include "OutputResampler.h"
#include "Plugin/Processor.h"
#include "Standalone/Loading/Recording.h"

#include <algorithm>
#include <atomic>
#include <optional>

namespace requant
{

/** What the application sends through the plug-in. */
enum class Signal
{
    recording, ///< looped
    sine,
    fadingSine,
    chord,
    noise,
    silence,
    liveInput ///< the device's input; its output stays silent until it is allowed
};

/** Empty for what is no test signal, and for silence. */
constexpr std::optional<TestSignal> testSignalOf (Signal signal) noexcept
{
    switch (signal)
    {
        case Signal::sine:
            return TestSignal::sine;
        case Signal::fadingSine:
            return TestSignal::fadingSine;
        case Signal::chord:
            return TestSignal::chord;
        case Signal::noise:
            return TestSignal::noise;
        case Signal::recording:
        case Signal::silence:
        case Signal::liveInput:
            break;
    }

    return {};
}

constexpr bool hasLevel (Signal signal) noexcept { return testSignalOf (signal).has_value(); }

constexpr bool hasFrequency (Signal signal) noexcept
{
    return hasLevel (signal) && signal != Signal::noise;
}

/** The gain of what is heard around a jump from one place, or signal, to another: down to nothing
    before it and up again behind it, in straight lines, so that it does not click. Where blocks end
    does not matter. Thread: one at a time. Real time.
*/
class JumpFade
{
public:
    /** samples: that it takes from silence to the whole, at least 1. Starts with the whole. */
    void prepare (int samples) noexcept
    {
        length = std::max (1, samples);
        level = length;
    }

    /** Nothing is to fade: what comes next is heard whole. */
    void settle() noexcept { level = length; }

    /** Behind a jump: what comes next begins with silence. */
    void restart() noexcept { level = 0; }

    /** In how many samples it can be silent. */
    int samplesToSilence() const noexcept { return level; }

    /** The next sample's gain: 0 to 1. samplesToJump: counted with this one, at least 1; told so
        far ahead that samplesToSilence() fit in. */
    float next (int samplesToJump) noexcept
    {
        level = std::min ({ level + 1, length, samplesToJump });
        return static_cast<float> (level) / static_cast<float> (length);
    }

private:
    int length = 1, level = 1;
};

/** The audio device's side of the application: fills a block with the chosen signal, has the
    plug-in process it, and gives it to the device.

    What the plug-in gets, and measures, are the signal's own samples at its own rate, and nothing
    else: a recording's are those of its file, one after the other, with jumps where somebody seeks
    or a loop turns. Whatever is added lies behind the plug-in and is heard only: the fades of 10 ms
    around jumps and at start and stop, the device's sample rate where it is another one, and the
    protection of ears from a reduction that makes sound louder. While stopped, or while what comes
    next is not loaded yet, nothing is measured.

    Audio comes from a device's callback, or from render() where there is no device. setRecording()
    and prepare() only while neither runs; all else at any time.
*/
class Player : public juce::AudioIODeviceCallback, private OutputResampler::Source
{
public:
    static constexpr double fadeSeconds = 0.01;

    /** What is shorter cannot be looped without a click. */
    static constexpr double leastLoopSeconds = 2.0 * fadeSeconds;

    /** The processor must outlive the player, which is stopped at first. */
    explicit Player (Processor&);

    /** Plays this recording from its beginning, and all of it; not null. prepare() follows. Message
        thread, audio stopped. */
    void setRecording (std::shared_ptr<const Recording>);

    /** Runs the plug-in at processingRateHz() from now on. Audio stopped. */
    void prepare (double deviceRateHz, int blockSize, int channelsToPlay);

    /** At which rate a signal is processed on a device of this rate: a recording at its own, all
        else at the device's. */
    double processingRateHz (Signal, double deviceRateHz) const noexcept;

    /** How many channels are played: the first ones of the recording. */
    int channelCount() const noexcept { return channels; }

    /** Live input is muted again by every choice of it. Where processingRateHz() changes with it,
        prepare() has to follow, and until then what was chosen before plays on. */
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

    /** By how many dB what is heard is lowered now to protect ears: 0 or more. */
    double protectionDb() const noexcept { return shownProtectionDb; }

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
    /** What is played, and where in it. */
    struct Source
    {
        Signal signal = Signal::silence;
        TestTone tone {};
        std::int64_t position = 0; ///< the next sample's, from the beginning
    };

    /** In samples of the recording. */
    struct Loop
    {
        int start = 0, end = 0;

        bool operator== (const Loop&) const = default;
    };

    /** The device's input from where a part of a block begins. */
    struct Inputs
    {
        std::array<const float*, 2> channels {};
        int count = 0;
    };

    void followChoices() noexcept;
    std::optional<std::int64_t> requestedPlace (const Source& heading) noexcept;
    void go (const Source&) noexcept;
    void jump() noexcept;
    bool rests() const noexcept;
    void process (const Inputs&, int count) noexcept;
    void produce (juce::AudioBuffer<float>&, int count) noexcept override;
    int fill (const Inputs&, int count) noexcept;
    void fade (int start, int count, int toJump) noexcept;
    int samplesToJump() const noexcept;
    int samplesThere() const noexcept;
    void read (const Inputs&, int start, int count) noexcept;
    void readInput (const Inputs&, int start, int count) noexcept;
    void readRecording (int start, int count) noexcept;
    void watchFeedback (int count) noexcept;
    void shapeWhatIsHeard (int count) noexcept;
    double protectedGain (int n) noexcept;
    void hand (float* const* outputs, int outputCount, int start, int count) noexcept;
    int length() const noexcept { return recording->length(); }
    int fadeSamples() const noexcept { return juce::roundToInt (fadeSeconds * sampleRate); }

    static constexpr double noRequest = -1.0;

    Processor& processor;
    OutputResampler resampler { *this };
    juce::AudioBuffer<float> block, before, heard; ///< before: what the plug-in was given
    std::vector<float> fades;                      ///< JumpFade's of the block
    juce::MidiBuffer noMidi;
    std::shared_ptr<const Recording> recording;
    double sampleRate = 44100.0, deviceRate = 44100.0;
    const HostParameter& monitored;

    // The audio thread's.
    Source current;
    std::optional<Source> next; ///< what it fades out for
    int untilNext = 0;
    std::int64_t place = 0; ///< in the recording, also while something else is played
    JumpFade jumpFade;
    GainRamp gate;
    FeedbackGuard guard;
    HearingProtection protection;
    bool isProtected = false;
    bool isLiveHeard = false; ///< it was let through since it plays
    Loop currentLoop;
    bool isFresh = true; ///< nothing has been heard since audio was stopped

    std::atomic<Signal> signal { Signal::recording };
    std::atomic<double> levelDbfs { TestTone {}.levelDbfs },
        frequencyHz { TestTone {}.frequencyHz };
    std::atomic<Loop> loop { Loop {} };
    static_assert (std::atomic<Loop>::is_always_lock_free);
    std::atomic<bool> playing { false }, liveOutput { false };
    std::atomic<Feedback> heardFeedback { Feedback::none };
    std::atomic<double> requestedProportion { noRequest }, shownProtectionDb { 0.0 };
    std::atomic<int> shownPosition { 0 }, channels { 0 };
};

} // namespace requant
