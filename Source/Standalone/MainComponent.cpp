#include "MainComponent.h"

#include "Documents/InspectReport.h"
#include "Plugin/Processor.h"

#include <cmath>

namespace requant
{

namespace
{

constexpr int refreshesPerSecond = 30;

constexpr auto audioFiles =
    "*.wav;*.rf64;*.w64;*.flac;*.aif;*.aiff;*.aifc;*.caf;*.au;*.ogg;*.opus;*.mp3";

// With the focus, what was clicked would take the next space key for another click. The Tab key
// still reaches it.
void leaveSpaceKeyToPlayer (juce::Component& parent)
{
    for (auto* child : parent.getChildren())
    {
        if (dynamic_cast<juce::Button*> (child) != nullptr
            || dynamic_cast<DropDown*> (child) != nullptr)
            child->setMouseClickGrabsKeyboardFocus (false);

        leaveSpaceKeyToPlayer (*child);
    }
}

} // namespace

MainComponent::MainComponent (juce::AudioProcessor& processor, juce::AudioDeviceManager& devices)
    : parameters (dynamic_cast<Processor&> (processor).parameters()),
      player (dynamic_cast<Processor&> (processor)), output (player, devices),
      editor (dynamic_cast<Editor*> (processor.createEditorIfNeeded())),
      transport (editor->appearance(), player, output)
{
    setOpaque (true);
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
    editor->setRoomAbove (titleHeight + TransportBar::heightFor (Editor::leastWidth));
    const auto size = sizeFor (editor->getWidth(), editor->getHeight());
    setSize (size.x, size.y);
    opened.recording = Recording::example();
    show (opened);
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

void MainComponent::open (const juce::File& file, Then whatThen)
{
    // What plays already is loaded to its end, since it may come back.
    if (loading != nullptr)
    {
        if (loading->recording() != opened.recording)
            loading->cancel();

        loadsGivenUp.push_back (std::move (loading));
        before.reset();
    }

    then = whatThen;
    remark.clear();
    loading = std::make_unique<LoadTask> (file);
    transport.show ("Opening " + file.getFileName() + ".");
    startTimerHz (refreshesPerSecond);
}

void MainComponent::refresh()
{
    const auto isOver = [] (const auto& task) { return task->isFinished(); };
    std::erase_if (loadsGivenUp, isOver);
    std::erase_if (inspectionsGivenUp, isOver);

    if (loading != nullptr)
        followLoading();

    if (inspecting != nullptr)
        followInspection();

    describe();

    if (loading == nullptr && inspecting == nullptr && loadsGivenUp.empty()
        && inspectionsGivenUp.empty())
        stopTimer();
}

void MainComponent::finishOpening()
{
    while (loading != nullptr || inspecting != nullptr)
    {
        if (loading != nullptr)
            loading->wait();
        else
            inspecting->wait();

        refresh();
    }
}

void MainComponent::followLoading()
{
    const auto isOver = loading->isFinished(); // before what it leaves is looked at
    const auto isRefused = isOver && loading->problem().isNotEmpty();

    if (auto recording = loading->recording();
        recording != nullptr && recording != opened.recording && ! isRefused)
        take (std::move (recording));

    if (! isOver)
        return;

    const auto finished = std::move (loading);

    if (isRefused)
    {
        goBack();
        return transport.show (finished->problem());
    }

    before.reset();

    for (auto& load : loadsGivenUp)
        load->cancel();

    inspect();

    if (remark.isNotEmpty())
        transport.show (remark);
}

void MainComponent::take (std::shared_ptr<const Recording> recording)
{
    before = opened;
    before->signal = player.currentSignal();
    before->isPlaying = player.isPlaying();
    before->place = player.progress();
    before->loop = transport.waveform().loop();
    before->isLooping = transport.waveform().isLooping();

    opened = {};
    opened.file = loading->file();
    opened.recording = std::move (recording);
    opened.isPlaying = then == Then::play;
    show (opened);
}

// As if the file had never been opened.
void MainComponent::goBack()
{
    if (! before)
        return;

    opened = *std::exchange (before, std::nullopt);
    show (opened);

    if (opened.contents == nullptr && opened.file != juce::File())
        inspect();
}

void MainComponent::show (const Opened& toShow)
{
    if (inspecting != nullptr)
    {
        inspecting->cancel();
        inspectionsGivenUp.push_back (std::move (inspecting));
    }

    player.setPlaying (toShow.isPlaying);
    output.play (toShow.recording);
    player.seek (toShow.place);
    transport.recordingChanged (toShow.recording);
    transport.waveform().setLoop (toShow.loop, toShow.isLooping);

    if (toShow.signal != Signal::recording)
        transport.choose (toShow.signal);

    describe();
}

void MainComponent::inspect()
{
    inspecting = std::make_unique<InspectTask> (opened.file);
    startTimerHz (refreshesPerSecond);
}

void MainComponent::followInspection()
{
    if (! inspecting->isFinished())
        return;

    if (const auto& contents = inspecting->contents())
        opened.contents = std::make_shared<const FileContents> (*contents);

    inspecting.reset();
}

void MainComponent::describe()
{
    const auto& recording = *opened.recording;
    const auto* const contents = opened.contents.get();
    const auto percent = [] (double proportion)
    { return juce::String (static_cast<int> (100.0 * proportion)) + " %"; };
    auto words =
        recording.name() + ": " + factsText (recording.facts(), recording.length(), contents);

    if (! recording.isComplete())
        words << ", " << percent (static_cast<double> (recording.frames()) / recording.length())
              << " loaded";
    else if (inspecting != nullptr)
        words << ", inspecting " << percent (inspecting->progress());

    transport.describe (words, contents != nullptr
                                   ? juce::String::fromUTF8 (contentsAsText (*contents).c_str())
                                   : juce::String());
}

void MainComponent::filesDropped (const juce::StringArray& files, int, int)
{
    setDropping (false);
    const juce::File first (files[0]);
    open (first);

    if (files.size() > 1)
        remark = first.getFileName() + " plays. One file plays at a time: the other "
                 + (files.size() == 2 ? juce::String ("one was")
                                      : juce::String (files.size() - 1) + " were")
                 + " left out.";
}

void MainComponent::setDropping (bool shouldShow)
{
    if (std::exchange (isDropping, shouldShow) != shouldShow)
        repaint();
}

// Shows where a part's edge lies inside a px.
void MainComponent::paint (juce::Graphics& g) { g.fillAll (editor->appearance().palette.panel); }

void MainComponent::paintOverChildren (juce::Graphics& g)
{
    if (! isDropping)
        return;

    const auto& style = editor->appearance();
    g.addTransform (editor->getTransform());
    const auto panel = unscaledBounds().toFloat().withSizeKeepingCentre (320.0f, 80.0f);
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
                                                   opened.file.getParentDirectory(), audioFiles);
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
        parameters[parameterId::bits].control().idText (parameters[parameterId::bits].value()));
    const auto named = " " + bits + " bit";

