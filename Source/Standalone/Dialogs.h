#pragma once

#include "JuceHeader.h"
#include "Plots/Juce/Style.h"
#include "Standalone/Rendering/RenderPanel.h"

namespace requant
{

/** How the application's further windows look, such as the audio device's and the file chooser's:
    as the editor does. The default of all windows while it lives. Message thread. */
class DialogLook : public juce::LookAndFeel_V4
{
public:
    DialogLook() { setDefaultLookAndFeel (this); }

    /** Takes over the style's colours and typeface. */
    void take (const Style&);
};

/** The window in which somebody chooses the audio device; there is one at a time, and it goes with
    this. Message thread. */
class DeviceDialog
{
public:
    DeviceDialog() = default;
    ~DeviceDialog();

    bool isOpen() const noexcept { return window != nullptr; }

    /** Opens it over a component, at a scale, or brings it to the front. The manager must outlive
        this. */
    void show (juce::AudioDeviceManager&, juce::Component& over, juce::Colour background,
               double scale);

private:
    juce::Component::SafePointer<juce::DialogWindow> window;

    JUCE_DECLARE_NON_COPYABLE (DeviceDialog)
};

/** The window in which a file is rendered; there is one at a time, and it goes with this. Closing
    it cancels what is not finished. Message thread. */
class RenderDialog
{
public:
    RenderDialog() = default;
    ~RenderDialog();

    bool isOpen() const noexcept { return window != nullptr; }
    void toFront() { window->toFront (true); }

    /** Opens it over a component, at a scale, and begins to render. style and the component must
        outlive this. Not while isOpen(). */
    void show (const Style& style, juce::Component& over, const juce::File& input,
               const juce::File& output, const Settings&, const Learned&, double scale);

private:
    juce::Component::SafePointer<juce::DialogWindow> window;

    JUCE_DECLARE_NON_COPYABLE (RenderDialog)
};

} // namespace requant
