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
        : juce::DocumentWindow ("Requant", juce::Colours::black, allButtons),
          main (processor, devices)
    {
        setUsingNativeTitleBar (true);
        setContentNonOwned (&main, true);
        setResizable (true, false);
        takeLimits();
        fitScreen();
        main.onSizeChoice = [this]
        {
            takeLimits();
            setBounds (getBounds().constrainedWithin (screen()));
        };
        setVisible (true);
    }

    ~MainWindow() override { clearContentComponent(); }

    MainComponent& content() noexcept { return main; }

    // The window has no use for keys; its content plays and stops.
    void focusGained (FocusChangeType) override { main.grabKeyboardFocus(); }

    void closeButtonPressed() override
    {
        juce::JUCEApplication::getInstance()->systemRequestedQuit();
    }

private:
    void takeLimits()
    {
        const auto least = main.leastSize();
        setResizeLimits (least.x, least.y, juce::jmax (7680, least.x), juce::jmax (4320, least.y));
    }

    // Of the display that it is on, where the frame's title is whole as well; there is one, or the
    // application would have ended.
    juce::Rectangle<int> screen() const
    {
        const auto& displays = juce::Desktop::getInstance().getDisplays();
        const auto* const display =
            isShowing() ? displays.getDisplayForRect (getBounds()) : displays.getPrimaryDisplay();
        return display != nullptr ? display->userArea.withTrimmedTop (MainComponent::titleHeight)
                                  : getBounds();
    }

    void fitScreen()
    {
        const auto room = screen();
        main.fitInto (room);
        setBounds (room.withSizeKeepingCentre (getWidth(), getHeight()));
    }

    MainComponent main;
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
            juce::File::getCurrentWorkingDirectory().getChildFile (arguments[0]),
            MainComponent::Then::stayStopped);
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
