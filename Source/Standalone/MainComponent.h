#pragma once

#include "DeviceDialog.h"
#include "DialogLook.h"
#include "Editor/Editor.h"
#include "ExampleFile.h"
#include "RenderDialog.h"
#include "TransportBar.h"

namespace requant
{

/** The application's window content: the transport above the plug-in's own editor. Files can be
    dropped on it; the space key plays and stops, and those of the waveform work wherever no control
    takes them. Message thread. */
class MainComponent : public juce::Component, public juce::FileDragAndDropTarget
{
public:
    /** processor: Requant's own plug-in, with its editor. Both must outlive it. Starts playing the
        example. */
    MainComponent (juce::AudioProcessor& processor, juce::AudioDeviceManager&);
    ~MainComponent() override;

    /** Plays a file, or says in the transport why it cannot. Whether it could. */
    bool open (const juce::File&);

    /** The file that plays; none for the example. */
    const juce::File& file() const noexcept { return openedFile; }

    /** Takes no more room than there is, in px. */
    void fitInto (juce::Rectangle<int> screen);

    /** Renders the file that plays, or the example, with the settings of now. */
    void renderTo (const juce::File& output);

    bool isInterestedInFileDrag (const juce::StringArray&) override { return true; }
    void fileDragEnter (const juce::StringArray&, int, int) override { setDropping (true); }
    void fileDragExit (const juce::StringArray&) override { setDropping (false); }
    void filesDropped (const juce::StringArray& files, int, int) override;

    bool keyPressed (const juce::KeyPress&) override;
    void paintOverChildren (juce::Graphics&) override;
    void resized() override;
    void childBoundsChanged (juce::Component*) override;
    void mouseDown (const juce::MouseEvent&) override;

private:
    void play (std::shared_ptr<const Recording>, const juce::File&);
    void chooseFile();
    void chooseOutput();
    juce::File suggestedOutput() const;
    void setDropping (bool);
    void takeColours();

    const Parameters& parameters;
    Player player;
    AudioOutput output;
    std::unique_ptr<Editor> editor;
    TransportBar transport;
    DialogLook dialogLook;
    juce::File openedFile;
    ExampleFile example;
    bool isDropping = false;
    std::unique_ptr<juce::FileChooser> chooser;

    // Last, since they show what stands above.
    DeviceDialog deviceDialog;
    RenderDialog renderDialog;
};

} // namespace requant
