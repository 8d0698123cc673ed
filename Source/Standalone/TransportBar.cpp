#include "TransportBar.h"

namespace requant
{

namespace
{

juce::String sineAt (const char* levelBelowFullScale)
{
    const auto minus = juce::String::charToString (0x2212);
    return "Sine 997 Hz, " + minus + levelBelowFullScale + " dBFS";
}

constexpr int textHeight = 32; // two lines of 13 px

// In the enumeration's order.
std::vector<DropList::Item> signals()
{
    return {
        { "Recording", "An audio file, or the example: a guitar chord that fades to silence." },
        { sineAt ("20"), "A tone over many steps: undithered error is almost noise here." },
        { sineAt ("80"), "A tone of a few steps of 16 bits: this is where dither is needed." },
        { "Silence", "Digital silence: what is left is the dither." },
        { "Live input", "The audio device's input; not heard until it is let through." },
    };
}

} // namespace

TransportBar::TransportBar (const Style& styleToUse, Player& p, AudioOutput& o)
    : style (styleToUse), player (p), output (o),
      open (style, "Open", "Plays an audio file; dropping one on the window does the same."),
      play (style, "Stop", "Plays or stops."),
      settings (style, "Audio", "Chooses the audio device."),
      letThrough (style, "Let through",
                  "Live input is measured but not heard, since a microphone near loudspeakers "
                  "howls. Let it through when you use headphones."),
      signal (style, "Signal", "What goes through the reduction.", signals())
{
    setTitle ("Transport");
    setOpaque (true);

    signal.onChoose = [this] (int index) { choose (static_cast<Signal> (index)); };
    play.onClick = [this] { togglePlaying(); };
    open.onClick = [this] { juce::NullCheckedInvocation::invoke (onOpen); };
    settings.onClick = [this] { juce::NullCheckedInvocation::invoke (onSettings); };

    letThrough.setClickingTogglesState (true);
    letThrough.onClick = [this] { player.allowLiveOutput (letThrough.getToggleState()); };

    position.setTitle ("Position");
    position.setRange (0.0, 1.0);
    position.setTooltip ("Where in the recording.");
    position.onValueChange = [this] { player.seek (position.getValue()); };

    message.setMinimumHorizontalScale (1.0f);
    message.setBorderSize ({});

    for (juce::Component* child : std::initializer_list<juce::Component*> {
             &open, &signal, &play, &position, &letThrough, &message, &settings })
        addAndMakeVisible (child);

    takeColours();
    startTimerHz (10);
}

void TransportBar::takeColours()
{
    const auto& palette = style.palette;
    message.setFont (style.font (Weight::regular, 13.0f));
    position.setColour (juce::Slider::thumbColourId, palette.selectedFill);
    position.setColour (juce::Slider::trackColourId, palette.secondaryText);
    position.setColour (juce::Slider::backgroundColourId, palette.raised);
    updateState();
    repaint();
}

void TransportBar::show (const juce::String& sentence)
{
    sentenceToShow = sentence;
    updateState();
}

void TransportBar::recordingChanged (const juce::String& name)
{
    recordingName = name;
    choose (Signal::recording);
}

void TransportBar::choose (Signal newSignal)
{
    sentenceToShow.clear();
    player.setSignal (newSignal);
    signal.setChosen (static_cast<int> (newSignal));
    updateState();
}

void TransportBar::togglePlaying()
{
    player.setPlaying (! player.isPlaying());
    updateState();
}

void TransportBar::updateState()
{
    const auto isRecording = player.currentSignal() == Signal::recording;
    play.setButtonText (player.isPlaying() ? "Stop" : "Play");
    letThrough.setVisible (player.currentSignal() == Signal::liveInput);
    position.setEnabled (isRecording);
    position.setAlpha (isRecording ? 1.0f : 0.4f);

    message.setColour (juce::Label::textColourId,
                       sentenceToShow.isEmpty() ? style.palette.secondaryText : style.palette.text);
    message.setText (text(), juce::dontSendNotification);
    message.setTooltip (text());
    resized();
}

juce::String TransportBar::text() const
{
    if (sentenceToShow.isNotEmpty())
        return sentenceToShow;

    if (player.currentSignal() != Signal::recording || recordingName.isEmpty())
        return output.description();

    const auto channels = output.playedChannels();
    return recordingName + (channels.isEmpty() ? "" : ", " + channels) + ". "
           + output.description();
}

void TransportBar::timerCallback()
{
    if (! position.isMouseButtonDown())
        position.setValue (player.progress(), juce::dontSendNotification);
}

void TransportBar::paint (juce::Graphics& g)
{
    g.fillAll (style.palette.panel);
    g.setColour (style.palette.line);
    g.fillRect (getLocalBounds().removeFromBottom (1));
}

void TransportBar::resized()
{
    const auto narrow = isNarrow (getWidth());
    auto area = getLocalBounds().reduced (narrow ? 12 : 16, 8);

    if (narrow)
    {
        message.setBounds (area.removeFromBottom (textHeight));
        area.removeFromBottom (4);
    }

    const auto place = [&area] (juce::Component& component, int width)
    {
        component.setBounds (area.removeFromLeft (width));
        area.removeFromLeft (8);
    };

    place (open, 60);
    place (signal, juce::jlimit (170, 190, getWidth() / 5));
    place (play, 60);

    if (letThrough.isVisible())
        place (letThrough, 90);

    settings.setBounds (area.removeFromRight (60));
    area.removeFromRight (8);

    if (! narrow)
        message.setBounds (area.removeFromRight (area.getWidth() * 7 / 10));

    position.setBounds (area);
    message.setJustificationType (narrow ? juce::Justification::centredLeft
                                         : juce::Justification::centredRight);
}

} // namespace requant
