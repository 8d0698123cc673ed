#pragma once

#include "DeviceDialog.h"
#include "DialogLook.h"
#include "Editor/Editor.h"
#include "TransportBar.h"

namespace requant
{

/** The application's window content: the transport above the plug-in's own editor. Files can be
    dropped on it; the space key plays and stops. Message thread. */
class MainComponent : public juce::Component, public juce::FileDragAndDropTarget
{
public:
    /** processor: Requant's own plug-in, with its editor. Both must outlive it. Starts playing the
        example. */
    MainComponent (juce::AudioProcessor& processor, juce::AudioDeviceManager&);
    ~MainComponent() override;

    /** Plays a file, or says in the transport why it cannot. */
    void open (const juce::File&);

    bool isInterestedInFileDrag (const juce::StringArray&) override { return true; }
    void filesDropped (const juce::StringArray& files, int, int) override;

    bool keyPressed (const juce::KeyPress&) override;
    void resized() override;
    void childBoundsChanged (juce::Component*) override;
    void mouseDown (const juce::MouseEvent&) override;

private:
    void play (std::shared_ptr<const Recording>);
    void chooseFile();
    void takeColours();

    Player player;
    AudioOutput output;
    std::unique_ptr<Editor> editor;
    TransportBar transport;
    DialogLook dialogLook;
    std::unique_ptr<juce::FileChooser> chooser;
    DeviceDialog deviceDialog; // last, since it shows the devices
};

} // namespace requant
