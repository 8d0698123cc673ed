#include "Dialogs.h"

#include "ScaledContent.h"

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

// The window deletes itself when it is closed, so it may be gone.
RenderDialog::~RenderDialog() { delete window.getComponent(); }

void RenderDialog::show (const Style& style, juce::Component& over, const juce::File& input,
                         const juce::File& output, const Settings& settings, const Learned& learned,
                         double scale)
{
    auto panel = std::make_unique<RenderPanel> (style, input, output, settings, learned);
    panel->onClose = [this]
    {
        if (window != nullptr)
            window->exitModalState (0);
    };

    // The report takes more room than the bar before it.
    panel->onSizeChange = [this, &over]
    {
        if (window != nullptr)
            window->centreAroundComponent (&over, window->getWidth(), window->getHeight());
    };

    juce::DialogWindow::LaunchOptions options;
    options.dialogTitle = "Render";
    options.dialogBackgroundColour = style.palette.panel;
    options.content.setOwned (
        new ScaledContent (std::move (panel), scale, ScaledContent::roomOver (over)));
    options.componentToCentreAround = &over;
    options.useNativeTitleBar = true;
    options.resizable = true;
    window = options.launchAsync();
}

} // namespace requant
