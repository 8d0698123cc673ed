// The part of NumberField that answers pointer and keyboard.

#include "NumberField.h"

namespace requant
{

namespace
{

bool canScroll (const juce::Component& component)
{
    const auto* viewport = component.findParentComponentOfClass<juce::Viewport>();
    return viewport != nullptr && viewport->canScrollVertically();
}

} // namespace

void NumberField::mouseDrag (const juce::MouseEvent& event)
{
    if (editor != nullptr || shownInstead.isNotEmpty() || event.mods.isPopupMenu()
        || ! event.mouseWasDraggedSinceMouseDown())
        return;

    if (! binding.isInGesture())
    {
        settle();
        binding.beginGesture();
        dragged = binding.value();
        lastY = event.mouseDownPosition.y;
    }

    constexpr float pxPerStep = 6.0f;
    const auto rise = std::exchange (lastY, event.position.y) - event.position.y;
    dragged += static_cast<double> (rise / pxPerStep) * binding.stepSize (isFine (event.mods));
    binding.setDuringGesture (dragged);
}

void NumberField::mouseUp (const juce::MouseEvent& event)
{
    if (binding.isInGesture())
        return binding.endGesture();

    if (editor == nullptr && event.getNumberOfClicks() == 1 && ! event.mods.isPopupMenu()
        && ! event.mouseWasDraggedSinceMouseDown())
        startTyping();
}

void NumberField::mouseDoubleClick (const juce::MouseEvent&)
{
    if (shownInstead.isNotEmpty())
        return;

    stopTyping();
    settle();
    binding.setToDefault();
}

void NumberField::mouseWheelMove (const juce::MouseEvent& event,
                                  const juce::MouseWheelDetails& details)
{
    if (editor != nullptr)
        return;

    if (canScroll (*this) && ! hasKeyboardFocus (false))
    {
        juce::Component::mouseWheelMove (event, details);
        return;
    }

    if (const auto steps = wheel.turn (details))
        step (steps, isFine (event.mods));
}

bool NumberField::keyPressed (const juce::KeyPress& key)
{
    const auto isUp =
        key.isKeyCode (juce::KeyPress::upKey) || key.isKeyCode (juce::KeyPress::rightKey);
    const auto isDown =
        key.isKeyCode (juce::KeyPress::downKey) || key.isKeyCode (juce::KeyPress::leftKey);

    if (isUp || isDown)
        step (isUp ? 1.0 : -1.0, isFine (key.getModifiers()));
    else if (key.isKeyCode (juce::KeyPress::returnKey))
        startTyping();
    else if (key.isKeyCode (juce::KeyPress::escapeKey) && refused.isNotEmpty())
        settle();
    else
        return false;

    keyWasUsed();
    return true;
}

} // namespace requant
