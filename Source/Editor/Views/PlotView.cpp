#include "PlotView.h"

namespace requant
{

PlotView::PlotView (const Style& styleToUse, const juce::String& title, const juce::String& help)
    : style (styleToUse)
{
    setOpaque (true);
    setWantsKeyboardFocus (true);
    setTitle (title);
    setHelpText (help);
}

void PlotView::show (const PlotSource& source)
{
    take (source);
    refresh();
    repaint();
}

void PlotView::readAt (std::optional<float> x)
{
    if (std::exchange (pointerX, x) == x)
        return;

    refresh();
    repaint();
}

void PlotView::paint (juce::Graphics& g)
{
    frame.paint (g, getLocalBounds(), style, [this] (DisplayList& list) { paintFrame (list); });
    dataList.clear();
    paintData (dataList);
    paintList (g, dataList, style);
    paintFocusRing (g, style);
}

void PlotView::resized()
{
    frameHasChanged();
    refresh();
    repaint();
}

void PlotView::mouseMove (const juce::MouseEvent& event)
{
    const auto area = readableArea();
    readAt (area.contains (fromJuce (event.position)) ? std::optional (event.position.x)
                                                      : std::nullopt);
}

void PlotView::mouseExit (const juce::MouseEvent&) { readAt ({}); }

bool PlotView::keyPressed (const juce::KeyPress& key)
{
    const auto isLeft = key.isKeyCode (juce::KeyPress::leftKey);
    const auto area = readableArea();

    if (area.isEmpty() || ! (isLeft || key.isKeyCode (juce::KeyPress::rightKey)))
        return false;

    keyWasUsed();
    const auto pace = key.getModifiers().isShiftDown() ? 10.0f : 1.0f;
    const auto from = pointerX.value_or (area.getCentreX());
    readAt (juce::jlimit (area.getX(), area.getRight(), from + (isLeft ? -pace : pace)));
    return true;
}

} // namespace requant
