#pragma once

#include "RenderPanel.h"

namespace requant
{

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
               const juce::File& output, const Settings&, double scale);

private:
    juce::Component::SafePointer<juce::DialogWindow> window;

    JUCE_DECLARE_NON_COPYABLE (RenderDialog)
};

} // namespace requant
