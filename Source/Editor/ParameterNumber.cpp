#include "ParameterNumber.h"

namespace requant
{

ParameterNumber::ParameterNumber (const Style& styleToUse, ControlParameter& parameter,
                                  const juce::String& label, const juce::String& suffix)
    : style (styleToUse), name (label),
      number (style, parameter, Weight::regular, juce::Justification::centredRight)
{
    setTitle (label);
    number.setTextSize (12.5f);
    number.setShowsUnit (true, suffix);
    number.onChange = [this]
    {
        if (onChange != nullptr)
            onChange();
    };
    addAndMakeVisible (number);
}

void ParameterNumber::setIdle (const juce::String& reason)
{
    setAlpha (reason.isEmpty() ? 1.0f : idleAlpha);
    number.setReason (reason);
}

void ParameterNumber::setLabel (const juce::String& label)
{
    name = label;
    setTitle (label);
    repaint();
}

void ParameterNumber::setIsRow (bool shouldBeRow)
{
    isRow = shouldBeRow;
    repaint();
}

void ParameterNumber::paint (juce::Graphics& g)
{
    if (isRow)
    {
        g.setColour (style.palette.line);
        g.fillRect (getLocalBounds().removeFromBottom (1));
    }

    g.setColour (style.palette.secondaryText);
    g.setFont (style.font (Weight::regular, 12.5f));
    g.drawText (name, getLocalBounds(), juce::Justification::centredLeft, false);
}

void ParameterNumber::resized()
{
    // Room for the longest value, and for the ring around it.
    const auto width = juce::roundToInt (number.widestText()) + 14;
    number.setBounds (getLocalBounds()
                          .removeFromRight (juce::jmin (width, getWidth()))
                          .withSizeKeepingCentre (width, juce::jmin (24, getHeight())));
}

} // namespace requant
