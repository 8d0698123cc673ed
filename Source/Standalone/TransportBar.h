#pragma once

#include "AudioOutput.h"

namespace requant
{

/** The strip above the editor: what plays, play and stop, where in the recording, and the device.

    Message thread.
*/
class TransportBar : public juce::Component, private juce::Timer
{
public:
    static constexpr int height = 40;

    TransportBar (Player&, AudioOutput&);

    /** Shows a sentence (a file that could not be played, say) until the next choice. */
    void show (const juce::String& sentence);

    /** The recording that plays from now on has this name. */
    void recordingChanged (const juce::String& name);

    std::function<void()> onOpen, onSettings;

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    void timerCallback() override;
    void chooseSignal();
    void updateState();

    Player& player;
    AudioOutput& output;
    juce::TextButton open { "Open" }, play { "Stop" }, settings { "Audio" };
    juce::ToggleButton allowOutput { "Let input through" };
    juce::ComboBox signal;
    juce::Slider position { juce::Slider::LinearHorizontal, juce::Slider::NoTextBox };
    juce::Label message;
    bool isShowingSentence = false;
};

} // namespace requant
