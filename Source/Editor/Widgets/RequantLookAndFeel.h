#pragma once

#include "Plots/Juce/Style.h"

namespace requant
{

/** The typeface that the program carries inside it. Message thread. */
Typefaces embeddedTypefaces();

/** How JUCE's own components look here: menus, tooltips, text fields and scroll bars. Message
    thread. */
class RequantLookAndFeel : public juce::LookAndFeel_V4
{
public:
    explicit RequantLookAndFeel (const Style&);

    /** Takes the style's colours over; to be called whenever they changed. */
    void takeColours();

    juce::Font getPopupMenuFont() override;
    void drawPopupMenuSectionHeader (juce::Graphics&, const juce::Rectangle<int>&,
                                     const juce::String&) override;
    void drawScrollbar (juce::Graphics&, juce::ScrollBar&, int x, int y, int width, int height,
                        bool isVertical, int thumbStart, int thumbSize, bool isMouseOver,
                        bool isMouseDown) override;
    void drawCornerResizer (juce::Graphics&, int width, int height, bool isMouseOver,
                            bool isMouseDragging) override;
    juce::Rectangle<int> getTooltipBounds (const juce::String&, juce::Point<int> pointer,
                                           juce::Rectangle<int> parent) override;
    void drawTooltip (juce::Graphics&, const juce::String&, int width, int height) override;

private:
    juce::TextLayout tooltipLayout (const juce::String&) const;

    const Style& style;
};

} // namespace requant
