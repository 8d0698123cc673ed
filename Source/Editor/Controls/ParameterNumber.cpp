#include "ParameterNumber.h"

namespace requant
{

ParameterNumber::ParameterNumber (const Style& styleToUse, HostParameter& parameter,
                                  const juce::String& label, const juce::String& suffix, Form form)
    : style (styleToUse), name (label),
      number (style, parameter, form == Form::slider ? Weight::bold : Weight::regular,
              juce::Justification::centredRight)
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

    if (form == Form::slider)
        addAndMakeVisible (track.emplace (style, parameter));

    setIdle ({});
}

void ParameterNumber::setIdle (const juce::String& reason)
{
    setAlpha (reason.isEmpty() ? 1.0f : idleAlpha);
    number.setInstead ({});
    number.setReason (reason, reason.isNotEmpty());

    if (track)
        track->setTooltip (number.getTooltip());
}

void ParameterNumber::setInstead (const juce::String& shown, const juce::String& reason)
{
    setAlpha (1.0f);
    number.setInstead (shown);
    number.setReason (reason, false);
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

    if (track)
        track->setVisible (! isRow);

    resized();
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
    g.drawText (name, lineArea(), juce::Justification::centredLeft, false);
}

juce::Rectangle<int> ParameterNumber::lineArea() const
{
    return track && ! isRow ? getLocalBounds().removeFromTop (lineHeight) : getLocalBounds();
}

void ParameterNumber::resized()
{
    // Room for the longest value, and for the ring around it.
    const auto width = juce::roundToInt (number.widestText()) + 14;
    const auto line = lineArea();
    number.setBounds (line.withTrimmedLeft (juce::jmax (0, getWidth() - width))
                          .withSizeKeepingCentre (width, juce::jmin (24, line.getHeight())));

    if (track)
        track->setBounds (getLocalBounds().withTrimmedTop (line.getHeight()));
}

} // namespace requant
