#include "TransportBar.h"

namespace requant
{

namespace
{

// A combo box's ids start at 1; 0 is "nothing".
int idOf (Signal signal) { return static_cast<int> (signal) + 1; }

juce::String sineAt (const char* levelBelowFullScale)
{
    const auto minus = juce::String::charToString (0x2212);
    return "Sine 997 Hz, " + minus + levelBelowFullScale + " dBFS";
}

} // namespace

TransportBar::TransportBar (Player& p, AudioOutput& o) : player (p), output (o)
{
    setTitle ("Transport");
    setOpaque (true);

    signal.setTitle ("Signal");
    signal.addItem ("Recording", idOf (Signal::recording));
    signal.addItem (sineAt ("20"), idOf (Signal::sine));
    signal.addItem (sineAt ("80"), idOf (Signal::quietSine));
    signal.addItem ("Silence", idOf (Signal::silence));
    signal.addItem ("Live input", idOf (Signal::liveInput));
    signal.setSelectedId (idOf (Signal::recording), juce::dontSendNotification);
    signal.setTooltip ("What goes through the reduction.");
    signal.onChange = [this] { chooseSignal(); };

    open.setTooltip ("Plays an audio file; dropping one on the window does the same.");
    open.onClick = [this] { juce::NullCheckedInvocation::invoke (onOpen); };

    play.setTooltip ("Plays or stops (space).");
    play.addShortcut (juce::KeyPress (juce::KeyPress::spaceKey));
    play.onClick = [this]
    {
        player.setPlaying (! player.isPlaying());
        updateState();
    };

    allowOutput.setTooltip ("Live input is measured but not played, since a microphone near "
                            "loudspeakers howls. Tick this when you use headphones.");
    allowOutput.onClick = [this] { player.allowLiveOutput (allowOutput.getToggleState()); };

    position.setTitle ("Position");
    position.setRange (0.0, 1.0);
    position.setTooltip ("Where in the recording.");
    position.onValueChange = [this] { player.seek (position.getValue()); };

    settings.setTooltip ("Chooses the audio device.");
    settings.onClick = [this] { juce::NullCheckedInvocation::invoke (onSettings); };

    message.setJustificationType (juce::Justification::centredLeft);
    message.setMinimumHorizontalScale (1.0f);

    for (juce::Component* child : std::initializer_list<juce::Component*> {
             &open, &signal, &play, &position, &allowOutput, &message, &settings })
        addAndMakeVisible (child);

    updateState();
    startTimerHz (10);
}

void TransportBar::show (const juce::String& sentence)
{
    isShowingSentence = true;
    message.setText (sentence, juce::dontSendNotification);
    message.setTooltip (sentence);
}

void TransportBar::recordingChanged (const juce::String& name)
{
    isShowingSentence = false;
    signal.changeItemText (idOf (Signal::recording), name);
    signal.setSelectedId (idOf (Signal::recording), juce::sendNotificationSync);
}

void TransportBar::chooseSignal()
{
    isShowingSentence = false;
    player.setSignal (static_cast<Signal> (signal.getSelectedId() - 1));
    updateState();
}

void TransportBar::updateState()
{
    const auto isLive = player.currentSignal() == Signal::liveInput;
    play.setButtonText (player.isPlaying() ? "Stop" : "Play");
    allowOutput.setVisible (isLive);
    position.setEnabled (player.currentSignal() == Signal::recording);
    resized();

    if (! isShowingSentence)
    {
        message.setText (output.description(), juce::dontSendNotification);
        message.setTooltip ({});
    }
}

void TransportBar::timerCallback()
{
    if (! position.isMouseButtonDown())
        position.setValue (player.progress(), juce::dontSendNotification);
}

void TransportBar::paint (juce::Graphics& g)
{
    g.fillAll (findColour (juce::ResizableWindow::backgroundColourId));
}

void TransportBar::resized()
{
    auto area = getLocalBounds().reduced (8, 6);
    const auto gap = [&area] { area.removeFromLeft (8); };

    open.setBounds (area.removeFromLeft (64));
    gap();
    signal.setBounds (area.removeFromLeft (juce::jlimit (120, 220, getWidth() / 5)));
    gap();
    play.setBounds (area.removeFromLeft (64));
    gap();
    settings.setBounds (area.removeFromRight (64));
    area.removeFromRight (8);

    if (allowOutput.isVisible())
    {
        allowOutput.setBounds (area.removeFromLeft (150));
        gap();
    }

    position.setBounds (area.removeFromLeft (area.getWidth() / 2));
    gap();
    message.setBounds (area);
}

} // namespace requant
