#include "Application.h"

#include "MainComponent.h"
#include "Version.h"

#include <iostream>

namespace requant
{

namespace
{

const juce::String stateKey = "state";

} // namespace

class Application::MainWindow : public juce::DocumentWindow
{
public:
    MainWindow (juce::AudioProcessor& processor, juce::AudioDeviceManager& devices)
        : juce::DocumentWindow ("Requant", juce::Colours::black, allButtons)
    {
        setUsingNativeTitleBar (true);
        setContentOwned (new MainComponent (processor, devices), true);
        setResizable (true, false);
        setResizeLimits (Editor::leastWidth,
                         Editor::leastHeight + TransportBar::heightFor (Editor::leastWidth), 7680,
                         4320);
        fitScreen();
        setVisible (true);
    }

    MainComponent& content() { return *static_cast<MainComponent*> (getContentComponent()); }

    // The window has no use for keys; its content plays and stops.
    void focusGained (FocusChangeType) override { content().grabKeyboardFocus(); }

    void closeButtonPressed() override
    {
        juce::JUCEApplication::getInstance()->systemRequestedQuit();
    }

private:
    void fitScreen()
    {
        constexpr int title = 40; // the frame's; no system tells it before the window is there
        const auto* display = juce::Desktop::getInstance().getDisplays().getPrimaryDisplay();

        if (display == nullptr)
            return centreWithSize (getWidth(), getHeight());

        const auto room = display->userArea.withTrimmedTop (title);
        content().fitInto (room);
        setBounds (room.withSizeKeepingCentre (getWidth(), getHeight()));
    }
};

Application::Application (CreateProcessor createProcessor) : create (createProcessor)
{
    juce::PropertiesFile::Options options;
    options.applicationName = "Requant";
    options.filenameSuffix = ".settings";
    options.osxLibrarySubFolder = "Application Support";
#if JUCE_LINUX || JUCE_BSD
    options.folderName = "~/.config";
#endif
    properties.setStorageParameters (options);
}

Application::~Application() = default;

const juce::String Application::getApplicationVersion() { return versionText; }

void Application::initialise (const juce::String&)
{
    if (juce::Desktop::getInstance().getDisplays().getPrimaryDisplay() == nullptr)
    {
        std::cerr << "Requant: there is no display to open a window on"
#if JUCE_LINUX || JUCE_BSD
                     " (the variable DISPLAY names the X server, also on a Wayland desktop)"
#endif
                     ".\nThe requant command works without one.\n";
        setApplicationReturnValue (1);
        quit();
        return;
    }

    juce::AudioProcessor::setTypeOfNextNewPlugin (juce::AudioProcessor::wrapperType_Standalone);
    processor.reset (create());

    juce::MemoryBlock state;
    if (state.fromBase64Encoding (properties.getUserSettings()->getValue (stateKey)))
        processor->setStateInformation (state.getData(), static_cast<int> (state.getSize()));

    devices = std::make_unique<juce::AudioDeviceManager>();
    window = std::make_unique<MainWindow> (*processor, *devices);

    const auto arguments = getCommandLineParameterArray();
    if (! arguments.isEmpty())
        window->content().open (
            juce::File::getCurrentWorkingDirectory().getChildFile (arguments[0]));
}

void Application::shutdown()
{
    window.reset();
    devices.reset();

    if (processor == nullptr)
        return;

    juce::MemoryBlock state;
    processor->getStateInformation (state);
    properties.getUserSettings()->setValue (stateKey, state.toBase64Encoding());
    properties.saveIfNeeded();
    processor.reset();
}

} // namespace requant
