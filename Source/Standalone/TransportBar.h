#pragma once

#include "AudioOutput.h"
#include "Editor/DropList.h"
#include "Editor/FlatButton.h"
#include "Editor/NumberField.h"
#include "ToneControls.h"
#include "WaveformStrip.h"

namespace requant
{

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

    /** This recording plays from now on. */
    void recordingChanged (std::shared_ptr<const Recording>);

    /** Takes over what has changed in the output. */
    void refresh();

    /** Follows the player: where it is, and whether it muted the input. A timer does this too. */
    void follow();

    /** Plays or stops. */
    void togglePlaying();

    /** Takes over the style's colours. */
    void takeColours();

    WaveformStrip& waveform() noexcept { return strip; }

    std::function<void()> onOpen, onRender, onSettings;

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    static constexpr bool isNarrow (int width) { return width < 1100; }

    void timerCallback() override { follow(); }
    void choose (Signal);
    void toneChanged();
    void updateState();
    void updateRender();
    void updateStrip();
    void updateInput();
    void placeSignalsControls (juce::Rectangle<int>& row);
    juce::String text() const;
    juce::String inputText() const;

    const Style& style;
    Player& player;
    AudioOutput& output;
    FlatButton open, play, render, settings, letThrough, looping;
    DropList signal;
    ToneControls tone;
    NumberField level, frequency;
    WaveformStrip strip;
    juce::Label message;
    juce::String recordingName, sentenceToShow;
    Feedback shownFeedback = Feedback::none;
};

} // namespace requant
