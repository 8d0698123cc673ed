#pragma once

#include "Editor/Widgets/DropDown.h"
#include "Editor/Widgets/FlatButton.h"
#include "Editor/Widgets/NumberField.h"
#include "Offline/TestSignal.h"
#include "Plugin/Parameters/HostParameter.h"
#include "Plugin/Parameters/ParameterSet.h"
#include "Standalone/Playback/AudioOutput.h"
#include "Standalone/Waveform/WaveformStrip.h"

namespace requant
{

/** Level and frequency of the test signals as parameters, so that the editor's number fields take
    them as they take the plug-in's. Message thread. */
class ToneControls : public ParameterOwner
{
public:
    ToneControls();

    HostParameter& level() noexcept { return *levelParameter; }
    HostParameter& frequency() noexcept { return *frequencyParameter; }
    TestTone tone() const noexcept
    {
        return { levelParameter->value(), frequencyParameter->value() };
    }

private:
    HostParameter* levelParameter; // JUCE's processor owns them
    HostParameter* frequencyParameter;
};

/** The strip above the editor: what plays, play and stop, where in the recording, rendering, and
    the device.

    Message thread.
*/
class TransportBar : public juce::Component, private juce::Timer
{
public:
    /** In a narrow window the text has a row of its own. */
    static constexpr int heightFor (int width) { return isNarrow (width) ? 132 : 106; }

    /** style: the editor's, so that both look alike; must outlive it. */
    TransportBar (const Style& style, Player&, AudioOutput&);

    /** Shows a sentence (a file that could not be played, say) until the next choice. */
    void show (const juce::String& sentence);

    /** This recording is chosen from now on. */
    void recordingChanged (std::shared_ptr<const Recording>);

    /** What is said of the recording, its name first, and of how far it is loaded. report: all that
        was found in it, for the tooltip. */
    void describe (const juce::String& words, const juce::String& report);

    /** Takes over what has changed in the output. */
    void refresh();

    /** Follows the player: where it is, whether it muted the input, and how much softer than the
        output it plays to protect ears. A timer does this too. */
    void follow();

    /** Plays or stops. */
    void togglePlaying();

    /** Plays something as if it had been chosen in the list. */
    void choose (Signal);

    /** Takes over the style's colours. */
    void takeColours();

    WaveformStrip& waveform() noexcept { return strip; }

    std::function<void()> onOpen, onRender, onSettings;

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    static constexpr bool isNarrow (int width) { return width < 1100; }

    void timerCallback() override { follow(); }
    void followProtection();
    void toneChanged();
    void updateState();
    void updateRender();
    void updateStrip();
    void updateInput();
    void placeSignalsControls (juce::Rectangle<int>& row);
    juce::String text() const;
    juce::String inputText() const;
    juce::String protectionText() const;

    const Style& style;
    Player& player;
    AudioOutput& output;
    FlatButton open, play, render, settings, letThrough, looping;
    DropDown signal;
    ToneControls tone;
    NumberField level, frequency;
    WaveformStrip strip;
    juce::Label message;
    juce::String recordingWords, recordingReport, sentenceToShow;
    Feedback shownFeedback = Feedback::none;
    int shownProtectionDb = 0, protectionHeld = 0; ///< for so many calls more
};

} // namespace requant
