#pragma once

#include "JuceHeader.h"

namespace requant
{

/** What a dialog's window holds, drawn larger or smaller, so that it looks as the editor does at
    its scale. It has the size that its content takes then, and follows it.

    Where the screen has no room for that, it is drawn as large as it has, but not smaller than at a
    scale of 1. Message thread.
*/
class ScaledContent : public juce::Component
{
public:
    /** largest: in px of the screen, without the window's frame. */
    ScaledContent (std::unique_ptr<juce::Component> contentToHold, double scale,
                   juce::Rectangle<int> largest)
        : content (std::move (contentToHold)), wanted (scale), room (largest)
    {
        addAndMakeVisible (*content);
        follow();
    }

    /** The room for a dialog on the screen that a component is on. */
    static juce::Rectangle<int> roomOver (const juce::Component& component)
    {
        constexpr int frame = 48; // of the window: nothing tells it before there is one
        const auto& displays = juce::Desktop::getInstance().getDisplays();
        const auto* const display = displays.getDisplayForRect (component.getScreenBounds());
        return display != nullptr ? display->userArea.withTrimmedTop (frame)
                                  : juce::Rectangle<int> (7680, 4320);
    }

    double scale() const noexcept { return drawn; }

    void childBoundsChanged (juce::Component*) override
    {
        if (! isResizing)
            follow();
    }

    // By somebody who drags the window's edge.
    void resized() override
    {
        if (isResizing)
            return;

        const juce::ScopedValueSetter<bool> resizing (isResizing, true);
        const auto unscaled = [this] (int px)
        { return static_cast<int> (std::ceil (px / drawn - 1.0e-3)); };
        content->setBounds (0, 0, unscaled (getWidth()), unscaled (getHeight()));
    }

private:
    void follow()
    {
        const juce::ScopedValueSetter<bool> resizing (isResizing, true);
        const auto width = content->getWidth(), height = content->getHeight();
        const auto fitting = juce::jmin (room.getWidth() / static_cast<double> (width),
                                         room.getHeight() / static_cast<double> (height));
        drawn = juce::jmin (wanted, juce::jmax (1.0, fitting));
        content->setTransform (juce::AffineTransform::scale (static_cast<float> (drawn)));
        const auto scaled = [this] (int px)
        { return static_cast<int> (std::ceil (px * drawn - 1.0e-3)); };
        setSize (scaled (width), scaled (height));
    }

    std::unique_ptr<juce::Component> content;
    const double wanted;
    const juce::Rectangle<int> room;
    double drawn = 1.0;
    bool isResizing = false;

    JUCE_DECLARE_NON_COPYABLE (ScaledContent)
};

} // namespace requant
