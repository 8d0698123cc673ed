#include "MainComponent.h"

namespace requant
{

MainComponent::MainComponent (juce::AudioProcessor& processor)
    : player (processor), editor (dynamic_cast<Editor*> (processor.createEditorIfNeeded())),
      transport (editor->appearance(), player, output)
{
    setLookAndFeel (&editor->getLookAndFeel());
    editor->onThemeChange = [this] { transport.takeColours(); };
    transport.onOpen = [this] { chooseFile(); };
    transport.onSettings = [this] { showSettings(); };
    addAndMakeVisible (transport);
    addAndMakeVisible (*editor);
    setSize (editor->getWidth(), editor->getHeight() + TransportBar::height);
    play (*Recording::example());
}

MainComponent::~MainComponent()
{
    setLookAndFeel (nullptr);
    editor.reset();
}

void MainComponent::open (const juce::File& file)
{
    juce::String reason;

    if (const auto recording = Recording::load (file, reason))
        play (*recording);
    else
        transport.show (reason);
}

void MainComponent::play (const Recording& recording)
{
    output.play (recording);
    transport.recordingChanged (recording.name);
}

void MainComponent::filesDropped (const juce::StringArray& files, int, int)
{
    open (juce::File (files[0]));
}

bool MainComponent::keyPressed (const juce::KeyPress& key)
{
    if (key != juce::KeyPress::spaceKey)
        return false;

    transport.togglePlaying();
    return true;
}

void MainComponent::chooseFile()
{
    chooser = std::make_unique<juce::FileChooser> (
        "Open an audio file", juce::File(),
        "*.wav;*.rf64;*.w64;*.flac;*.aif;*.aiff;*.aifc;*.caf;*.au;*.ogg;*.opus;*.mp3");
    chooser->launchAsync (juce::FileBrowserComponent::openMode
                              | juce::FileBrowserComponent::canSelectFiles,
                          [this] (const juce::FileChooser& chosen)
                          {
                              if (chosen.getResult() != juce::File {})
                                  open (chosen.getResult());
                          });
}

void MainComponent::showSettings()
{
    auto selector = std::make_unique<juce::AudioDeviceSelectorComponent> (
        output.devices(), 0, 2, 1, 2, false, false, true, false);
    selector->setSize (480, 320);

    juce::DialogWindow::LaunchOptions dialog;
    dialog.dialogTitle = "Audio device";
    dialog.content.setOwned (selector.release());
    dialog.componentToCentreAround = this;
    dialog.useNativeTitleBar = true;
    dialog.launchAsync();
}

void MainComponent::resized()
{
    auto area = getLocalBounds();
    transport.setBounds (area.removeFromTop (TransportBar::height));
    editor->setBounds (area);
}

void MainComponent::childBoundsChanged (juce::Component* child)
{
    if (child == editor.get() && editor->getHeight() + TransportBar::height != getHeight())
        setSize (editor->getWidth(), editor->getHeight() + TransportBar::height);
}

} // namespace requant
