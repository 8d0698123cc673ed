#pragma once

#include "JuceHeader.h"

namespace requant
{

/** Whether a control is to move by its finest steps. */
inline bool isFine (const juce::ModifierKeys& keys)
{
    return keys.isShiftDown() || keys.isAltDown() || keys.isCommandDown();
}

/** Makes steps of a wheel's movements: smooth wheels send many small ones, and a notch of a plain
    wheel is one step. Message thread. */
class WheelSteps
{
public:
    /** +1, -1, or 0 while the wheel has not turned far enough. */
    int turn (const juce::MouseWheelDetails& details)
    {
        constexpr float notch = 0.19f; // the least that JUCE makes of one: 50 / 256, on Linux
        // With shift some systems turn the wheel sideways.
        const auto delta = details.deltaY != 0.0f ? details.deltaY : details.deltaX;
        turned += details.isReversed ? -delta : delta;

        if (std::abs (turned) < notch)
            return 0;

        return std::exchange (turned, 0.0f) > 0.0f ? 1 : -1;
    }

private:
    float turned = 0.0f;
};

} // namespace requant
