#pragma once

#include "JuceHeader.h"
#include "Plots/Style/Style.h"

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

    /** Opens it over a component, or brings it to the front. The manager must outlive this. */
    void show (juce::AudioDeviceManager&, juce::Component& over, juce::Colour background);

private:
    juce::Component::SafePointer<juce::DialogWindow> window;

    JUCE_DECLARE_NON_COPYABLE (DeviceDialog)
};

} // namespace requant
