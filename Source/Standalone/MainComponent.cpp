#include "MainComponent.h"

#include "Plugin/Processor.h"

namespace requant
{

namespace
{

constexpr auto audioFiles =
    "*.wav;*.rf64;*.w64;*.flac;*.aif;*.aiff;*.aifc;*.caf;*.au;*.ogg;*.opus;*.mp3";

// With the focus, what was clicked would take the next space key for another click. The Tab key
// still reaches it.
void leaveSpaceKeyToPlayer (juce::Component& parent)
{
    for (auto* child : parent.getChildren())
    {
        if (dynamic_cast<juce::Button*> (child) != nullptr
            || dynamic_cast<DropList*> (child) != nullptr)
            child->setMouseClickGrabsKeyboardFocus (false);

        leaveSpaceKeyToPlayer (*child);
    }
}

} // namespace

MainComponent::MainComponent (juce::AudioProcessor& processor, juce::AudioDeviceManager& devices)
    : parameters (dynamic_cast<Processor&> (processor).parameters()), player (processor),
      output (player, devices), editor (dynamic_cast<Editor*> (processor.createEditorIfNeeded())),
      transport (editor->appearance(), player, output)
{
    setWantsKeyboardFocus (true);
    setLookAndFeel (&editor->getLookAndFeel());
    editor->onThemeChange = [this] { takeColours(); };
    output.onDeviceChange = [this] { transport.refresh(); };
    transport.onOpen = [this] { chooseFile(); };
    transport.onRender = [this] { chooseOutput(); };
    transport.onSettings = [this]
    { deviceDialog.show (output.devices(), *this, editor->appearance().palette.panel); };
    takeColours();
    addAndMakeVisible (transport);
    addAndMakeVisible (*editor);
    leaveSpaceKeyToPlayer (*this);
    addMouseListener (this, true);
    const auto shown = editor->getBoundsInParent();
    setSize (shown.getWidth(), shown.getHeight() + TransportBar::heightFor (shown.getWidth()));
    play (Recording::example(), {});
}

MainComponent::~MainComponent()
{
    output.onDeviceChange = nullptr;
    setLookAndFeel (nullptr);
}

void MainComponent::takeColours()
{
    dialogLook.take (editor->appearance());
    transport.takeColours();
}

bool MainComponent::open (const juce::File& file)
{
    juce::String reason;
    const std::shared_ptr<const Recording> recording = Recording::load (file, reason);

    if (recording != nullptr)
        play (recording, file);
    else
        transport.show (reason);

    return recording != nullptr;
}

void MainComponent::play (std::shared_ptr<const Recording> recording, const juce::File& file)
{
    openedFile = file;
    output.play (recording);
    transport.recordingChanged (recording);
}

void MainComponent::filesDropped (const juce::StringArray& files, int, int)
{
    setDropping (false);
    const juce::File first (files[0]);

    if (open (first) && files.size() > 1)
        transport.show (first.getFileName() + " plays. One file plays at a time: the other "
                        + (files.size() == 2 ? juce::String ("one was")
                                             : juce::String (files.size() - 1) + " were")
                        + " left out.");
}

void MainComponent::setDropping (bool shouldShow)
{
    if (std::exchange (isDropping, shouldShow) != shouldShow)
        repaint();
}

void MainComponent::paintOverChildren (juce::Graphics& g)
{
    if (! isDropping)
        return;

    const auto& style = editor->appearance();
    const auto panel = getLocalBounds().toFloat().withSizeKeepingCentre (320.0f, 80.0f);
    g.fillAll (style.palette.background.withAlpha (0.8f));
    g.setColour (style.palette.panel);
    g.fillRoundedRectangle (panel, 8.0f);
    g.setColour (style.palette.good);
    g.drawRoundedRectangle (panel.reduced (1.0f), 8.0f, 2.0f);
    g.setColour (style.palette.text);
    g.setFont (style.font (Weight::bold, 16.0f));
    g.drawText ("Drop an audio file to play it", panel, juce::Justification::centred, false);
}

void MainComponent::fitInto (juce::Rectangle<int> screen)
{
    setSize (juce::jmin (getWidth(), screen.getWidth()),
             juce::jmin (getHeight(), screen.getHeight()));
}

bool MainComponent::keyPressed (const juce::KeyPress& key)
{
    const auto isTyping =
        dynamic_cast<juce::TextEditor*> (getCurrentlyFocusedComponent()) != nullptr;

    if (isTyping)
        return false;

    if (key != juce::KeyPress::spaceKey)
        return player.currentSignal() == Signal::recording && transport.waveform().keyPressed (key);

    transport.togglePlaying();
    return true;
}

// Of every component: what leaves the focus alone when it is clicked does not end typing either.
void MainComponent::mouseDown (const juce::MouseEvent& event)
{
    const auto* typing = dynamic_cast<juce::TextEditor*> (getCurrentlyFocusedComponent());

    if (typing != nullptr && typing != event.eventComponent
        && ! typing->isParentOf (event.eventComponent))
        grabKeyboardFocus();
}

void MainComponent::chooseFile()
{
    chooser = std::make_unique<juce::FileChooser> ("Open an audio file",
                                                   openedFile.getParentDirectory(), audioFiles);
    chooser->launchAsync (juce::FileBrowserComponent::openMode
                              | juce::FileBrowserComponent::canSelectFiles,
                          [this] (const juce::FileChooser& chosen)
                          {
                              if (chosen.getResult() != juce::File {})
                                  open (chosen.getResult());
                          });
}

void MainComponent::chooseOutput()
{
    if (player.currentSignal() != Signal::recording)
        return transport.show ("Only a file is rendered, not a test signal or live input: choose "
                               "File as the signal first.");

    if (renderDialog.isOpen())
        return renderDialog.toFront();

    chooser = std::make_unique<juce::FileChooser> ("Render to", suggestedOutput(), audioFiles);
    chooser->launchAsync (juce::FileBrowserComponent::saveMode
                              | juce::FileBrowserComponent::canSelectFiles
                              | juce::FileBrowserComponent::warnAboutOverwriting,
                          [this] (const juce::FileChooser& chosen)
                          {
                              if (chosen.getResult() != juce::File {})
                                  renderTo (chosen.getResult());
                          });
}

// The example has no folder of its own that a person would look into.
juce::File MainComponent::suggestedOutput() const
{
    const auto bits = juce::String (
        parameters[controlId::bits].control().idText (parameters[controlId::bits].value()));
    const auto named = " " + bits + " bit";

    if (openedFile == juce::File())
        return juce::File::getSpecialLocation (juce::File::userDocumentsDirectory)
            .getChildFile ("Example guitar" + named + ".wav");

    return openedFile.getSiblingFile (openedFile.getFileNameWithoutExtension() + named
                                      + openedFile.getFileExtension());
}

void MainComponent::renderTo (const juce::File& rendered)
{
    const auto isExample = openedFile == juce::File();
    const auto input = isExample ? example.written() : openedFile;

    if (isExample && ! input.existsAsFile())
        return transport.show ("The example, which is read as a file, could not be written to "
                               + input.getParentDirectory().getFullPathName() + ".");

    renderDialog.show (editor->appearance(), *this, input, rendered, parameters.settings());
}

void MainComponent::resized()
{
    auto area = getLocalBounds();
    transport.setBounds (area.removeFromTop (TransportBar::heightFor (getWidth())));
    editor->setBounds (area.transformedBy (editor->getTransform().inverted()));
}

// The editor has a corner of its own that resizes it.
void MainComponent::childBoundsChanged (juce::Component* child)
{
    if (child != editor.get())
        return;

    const auto shown = editor->getBoundsInParent();
    const auto height = shown.getHeight() + TransportBar::heightFor (shown.getWidth());

    if (shown.getWidth() != getWidth() || height != getHeight())
        setSize (shown.getWidth(), height);
}

} // namespace requant
