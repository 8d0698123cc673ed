#pragma once

#include "Dialogs.h"
#include "Editor/Editor.h"
#include "Standalone/Loading/InspectTask.h"
#include "Standalone/Loading/LoadTask.h"
#include "Standalone/Loading/Recording.h"
#include "TransportBar.h"

namespace requant
{

/** The application's window content: the transport above the plug-in's own editor. Files can be
    dropped on it; the space key plays and stops, and those of the waveform work wherever no control
    takes them.

    A file is loaded and inspected by threads of their own; until enough of it is there, and where
    it turns out to be none, what was open before stays as it is. So are the example and the sound
    card: the window is there before them. None of these threads is waited for when it closes, but
    for the card's. Message thread. */
class MainComponent : public juce::Component,
                      public juce::FileDragAndDropTarget,
                      private juce::Timer
{
public:
    /** What a desktop's frame has above the content, in px: nothing tells it before there is a
        window, and a little too much does no harm. */
    static constexpr int titleHeight = 40;

    /** processor: Requant's own plug-in, with its editor. Both must outlive it. Begins to open the
        sound card and the example, and is silent until somebody plays. */
    MainComponent (juce::AudioProcessor& processor, juce::AudioDeviceManager&);
    ~MainComponent() override;

    /** What happens to a file once it is there. */
    enum class Then
    {
        play,
        stayStopped
    };

    /** Begins to open a file; what is being opened is given up. Says in the transport why it cannot
        be. */
    void open (const juce::File&, Then = Then::play);

    /** The file that is open; none for the example. */
    const juce::File& file() const noexcept { return opened.file; }

    /** Takes over what was loaded and found since the last call. A timer does this too. */
    void refresh();

    /** Returns when what was to be opened is open, or refused, and the sound card is set up. */
    void finishLoading();

    /** The same, and all is found in what is open. */
    void finishOpening();

    /** Takes no more room than there is, in px. */
    void fitInto (juce::Rectangle<int> screen);

    /** The smallest that everything can be used in, in px, at the scale that a person chose. */
    juce::Point<int> leastSize() const;

    /** Called after it has taken another size, or scale, by what a person did in the editor. */
    std::function<void()> onSizeChoice;

    /** Renders the file that plays, or the example, with the settings of now. */
    void renderTo (const juce::File& output);

    bool isInterestedInFileDrag (const juce::StringArray&) override { return true; }
    void fileDragEnter (const juce::StringArray&, int, int) override { setDropping (true); }
    void fileDragExit (const juce::StringArray&) override { setDropping (false); }
    void filesDropped (const juce::StringArray& files, int, int) override;

    bool keyPressed (const juce::KeyPress&) override;
    void paint (juce::Graphics&) override;
    void paintOverChildren (juce::Graphics&) override;
    void resized() override;
    void childBoundsChanged (juce::Component*) override;
    void mouseDown (const juce::MouseEvent&) override;

private:
    /** What is open, and how it plays. */
    struct Opened
    {
        juce::File file;
        std::shared_ptr<LoadTask> load; ///< until it is known that all of it can be played
        std::shared_ptr<const Recording> recording;   ///< null until enough of it is there
        std::shared_ptr<const FileContents> contents; ///< null until they are found
        juce::String remark;                          ///< to be shown once the file is open
        Signal signal = Signal::recording;
        bool isPlaying = false, isLooping = false;
        double place = 0.0;
        std::optional<juce::Range<double>> loop;
    };

    double scale() const;
    juce::Rectangle<int> unscaledBounds() const;
    juce::Rectangle<int> editorArea() const;
    juce::Point<int> sizeFor (int editorWidth, int editorHeight) const;

    void timerCallback() override { refresh(); }
    bool isBusy() const;
    void followNext();
    void followOpened();
    void followEarlier();
    void followInspection();
    void take (Opened);
    void goBack();
    void forgetEarlier (std::size_t count);
    void giveUp (std::shared_ptr<LoadTask>);
    void giveUpInspection();
    void showDevices();
    void inspect();
    void show (const Opened&);
    void describe();
    void chooseFile();
    void chooseOutput();
    juce::File suggestedOutput() const;
    void setDropping (bool);
    void takeColours();

    const ParameterSet& parameters;
    const Session& session;
    Player player;
    AudioOutput output;
    std::unique_ptr<Editor> editor;
    TransportBar transport;
    DialogLook dialogLook;
    Opened opened;
    std::vector<Opened> earlier; ///< what comes back if what was opened after it is refused
    std::optional<Opened> next;  ///< what is to be opened, until enough of it is there
    std::unique_ptr<InspectTask> inspecting;

    // What was given up ends by itself: nobody waits for a disk that does not answer.
    std::vector<std::shared_ptr<LoadTask>> loadsGivenUp;
    std::vector<std::unique_ptr<InspectTask>> inspectionsGivenUp;
    ExampleFile example;
    bool isDropping = false, areDevicesAskedFor = false;
    std::unique_ptr<juce::FileChooser> chooser;

    // Last, since they show what stands above.
    DeviceDialog deviceDialog;
    RenderDialog renderDialog;
};

} // namespace requant
