#pragma once

#include "Editor/Editor.h"
#include "TransportBar.h"

namespace requant
{

/** The application's window content: the transport above the plug-in's own editor. Files can be
    dropped on it. Message thread. */
class MainComponent : public juce::Component, public juce::FileDragAndDropTarget
{
public:
    /** processor: Requant's own plug-in, with its editor; must outlive it. Starts playing the example.
    */
    explicit MainComponent (juce::AudioProcessor& processor);
    ~MainComponent() override;

    /** Plays a file, or says in the transport why it cannot. */
    void open (const juce::File&);

    bool isInterestedInFileDrag (const juce::StringArray&) override { return true; }
    void filesDropped (const juce::StringArray& files, int, int) override;

    bool keyPressed (const juce::KeyPress&) override;
    void resized() override;
    void childBoundsChanged (juce::Component*) override;

private:
    void play (const Recording&);
    void chooseFile();
    void showSettings();

    Player player;
    AudioOutput output { player };
    std::unique_ptr<Editor> editor;
    TransportBar transport;
    std::unique_ptr<juce::FileChooser> chooser;
};

} // namespace requant
