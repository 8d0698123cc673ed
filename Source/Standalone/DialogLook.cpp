#include "DialogLook.h"

namespace requant
{

void DialogLook::take (const Style& style)
{
    const auto& palette = style.palette;
    setColourScheme ({ palette.panel, palette.raised, palette.panel, palette.line, palette.text,
                       palette.selectedFill, palette.selectedText, palette.selectedFill,
                       palette.text });
    setDefaultSansSerifTypeface (style.typefaces.regular);
}

// The window deletes itself when it is closed, so it may be gone.
DeviceDialog::~DeviceDialog() { delete window.getComponent(); }

void DeviceDialog::show (juce::AudioDeviceManager& devices, juce::Component& over,
                         juce::Colour background)
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
    options.content.setOwned (selector.release());
    options.componentToCentreAround = &over;
    options.useNativeTitleBar = true;
    options.resizable = false;
    window = options.launchAsync();
}

} // namespace requant
