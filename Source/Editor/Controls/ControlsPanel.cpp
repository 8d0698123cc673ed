#include "ControlsPanel.h"

namespace requant
{

ControlsPanel::ControlsPanel (const Style& styleToUse, Session& session)
    : style (styleToUse), length (style, session), all (style, session)
{
    setOpaque (true);
    addAndMakeVisible (length);
    addAndMakeVisible (viewport);
    viewport.setViewedComponent (&all, false);
    viewport.setScrollBarsShown (true, false);
    viewport.setScrollBarThickness (8);
    viewport.setTitle ("More controls");
    viewport.setWantsKeyboardFocus (false); // what is in it scrolls into view with the focus
    all.onRefusal = all.onResize = [this] { resized(); };
}

void ControlsPanel::setCompact (bool shouldBeCompact)
{
    isCompact = shouldBeCompact;
    length.setCompact (isCompact);
    resized();
}

void ControlsPanel::resized()
{
    auto area = getLocalBounds().withTrimmedRight (1); // the panel's own edge
    refusalArea = all.refusal().isEmpty() ? juce::Rectangle<int>() : area.removeFromBottom (40);

    area.removeFromTop (isCompact ? 6 : 10);
    length.setBounds (area.removeFromTop (length.neededHeight()).reduced (isCompact ? 12 : 16, 0));
    viewport.setBounds (area);
    all.layOut (area.getWidth(), area.getHeight(), isCompact);
    repaint();
}

void ControlsPanel::paint (juce::Graphics& g)
{
    const auto& palette = style.palette;
    g.fillAll (palette.panel);
    g.setColour (palette.line);
    g.fillRect (getLocalBounds().removeFromRight (1));

    if (refusalArea.isEmpty())
        return;

    g.fillRect (refusalArea.withHeight (1));
    g.setColour (palette.clip);
    g.setFont (style.font (Weight::regular, 12.5f));
    g.drawFittedText (all.refusal(), refusalArea.reduced (isCompact ? 12 : 16, 2),
                      juce::Justification::centredLeft, 2, 1.0f);
}

} // namespace requant
