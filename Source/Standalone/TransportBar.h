#pragma once

#include "AudioOutput.h"
#include "Editor/DropList.h"
#include "Editor/FlatButton.h"

namespace requant
{

/** The strip above the editor: what plays, play and stop, where in the recording, and the device.

    Message thread.
*/
class TransportBar : public juce::Component, private juce::Timer
{
public:
    /** In a narrow window the text has a row of its own. */
    static constexpr int heightFor (int width) { return isNarrow (width) ? 80 : 44; }

    /** style: the editor's, so that both look alike; must outlive it. */
    TransportBar (const Style& style, Player&, AudioOutput&);

    /** Shows a sentence (a file that could not be played, say) until the next choice. */
    void show (const juce::String& sentence);

    /** The recording that plays from now on has this name. */
    void recordingChanged (const juce::String& name);

    /** Takes over what has changed in the output. */
    void refresh() { updateState(); }

    /** Plays or stops. */
    void togglePlaying();

    /** Takes over the style's colours. */
    void takeColours();

    std::function<void()> onOpen, onSettings;

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    static constexpr bool isNarrow (int width) { return width < 1000; }

    void timerCallback() override;
    void choose (Signal);
    void updateState();
    juce::String text() const;

    const Style& style;
    Player& player;
    AudioOutput& output;
    FlatButton open, play, settings, letThrough;
    DropList signal;
    juce::Slider position { juce::Slider::LinearHorizontal, juce::Slider::NoTextBox };
    juce::Label message;
    juce::String recordingName, sentenceToShow;
};

} // namespace requant
