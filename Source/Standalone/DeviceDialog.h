#pragma once

#include "JuceHeader.h"

namespace requant
{

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

} // namespace requant
