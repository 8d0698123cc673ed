#include "TransportBar.h"

namespace requant
{

namespace
{

// No part of the plug-in's settings: there is nothing of them to get or to set.
Parameter number (std::string_view id, std::string_view name, std::string_view unit,
                  std::string_view help, double minimum, double maximum, double initial)
{
    constexpr int stepsPerUnit = 100;
    return { id,      name,    unit,    help,         Parameter::Kind::number,
             minimum, maximum, initial, stepsPerUnit, {},
             false,   1,       false,   nullptr,      nullptr };
}

const Parameter& levelControl()
{
    static const auto control =
        number ("signal-level", "Level", "dBFS",
                "The signal's level by AES17: a sine whose peaks are full scale has 0 dBFS.",
                -160.0, 0.0, TestTone {}.levelDbfs);
    return control;
}

const Parameter& frequencyControl()
{
    static const auto control = number ("signal-frequency", "Frequency", "Hz",
                                        "The sine's frequency, or the chord's lowest.", 1.0,
                                        20000.0, TestTone {}.frequencyHz);
    return control;
}

constexpr int textHeight = 32; // two lines of 13 px
constexpr int refreshesPerSecond = 30;

// In the enumeration's order.
std::vector<DropDown::Item> signals()
{
    return {
        { "File", "The opened audio file, or the example: a guitar chord that fades to silence." },
        { "Sine",
          "One tone at the level by AES17; some 20 dB above the last bit, undithered error is "
          "plain distortion." },
        { "Fading sine",
          "Loses one bit, 6.02 dB, a second, for 16 seconds, and begins anew: dither "
          "lets it sink into noise; without it, it breaks up." },
        { "Chord",
          "Three sines of one power each, a major triad above the frequency, with the level "
          "of their sum." },
        { "White noise", "Evenly distributed, the same samples every time." },
        { "Silence", "Digital silence: what is left is the dither." },
        { "Live input", "The audio device's input; not heard until it is unmuted." },
    };
}

const juce::String unmuteHelp =
    "Live input is measured but not heard, since a microphone near loudspeakers howls. Unmute it "
    "when you use headphones; it mutes itself again when the level runs away.";

} // namespace

ToneControls::ToneControls()
    : levelParameter (new HostParameter (levelControl())),
      frequencyParameter (new HostParameter (frequencyControl()))
{
    addParameter (levelParameter);
    addParameter (frequencyParameter);
}

TransportBar::TransportBar (const Style& styleToUse, Player& p, AudioOutput& o)
    : style (styleToUse), player (p), output (o),
      open (style, "Open", "Plays an audio file; dropping one on the window does the same."),
      play (style, "Play", "Plays or stops."),
      render (style, "Render", "Writes the file, reduced by these settings, to a new one."),
      settings (style, "Audio", "Chooses the audio device."),
      letThrough (style, "Unmute", unmuteHelp),
      looping (style, "Loop",
               "Plays the marked part again and again; drag on the waveform to mark one."),
      signal (style, "Signal", "What goes through the reduction.", signals()),
      level (style, tone.level(), Weight::regular, juce::Justification::centred),
      frequency (style, tone.frequency(), Weight::regular, juce::Justification::centred),
      strip (style, player)
{
    setTitle ("Transport");
    setOpaque (true);

    signal.onChoose = [this] (int index) { choose (static_cast<Signal> (index)); };
    play.onClick = [this] { togglePlaying(); };
    open.onClick = [this] { juce::NullCheckedInvocation::invoke (onOpen); };
    render.onClick = [this] { juce::NullCheckedInvocation::invoke (onRender); };
    settings.onClick = [this] { juce::NullCheckedInvocation::invoke (onSettings); };
    looping.onClick = [this] { strip.toggleLoop(); };
    strip.onLoopChange = [this] { updateState(); };

    letThrough.onClick = [this]
    {
        player.allowLiveOutput (! player.isLiveOutputAllowed());
        sentenceToShow.clear();
        updateState();
    };

    for (auto* field : { &level, &frequency })
    {
        field->setShowsUnit (true);
        field->onChange = [this] { toneChanged(); };
    }

    message.setMinimumHorizontalScale (1.0f);
    message.setBorderSize ({});

    for (juce::Component* child : std::initializer_list<juce::Component*> {
             &open, &signal, &play, &level, &frequency, &looping, &letThrough, &strip, &message,
             &render, &settings })
        addAndMakeVisible (child);

    takeColours();
    startTimerHz (refreshesPerSecond);
}

void TransportBar::takeColours()
{
    message.setFont (style.font (Weight::regular, 13.0f));
    updateState();
    repaint();
}

void TransportBar::show (const juce::String& sentence)
{
    sentenceToShow = sentence;
    updateState();
}

void TransportBar::recordingChanged (std::shared_ptr<const Recording> recording)
{
    recordingWords = recording->name();
    recordingReport.clear();
    strip.setRecording (std::move (recording));
    choose (Signal::recording);
}

void TransportBar::choose (Signal newSignal)
{
    sentenceToShow.clear();
    output.choose (newSignal);
    signal.setChosen (static_cast<int> (newSignal));
    updateState();
}

void TransportBar::describe (const juce::String& words, const juce::String& report)
{
    recordingReport = report;

    if (std::exchange (recordingWords, words) != words)
        updateState();
}

void TransportBar::toneChanged()
{
    player.setTone (tone.tone());
    const auto refusal = level.refusal() + frequency.refusal();

    if (refusal != sentenceToShow)
        show (refusal);
}

void TransportBar::togglePlaying()
{
    player.setPlaying (! player.isPlaying());
    updateState();
}

void TransportBar::refresh()
{
    strip.applyLoop();
    updateState();
}

void TransportBar::follow()
{
    strip.follow();
    const auto feedback = player.feedback();

    if (feedback != std::exchange (shownFeedback, feedback))
        updateState();

    followProtection();
}

// Shown for long enough to be read.
void TransportBar::followProtection()
{
    const auto now = juce::roundToInt (player.protectionDb());

    if (now > 0)
        protectionHeld = 2 * refreshesPerSecond;
    else if (protectionHeld > 0 && --protectionHeld > 0)
        return;

    if (now != std::exchange (shownProtectionDb, now))
        updateState();
}

void TransportBar::updateState()
{
    const auto current = player.currentSignal();
    const auto isRecording = current == Signal::recording;
    play.setButtonText (player.isPlaying() ? "Stop" : "Play");
    play.setTitle (play.getButtonText());
    letThrough.setVisible (current == Signal::liveInput);
    level.setVisible (hasLevel (current));
    frequency.setVisible (hasFrequency (current));
    looping.setVisible (isRecording);
    looping.setToggleState (strip.isLooping(), juce::dontSendNotification);
    looping.setIdle (strip.loop() ? "" : "No part is marked.");
    updateRender();
    updateStrip();
    updateInput();

    const auto isImportant = sentenceToShow.isNotEmpty() || current == Signal::liveInput;
    const auto isWarning = sentenceToShow.isEmpty() && shownProtectionDb > 0;
    message.setColour (juce::Label::textColourId, isWarning     ? style.palette.clip
                                                  : isImportant ? style.palette.text
                                                                : style.palette.secondaryText);
    message.setText (text(), juce::dontSendNotification);
    message.setTooltip (recordingReport.isEmpty() || sentenceToShow.isNotEmpty() || ! isRecording
                            ? text()
                            : text() + "\n\n" + recordingReport);
    resized();
    repaint();
}

void TransportBar::updateRender()
{
    render.setIdle (player.currentSignal() == Signal::recording
                        ? ""
                        : "Only a file is rendered: choose File as the signal first.");
}

void TransportBar::updateStrip()
{
    const auto current = player.currentSignal();
    const auto* const other =
        current == Signal::liveInput ? "Live input" : "A test signal, without end";
    strip.setInstead (current == Signal::recording ? "" : other,
                      "There is nothing to seek in: choose File to see a waveform.");
}

void TransportBar::updateInput()
{
    const auto isOpen = player.isLiveOutputAllowed();
    letThrough.setButtonText (isOpen ? "Mute" : "Unmute");
    letThrough.setTitle (isOpen ? "Mute input" : "Unmute input");
}

juce::String TransportBar::inputText() const
{
    if (! output.hasInput())
        return "This audio device has no input that is switched on; choose one under Audio.";

    if (! player.isPlaying())
        return "Live input is measured while it plays: press Play. It stays muted until you unmute "
               "it.";

    switch (player.feedback())
    {
        case Feedback::rising:
            return "Muted: the level rose without a pause, as feedback does. Use headphones or "
                   "turn the microphone down, then unmute.";
        case Feedback::howling:
            return "Muted: the level stayed near full scale, as a howl does. Use headphones or "
                   "turn the microphone down, then unmute.";
        case Feedback::none:
            break;
    }

    return player.isLiveOutputAllowed()
               ? "Input is heard; a level that runs away mutes it."
               : "Muted, but measured: loudspeakers, which a microphone would make howl, cannot be "
                 "told from headphones. Unmute with headphones on.";
}

juce::String TransportBar::protectionText() const
{
    return "Heard " + juce::String (shownProtectionDb)
           + " dB softer than the output, to protect ears: the reduction makes it much louder than "
             "the input. Figures and files are as they are.";
}

juce::String TransportBar::text() const
{
    if (sentenceToShow.isNotEmpty())
        return sentenceToShow;

    if (shownProtectionDb > 0)
        return protectionText();

    if (player.currentSignal() == Signal::liveInput)
        return inputText();

    if (player.currentSignal() != Signal::recording || recordingWords.isEmpty())
        return output.description();

    const auto channels = output.playedChannels();
    return recordingWords + (channels.isEmpty() ? "" : ", " + channels) + ". "
           + output.description();
}

void TransportBar::paint (juce::Graphics& g)
{
    g.fillAll (style.palette.panel);
    g.setColour (style.palette.line);
    g.fillRect (getLocalBounds().removeFromBottom (1));

    // Numbers that can be typed lie in a field.
    g.setColour (style.palette.raised);

    for (const auto* field : { &level, &frequency })
        if (field->isVisible())
            g.fillRoundedRectangle (field->getBounds().toFloat(), 6.0f);
}

void TransportBar::placeSignalsControls (juce::Rectangle<int>& row)
{
    const auto place = [&row] (juce::Component& component, int width)
    {
        if (! component.isVisible())
            return;

        component.setBounds (row.removeFromLeft (width));
        row.removeFromLeft (8);
    };

    place (open, 60);
    place (signal, juce::jlimit (130, 160, getWidth() / 5));
    place (play, 60);
    place (level, 92);
    place (frequency, 84);
    place (looping, 60);
    place (letThrough, 70);
}

void TransportBar::resized()
{
    const auto narrow = isNarrow (getWidth());
    auto area = getLocalBounds().reduced (narrow ? 12 : 16, 8);
    auto row = area.removeFromTop (28);
    placeSignalsControls (row);
    settings.setBounds (row.removeFromRight (60));
    row.removeFromRight (8);
    render.setBounds (row.removeFromRight (66));
    row.removeFromRight (8);
    area.removeFromTop (6);

    if (narrow)
    {
        message.setBounds (area.removeFromBottom (textHeight));
        area.removeFromBottom (4);
    }
    else
    {
        message.setBounds (row.removeFromRight (juce::jmin (560, row.getWidth())));
    }

    strip.setBounds (area);
    message.setJustificationType (narrow ? juce::Justification::centredLeft
                                         : juce::Justification::centredRight);
}

} // namespace requant
