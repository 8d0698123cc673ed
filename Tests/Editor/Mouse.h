#pragma once

#include "JuceHeader.h"

namespace requant::test
{

/** What a mouse does on a component, in its px. */
class Mouse
{
public:
    explicit Mouse (juce::Component& target) : component (target) {}

    Mouse& press (juce::Point<float> at, int modifiers = 0)
    {
        start = at;
        component.mouseDown (event (at, modifiers, false));
        return *this;
    }

    Mouse& dragTo (juce::Point<float> to, int modifiers = 0)
    {
        wasDragged = true;
        component.mouseDrag (event (to, modifiers, true));
        return *this;
    }

    Mouse& release()
    {
        component.mouseUp (event (start, 0, std::exchange (wasDragged, false)));
        return *this;
    }

    void doubleClick (juce::Point<float> at = {})
    {
        component.mouseDoubleClick (event (at, 0, false));
    }

    /** What a click of the right button sends. */
    juce::MouseEvent rightClick() const
    {
        return event ({}, juce::ModifierKeys::rightButtonModifier, false);
    }

    /** One notch of a plain wheel, up or down. */
    void wheel (bool up, int modifiers = 0)
    {
        juce::MouseWheelDetails details {};
        details.deltaY = up ? 50.0f / 256.0f : -50.0f / 256.0f;
        component.mouseWheelMove (event ({}, modifiers, false), details);
    }

private:
    juce::MouseEvent event (juce::Point<float> at, int modifiers, bool dragged) const
    {
        const juce::Time now;
        const auto isRight = (modifiers & juce::ModifierKeys::rightButtonModifier) != 0;
        const auto buttons =
            isRight ? modifiers : modifiers | juce::ModifierKeys::leftButtonModifier;
        return { juce::Desktop::getInstance().getMainMouseSource(),
                 at,
                 juce::ModifierKeys (buttons),
                 0.0f,
                 0.0f,
                 0.0f,
                 0.0f,
                 0.0f,
                 &component,
                 &component,
                 now,
                 start,
                 now,
                 1,
                 dragged };
    }

    juce::Component& component;
    juce::Point<float> start;
    bool wasDragged = false;
};

} // namespace requant::test
