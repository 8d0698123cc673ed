#pragma once

#include "JuceHeader.h"

namespace requant
{

/** The standalone application: `Requant [FILE]` opens FILE, or the example, to be played through
    the plug-in; it is silent until somebody plays.

    Remembers the plug-in's settings between runs. Without a display it says so on standard error
    and ends with 1. Message thread.
*/
class Application : public juce::JUCEApplication
{
public:
    using CreateProcessor = juce::AudioProcessor* (*) ();

    /** createProcessor makes the plug-in; the application takes over what it returns. */
    explicit Application (CreateProcessor createProcessor);
    ~Application() override;

    const juce::String getApplicationName() override { return "Requant"; }
    const juce::String getApplicationVersion() override;
    bool moreThanOneInstanceAllowed() override { return true; }
    void initialise (const juce::String& commandLine) override;
    void shutdown() override;
    void systemRequestedQuit() override { quit(); }

private:
    class MainWindow;

    CreateProcessor create;
    juce::ApplicationProperties properties;
    std::unique_ptr<juce::AudioProcessor> processor;
    std::unique_ptr<juce::AudioDeviceManager> devices;
    std::unique_ptr<MainWindow> window;
};

} // namespace requant
