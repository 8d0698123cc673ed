#include "RenderDialog.h"

#include "Standalone/ScaledContent.h"

namespace requant
{

// The window deletes itself when it is closed, so it may be gone.
RenderDialog::~RenderDialog() { delete window.getComponent(); }

void RenderDialog::show (const Style& style, juce::Component& over, const juce::File& input,
                         const juce::File& output, const Settings& settings, double scale)
{
    auto panel = std::make_unique<RenderPanel> (style, input, output, settings);
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
