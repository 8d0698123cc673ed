#include "FlatButton.h"

namespace requant
{

FlatButton::FlatButton (const Style& styleToUse, const juce::String& name, const juce::String& help,
                        Face faceToShow)
    : FocusRing<juce::Button> (name), style (styleToUse), face (faceToShow)
{
    setButtonText (name);
    setTitle (name);
    setHelp (help);
    setWantsKeyboardFocus (true);
}

FlatButton::FlatButton (const Style& styleToUse, const juce::String& name, const juce::String& help,
                        Icon glyphToShow)
    : FlatButton (styleToUse, name, help, Face::glyph)
{
    glyph = glyphToShow;
}

void FlatButton::setGlyph (Icon newGlyph)
{
    if (std::exchange (glyph, newGlyph) != newGlyph)
        repaint();
}

void FlatButton::setHelp (const juce::String& help)
{
    setTooltip (help);
    setHelpText (help);
}

bool FlatButton::keyPressed (const juce::KeyPress& key)
{
    if (key.isKeyCode (juce::KeyPress::spaceKey) || key.isKeyCode (juce::KeyPress::returnKey))
    {
        keyWasUsed();
        triggerClick();
        return true;
    }

    return juce::Button::keyPressed (key);
}

// The other button asks for a menu.
void FlatButton::mouseDown (const juce::MouseEvent& event)
{
    if (! event.mods.isPopupMenu())
        juce::Button::mouseDown (event);
}

void FlatButton::setIdle (const juce::String& reason)
{
    isIdle = reason.isNotEmpty();
    setAlpha (isIdle ? idleAlpha : 1.0f);
    setTooltip ((getHelpText() + " " + reason).trimEnd());
}

void FlatButton::paintSwitch (juce::Graphics& g, bool isHighlighted) const
{
    const auto& palette = style.palette;
    const auto isLit = getToggleState();
    auto area = getLocalBounds().toFloat().withTrimmedLeft (2.0f);
    const auto slot = area.removeFromLeft (26.0f).withSizeKeepingCentre (26.0f, 14.0f);
    const auto knob =
        (isLit ? slot.withLeft (slot.getRight() - 14.0f) : slot.withWidth (14.0f)).reduced (2.5f);
    area.removeFromLeft (8.0f);

    g.setColour (isLit ? palette.selectedFill : palette.raised);
    g.fillRoundedRectangle (slot, 7.0f);
    g.setColour (isLit ? palette.selectedText : palette.secondaryText);
    g.fillEllipse (knob);
    g.setColour ((isLit || isHighlighted) && ! isIdle ? palette.text : palette.secondaryText);
    g.setFont (style.font (Weight::regular, 12.5f));
    g.drawText (getButtonText(), area, juce::Justification::centredLeft, false);
}

void FlatButton::paintButton (juce::Graphics& g, bool isHighlighted, bool isDown)
{
    if (face == Face::onOff)
    {
        paintSwitch (g, isHighlighted);
        paintFocusRing (g, style);
        return;
    }

    const auto& palette = style.palette;
    const auto isLit = getToggleState();
    auto fill = isLit ? palette.selectedFill : palette.raised;

    if (isHighlighted || isDown)
        fill = fill.interpolatedWith (palette.secondaryText, isDown ? 0.35f : 0.15f);

    g.setColour (fill);
    g.fillRoundedRectangle (getLocalBounds().toFloat(), 6.0f);
    g.setColour (! isEnabled() ? palette.secondaryText.withMultipliedAlpha (idleAlpha)
                 : isLit       ? palette.selectedText
                 : isIdle      ? palette.secondaryText
                               : palette.text);

    if (face == Face::word)
    {
        g.setFont (style.font (isLit ? Weight::bold : Weight::regular, 12.5f));
        g.drawText (getButtonText(), getLocalBounds(), juce::Justification::centred, false);
    }
    else
    {
        paintGlyph (g, getLocalBounds().toFloat().getCentre(), glyph);
    }

    paintFocusRing (g, style);
}

std::unique_ptr<juce::AccessibilityHandler> FlatButton::createAccessibilityHandler()
{
    return std::make_unique<ButtonAccess> (*this);
}

} // namespace requant
