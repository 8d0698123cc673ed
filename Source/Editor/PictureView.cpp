#include "PictureView.h"

namespace requant
{

PictureView::PictureView (const Style& styleToUse, const juce::String& title,
                          const juce::String& help)
    : style (styleToUse)
{
    setOpaque (true);
    setWantsKeyboardFocus (true);
    setTitle (title);
    setHelpText (help);
}

void PictureView::show (const PictureSource& source)
{
    take (source);
    refresh();
    repaint();
}

void PictureView::readAt (std::optional<float> x)
{
    if (std::exchange (pointerX, x) == x)
        return;

    refresh();
    repaint();
}

void PictureView::paint (juce::Graphics& g)
{
    frame.paint (g, getLocalBounds(), style.palette,
                 [this] (juce::Graphics& into) { paintFrame (into); });
    paintData (g);
    paintFocusRing (g, style);
}

void PictureView::resized()
{
    frameHasChanged();
    refresh();
    repaint();
}

juce::Rectangle<float> PictureView::pictureArea() const
{
    const auto isNarrow = getWidth() < 560;
    return getLocalBounds().toFloat().reduced (isNarrow ? 10.0f : 18.0f, isNarrow ? 6.0f : 10.0f);
}

void PictureView::mouseMove (const juce::MouseEvent& event)
{
    const auto area = readableArea();
    readAt (area.contains (event.position) ? std::optional (event.position.x) : std::nullopt);
}

void PictureView::mouseExit (const juce::MouseEvent&) { readAt ({}); }

bool PictureView::keyPressed (const juce::KeyPress& key)
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
