#include "TopBar.h"

#include "Version.h"

namespace requant
{

TopBar::TopBar (const Style& styleToUse, const Parameters& parameters)
    : style (styleToUse), presetChoice (style, parameters),
      bypass (style, toString (parameters[controlId::bypass].control().name),
              toString (parameters[controlId::bypass].control().help)),
      theme (style, "Light", "Switches between the dark and the light theme."),
      binding (parameters[controlId::bypass], [this]
               { bypass.setToggleState (binding.value() != 0.0, juce::dontSendNotification); })
{
    setOpaque (true);
    addAndMakeVisible (presetChoice);
    addAndMakeVisible (theme);
    addAndMakeVisible (bypass);
    bypass.onClick = [this] { binding.set (1.0 - binding.value()); };
    theme.onClick = [this]
    {
        if (onTheme != nullptr)
            onTheme();
    };
    binding.refresh();
}

void TopBar::setOfferedTheme (const juce::String& name)
{
    theme.setButtonText (name);
    theme.setTitle (name + " theme");
}

void TopBar::resized()
{
    const auto isNarrow = getWidth() < 1000;
    auto area = getLocalBounds().withTrimmedBottom (1).reduced (isNarrow ? 12 : 16, 0);
    const auto place = [&] (juce::Component& button, int width)
    {
        button.setBounds (area.removeFromRight (width).withSizeKeepingCentre (width, 28));
        area.removeFromRight (8);
    };
    place (theme, 58);
    place (bypass, 66);

    // From where the middle begins, or right after the name.
    area.removeFromLeft (isNarrow ? 82 : 282);
    const auto width = juce::jmin (260, area.getWidth());
    presetChoice.setBounds (area.removeFromLeft (width).withSizeKeepingCentre (width, 28));
}

void TopBar::paint (juce::Graphics& g)
{
    g.fillAll (style.palette.panel);
    g.setColour (style.palette.line);
    g.fillRect (getLocalBounds().removeFromBottom (1));

    auto area = getLocalBounds().toFloat().withTrimmedBottom (1.0f).withTrimmedLeft (
        getWidth() < 1000 ? 12.0f : 16.0f);
    const auto nameFont = style.font (Weight::black, 17.0f);
    g.setFont (nameFont);
    g.setColour (style.palette.text);
    g.drawText ("Requant", area, juce::Justification::centredLeft, false);

    if (getWidth() < 1000)
        return;

    area.removeFromLeft (textWidth (nameFont, "Requant") + 8.0f);
    g.setFont (style.font (Weight::regular, 12.0f));
    g.setColour (style.palette.secondaryText);
    g.drawText (versionText, area.translated (0.0f, 1.0f), juce::Justification::centredLeft, false);
}

} // namespace requant
