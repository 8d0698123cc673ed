#include "DeviceDialog.h"

#include "ScaledContent.h"

namespace requant
{

// The window deletes itself when it is closed, so it may be gone.
DeviceDialog::~DeviceDialog() { delete window.getComponent(); }

void DeviceDialog::show (juce::AudioDeviceManager& devices, juce::Component& over,
                         juce::Colour background, double scale)
{
    if (window != nullptr)
        return window->toFront (true);

    constexpr int inputs = 2, outputs = 2;
    auto selector = std::make_unique<juce::AudioDeviceSelectorComponent> (
        devices, 0, inputs, 1, outputs, false, false, true, false);
    selector->setSize (480, 320);

    juce::DialogWindow::LaunchOptions options;
    options.dialogTitle = "Audio device";
    options.dialogBackgroundColour = background;
    options.content.setOwned (
        new ScaledContent (std::move (selector), scale, ScaledContent::roomOver (over)));
    options.componentToCentreAround = &over;
    options.useNativeTitleBar = true;
    options.resizable = false;
    window = options.launchAsync();
}

} // namespace requant
