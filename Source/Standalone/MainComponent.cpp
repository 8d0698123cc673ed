#include "MainComponent.h"

#include "Documents/InspectReport.h"
#include "Files/Writing/OutputFormat.h"
#include "Plugin/Processor.h"

#include <algorithm>
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
      session (dynamic_cast<Processor&> (processor).session()),
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
    {
        areDevicesAskedFor = true;
        refresh();
    };
    takeColours();
    addAndMakeVisible (transport);
    addAndMakeVisible (*editor);
    leaveSpaceKeyToPlayer (*this);
    addMouseListener (this, true);
    editor->setRoomAbove (titleHeight + TransportBar::heightFor (Editor::leastWidth));
    const auto size = sizeFor (editor->getWidth(), editor->getHeight());
    setSize (size.x, size.y);
    opened.load = std::make_shared<LoadTask> (juce::File());
    startTimerHz (refreshesPerSecond);
}

// What ends soon is waited for, so that it does not run while the process ends; what hangs is left.
MainComponent::~MainComponent()
{
    output.onDeviceChange = nullptr;
    setLookAndFeel (nullptr);

    if (next)
        giveUp (next->load);

    giveUp (opened.load);
    forgetEarlier (earlier.size());
    giveUpInspection();
    const auto end = juce::Time::getMillisecondCounterHiRes() + BackgroundWork::patienceMs;
    const auto wait = [end] (const auto& task)
    {
        const auto left = end - juce::Time::getMillisecondCounterHiRes();
        task->wait (juce::jmax (0, juce::roundToInt (left)));
    };

    std::for_each (loadsGivenUp.begin(), loadsGivenUp.end(), wait);
    std::for_each (inspectionsGivenUp.begin(), inspectionsGivenUp.end(), wait);
}

void MainComponent::takeColours()
{
    dialogLook.take (editor->appearance());
    transport.takeColours();
}

void MainComponent::open (const juce::File& file, Then then)
{
    if (next)
        giveUp (next->load);

    next.emplace();
    next->file = file;
    next->load = std::make_shared<LoadTask> (file);
    next->isPlaying = then == Then::play;
    transport.show ("Opening " + file.getFileName() + ".");
    startTimerHz (refreshesPerSecond);
}

bool MainComponent::isBusy() const
{
    const auto isLoading = [] (const Opened& each) { return each.load != nullptr; };
    return next || isLoading (opened) || inspecting != nullptr || output.isSettingUp()
           || areDevicesAskedFor || std::any_of (earlier.begin(), earlier.end(), isLoading);
}

void MainComponent::refresh()
{
    const auto isOver = [] (const auto& task) { return task->isFinished(); };
    std::erase_if (loadsGivenUp, isOver);
    std::erase_if (inspectionsGivenUp, isOver);

    output.refresh();
    followEarlier();
    followOpened();
    followNext();

    if (inspecting != nullptr)
        followInspection();

    if (areDevicesAskedFor && ! output.isSettingUp())
        showDevices();

    describe();

    if (! isBusy() && loadsGivenUp.empty() && inspectionsGivenUp.empty())
        stopTimer();
}

void MainComponent::finishLoading()
{
    while (next || opened.load != nullptr || output.isSettingUp())
    {
        if (next)
            next->load->wait();
        else if (opened.load != nullptr)
            opened.load->wait();

        output.finishSettingUp();
        refresh();
    }
}

void MainComponent::finishOpening()
{
    for (finishLoading(); inspecting != nullptr; refresh())
        inspecting->wait();
}

// While a device is being chosen, nothing else is asked of it.
void MainComponent::showDevices()
{
    areDevicesAskedFor = false;
    deviceDialog.show (output.devices(), *this, editor->appearance().palette.panel, scale());
}

// What was open before and is still loaded may turn out to be whole, and then nothing older comes
// back; or to be damaged, and then it does not come back itself.
void MainComponent::followEarlier()
{
    for (std::size_t i = 0; i < earlier.size();)
    {
        auto& each = earlier[i];

        if (each.load == nullptr || ! each.load->isFinished())
        {
            ++i;
        }
        else if (each.load->problem().isNotEmpty())
        {
            earlier.erase (earlier.begin() + static_cast<std::ptrdiff_t> (i));
        }
        else
        {
            each.recording = each.load->recording();
            each.load.reset();
            forgetEarlier (i);
            i = 1;
        }
    }
}

