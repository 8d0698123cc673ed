#include "RequantLookAndFeel.h"

#include "Resources.h"

namespace requant
{

namespace
{

juce::Typeface::Ptr load (const char* data, int size)
{
    return juce::Typeface::createSystemTypefaceFor (data, static_cast<std::size_t> (size));
}

} // namespace

Typefaces embeddedTypefaces()
{
    return { load (resources::LatoLight_ttf, resources::LatoLight_ttfSize),
             load (resources::LatoRegular_ttf, resources::LatoRegular_ttfSize),
             load (resources::LatoBold_ttf, resources::LatoBold_ttfSize),
             load (resources::LatoBlack_ttf, resources::LatoBlack_ttfSize) };
}

RequantLookAndFeel::RequantLookAndFeel (const Style& styleToUse) : style (styleToUse)
{
    takeColours();
}

void RequantLookAndFeel::takeColours()
{
    const auto& palette = style.palette;
    setColour (juce::PopupMenu::backgroundColourId, palette.panel);
    setColour (juce::PopupMenu::textColourId, palette.text);
    setColour (juce::PopupMenu::highlightedBackgroundColourId, palette.selectedFill);
    setColour (juce::PopupMenu::highlightedTextColourId, palette.selectedText);
    setColour (juce::TextEditor::backgroundColourId, palette.raised);
    setColour (juce::TextEditor::textColourId, palette.text);
    setColour (juce::TextEditor::highlightColourId, palette.selectedFill);
    setColour (juce::TextEditor::highlightedTextColourId, palette.selectedText);
    setColour (juce::TextEditor::outlineColourId, juce::Colours::transparentBlack);
    setColour (juce::TextEditor::focusedOutlineColourId, palette.good);
    setColour (juce::CaretComponent::caretColourId, palette.text);
}

juce::Font RequantLookAndFeel::getPopupMenuFont() { return style.font (Weight::regular, 13.0f); }

void RequantLookAndFeel::drawPopupMenuSectionHeader (juce::Graphics& g,
                                                     const juce::Rectangle<int>& area,
                                                     const juce::String& name)
{
    g.setFont (style.font (Weight::bold, 12.0f));
    g.setColour (style.palette.secondaryText);
    g.drawText (name, area.reduced (12, 0), juce::Justification::centredLeft, true);
}

void RequantLookAndFeel::drawScrollbar (juce::Graphics& g, juce::ScrollBar&, int x, int y,
                                        int width, int height, bool isVertical, int thumbStart,
                                        int thumbSize, bool isMouseOver, bool isMouseDown)
{
    const juce::Rectangle<int> thumb (isVertical ? x : thumbStart, isVertical ? thumbStart : y,
                                      isVertical ? width : thumbSize,
                                      isVertical ? thumbSize : height);
    g.setColour (isMouseOver || isMouseDown ? style.palette.secondaryText : style.palette.line);
    g.fillRoundedRectangle (thumb.toFloat().reduced (1.0f), 3.0f);
}

void RequantLookAndFeel::drawCornerResizer (juce::Graphics& g, int width, int height,
                                            bool isMouseOver, bool isMouseDragging)
{
    g.setColour (isMouseOver || isMouseDragging ? style.palette.secondaryText : style.palette.line);
    const auto right = static_cast<float> (width) - 2.0f,
               bottom = static_cast<float> (height) - 2.0f;

    for (const auto length : { 4.0f, 8.0f })
        g.drawLine (right - length, bottom, right, bottom - length, 1.0f);
}

juce::TextLayout RequantLookAndFeel::tooltipLayout (const juce::String& text) const
{
    juce::AttributedString string;
    string.append (text, style.font (Weight::regular, 12.5f), style.palette.text);

    juce::TextLayout layout;
    layout.createLayoutWithBalancedLineLengths (string, 300.0f);
    return layout;
}

juce::Rectangle<int> RequantLookAndFeel::getTooltipBounds (const juce::String& text,
                                                           juce::Point<int> pointer,
                                                           juce::Rectangle<int> parent)
{
    const auto layout = tooltipLayout (text);
    const auto width = juce::roundToInt (std::ceil (layout.getWidth())) + 20;
    const auto height = juce::roundToInt (std::ceil (layout.getHeight())) + 14;

    return juce::Rectangle<int> (
               pointer.x > parent.getCentreX() ? pointer.x - width - 10 : pointer.x + 14,
               pointer.y > parent.getCentreY() ? pointer.y - height - 6 : pointer.y + 16, width,
               height)
        .constrainedWithin (parent);
}

void RequantLookAndFeel::drawTooltip (juce::Graphics& g, const juce::String& text, int width,
                                      int height)
{
    const auto bounds = juce::Rectangle<int> (width, height).toFloat();
    g.setColour (style.palette.raised);
    g.fillRect (bounds);
    g.setColour (style.palette.secondaryText);
    g.drawRect (bounds, 1.0f);
    tooltipLayout (text).draw (g, bounds.reduced (10.0f, 7.0f));
}

} // namespace requant
