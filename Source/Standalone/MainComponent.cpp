#include "MainComponent.h"

namespace requant
{

namespace
{

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
    : player (processor), output (player, devices),
      editor (dynamic_cast<Editor*> (processor.createEditorIfNeeded())),
      transport (editor->appearance(), player, output)
{
    setWantsKeyboardFocus (true);
    setLookAndFeel (&editor->getLookAndFeel());
    editor->onThemeChange = [this] { takeColours(); };
    output.onDeviceChange = [this] { transport.refresh(); };
    transport.onOpen = [this] { chooseFile(); };
    transport.onSettings = [this]
    { deviceDialog.show (output.devices(), *this, editor->appearance().palette.panel); };
    takeColours();
    addAndMakeVisible (transport);
    addAndMakeVisible (*editor);
    leaveSpaceKeyToPlayer (*this);
    addMouseListener (this, true);
    const auto shown = editor->getBoundsInParent();
    setSize (shown.getWidth(), shown.getHeight() + TransportBar::heightFor (shown.getWidth()));
    play (Recording::example());
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

void MainComponent::open (const juce::File& file)
{
    juce::String reason;

    if (std::shared_ptr<const Recording> recording = Recording::load (file, reason))
        play (recording);
    else
        transport.show (reason);
}

void MainComponent::play (std::shared_ptr<const Recording> recording)
{
    output.play (recording);
    transport.recordingChanged (recording->name);
}

void MainComponent::filesDropped (const juce::StringArray& files, int, int)
{
    open (juce::File (files[0]));
}

bool MainComponent::keyPressed (const juce::KeyPress& key)
{
    const auto isTyping =
        dynamic_cast<juce::TextEditor*> (getCurrentlyFocusedComponent()) != nullptr;

    if (key != juce::KeyPress::spaceKey || isTyping)
        return false;

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