void MainComponent::followOpened()
{
    if (opened.load == nullptr)
        return;

    const auto load = opened.load;
    const auto isOver = load->isFinished(); // before what it leaves is looked at

    if (isOver && load->problem().isNotEmpty())
    {
        goBack();
        return transport.show (load->problem());
    }

    if (opened.recording == nullptr && load->recording() != nullptr)
    {
        opened.recording = load->recording();
        opened.isPlaying = player.isPlaying(); // somebody may not have waited for it
        opened.signal = player.currentSignal();
        show (opened);
    }

    if (! isOver)
        return;

    opened.load.reset();
    forgetEarlier (earlier.size());
    inspect();

    if (const auto remark = std::exchange (opened.remark, {}); remark.isNotEmpty())
        transport.show (remark);
}

void MainComponent::followNext()
{
    if (! next)
        return;

    const auto isOver = next->load->isFinished();

    if (isOver && next->load->problem().isNotEmpty())
    {
        transport.show (next->load->problem());
        return next.reset();
    }

    if (next->load->recording() == nullptr)
        return;

    take (*std::exchange (next, std::nullopt));

    if (isOver)
        followOpened();
}

void MainComponent::take (Opened newlyOpened)
{
    opened.signal = player.currentSignal();
    opened.isPlaying = player.isPlaying();
    opened.place = player.progress();
    opened.loop = transport.waveform().loop();
    opened.isLooping = transport.waveform().isLooping();
    earlier.push_back (std::exchange (opened, std::move (newlyOpened)));
    opened.recording = opened.load->recording();
    show (opened);
}

// As if the file had never been opened.
void MainComponent::goBack()
{
    if (earlier.empty())
        return opened.load.reset();

    opened = std::move (earlier.back());
    earlier.pop_back();
    player.setPlaying (opened.isPlaying);

    if (opened.recording != nullptr)
        show (opened);

    if (opened.load == nullptr && opened.contents == nullptr)
        inspect();
}

void MainComponent::forgetEarlier (std::size_t count)
{
    const auto end = earlier.begin() + static_cast<std::ptrdiff_t> (count);

    for (auto each = earlier.begin(); each != end; ++each)
        giveUp (each->load);

    earlier.erase (earlier.begin(), end);
}

void MainComponent::giveUp (std::shared_ptr<LoadTask> load)
{
    if (load == nullptr)
        return;

    load->cancel();
    loadsGivenUp.push_back (std::move (load));
}

void MainComponent::giveUpInspection()
{
    if (inspecting == nullptr)
        return;

    inspecting->cancel();
    inspectionsGivenUp.push_back (std::move (inspecting));
}

void MainComponent::show (const Opened& toShow)
{
    giveUpInspection();
    player.setPlaying (toShow.isPlaying);
    output.play (toShow.recording, ! deviceDialog.isOpen());
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
    if (opened.recording == nullptr)
        return;

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
        next->remark = first.getFileName() + " plays. One file plays at a time: the other "
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
    const auto settings = parameters.settings().reduction.asLawAllows();
    const auto bits = juce::String (parameters[parameterId::bits].control().idText (settings.bits));
    const auto named = " " + bits + " bit";

    if (opened.file == juce::File())
        return juce::File::getSpecialLocation (juce::File::userDocumentsDirectory)
            .getChildFile ("Example guitar" + named + ".wav");

    // Only whole numbers go into FLAC.
    const auto extension = opened.file.getFileExtension();
    const auto needsWav =
        extension.equalsIgnoreCase (".flac") && ! OutputSamples::of (settings, false).areCodes;

    return opened.file.getSiblingFile (opened.file.getFileNameWithoutExtension() + named
                                       + (needsWav ? ".wav" : extension));
}

void MainComponent::renderTo (const juce::File& rendered)
{
    const auto isExample = opened.file == juce::File();
    const auto input = isExample ? example.written() : opened.file;

    if (isExample && ! input.existsAsFile())
        return transport.show ("The example, which is read as a file, could not be written to "
                               + input.getParentDirectory().getFullPathName() + ".");

    renderDialog.show (editor->appearance(), *this, input, rendered, parameters.settings(),
                       session.memory().learned, scale());
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