    if (opened.file == juce::File())
        return juce::File::getSpecialLocation (juce::File::userDocumentsDirectory)
            .getChildFile ("Example guitar" + named + ".wav");

    return opened.file.getSiblingFile (opened.file.getFileNameWithoutExtension() + named
                                       + opened.file.getFileExtension());
}

void MainComponent::renderTo (const juce::File& rendered)
{
    const auto isExample = opened.file == juce::File();
    const auto input = isExample ? example.written() : opened.file;

    if (isExample && ! input.existsAsFile())
        return transport.show ("The example, which is read as a file, could not be written to "
                               + input.getParentDirectory().getFullPathName() + ".");

    renderDialog.show (editor->appearance(), *this, input, rendered, parameters.settings());
}

double MainComponent::scale() const { return static_cast<double> (editor->getTransform().mat00); }

// The window as its parts count, which are all scaled. Its size is in whole px of the screen and so
// is theirs in their own: of the last one only a part may show. The small rest is float's
// precision.
juce::Rectangle<int> MainComponent::unscaledBounds() const
{
    const auto unscaled = [this] (int px)
    { return static_cast<int> (std::ceil (px / scale() - 1.0e-3)); };
    return { unscaled (getWidth()), unscaled (getHeight()) };
}

juce::Rectangle<int> MainComponent::editorArea() const
{
    const auto area = unscaledBounds();
    return area.withTrimmedTop (TransportBar::heightFor (area.getWidth()));
}

// Rounded down, where unscaledBounds() rounds up: an editor of this size has it still when the
// window has the size that goes with it.
juce::Point<int> MainComponent::sizeFor (int editorWidth, int editorHeight) const
{
    const auto scaled = [this] (int px) { return static_cast<int> (px * scale() + 1.0e-3); };
    return { scaled (editorWidth), scaled (editorHeight + TransportBar::heightFor (editorWidth)) };
}

juce::Point<int> MainComponent::leastSize() const
{
    return sizeFor (Editor::leastWidth, Editor::leastHeight);
}

void MainComponent::resized()
{
    const auto area = unscaledBounds();
    transport.setTransform (editor->getTransform());
    transport.setBounds (area.withHeight (TransportBar::heightFor (area.getWidth())));
    editor->setBounds (editorArea());
}

// The editor has a corner of its own that resizes it, and a menu for its size and scale: the window
// follows. Where the editor has just followed the window there is nothing left to do.
void MainComponent::childBoundsChanged (juce::Component* child)
{
    if (child != editor.get())
        return;

    if (transport.getTransform() == editor->getTransform() && editor->getBounds() == editorArea())
        return;

    const auto size = sizeFor (editor->getWidth(), editor->getHeight());

    if (size.x != getWidth() || size.y != getHeight())
        setSize (size.x, size.y);
    else
        resized();

    juce::NullCheckedInvocation::invoke (onSizeChoice);
}

} // namespace requant
