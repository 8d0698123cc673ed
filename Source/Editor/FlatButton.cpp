#include "FlatButton.h"

namespace requant
{

FlatButton::FlatButton (const Style& styleToUse, const juce::String& name, const juce::String& help,
                        Face faceToShow)
    : FocusRing<juce::Button> (name), style (styleToUse), face (faceToShow)
{
    setButtonText (name);
    setTitle (name);
    setTooltip (help);
    setHelpText (help);
    setWantsKeyboardFocus (true);
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

void FlatButton::paintButton (juce::Graphics& g, bool isHighlighted, bool isDown)
{
    const auto& palette = style.palette;
    const auto isLit = getToggleState();
    auto fill = isLit ? palette.selectedFill : palette.raised;

    if (isHighlighted || isDown)
        fill = fill.interpolatedWith (palette.secondaryText, isDown ? 0.35f : 0.15f);

    g.setColour (fill);
    g.fillRoundedRectangle (getLocalBounds().toFloat(), 6.0f);
    g.setColour (isLit ? palette.selectedText : palette.text);

    if (face == Face::word)
    {
        g.setFont (style.font (isLit ? Weight::bold : Weight::regular, 12.5f));
        g.drawText (getButtonText(), getLocalBounds(), juce::Justification::centred, false);
    }
    else
    {
        paintArrow (g, getLocalBounds().toFloat().getCentre(), face == Face::arrowUp);
    }

    paintFocusRing (g, style);
}

void paintArrow (juce::Graphics& g, juce::Point<float> centre, bool pointsUp)
{
    const auto rise = pointsUp ? -3.0f : 3.0f;
    juce::Path arrow;
    arrow.addTriangle (centre.x - 4.5f, centre.y - rise, centre.x + 4.5f, centre.y - rise, centre.x,
                       centre.y + rise);
    g.fillPath (arrow);
}

} // namespace requant
