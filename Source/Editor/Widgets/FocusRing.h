#pragma once

#include "Plots/Juce/Style.h"

namespace requant
{

/** How opaque a control is that has no effect now: what it says, in the secondary colour then,
    keeps a contrast of 3:1 on every surface. Only the control is dimmed, nothing around it. */
inline constexpr float idleAlpha = 0.75f;

/** A component that shows a ring, 3 px wide, while it has the focus and the keyboard is in use.
    Message thread. */
template <typename Base>
class FocusRing : public Base
{
public:
    using Base::Base;

    void focusGained (juce::Component::FocusChangeType cause) override
    {
        Base::focusGained (cause);
        setByKeyboard (cause == juce::Component::focusChangedByTabKey);
    }

    void focusLost (juce::Component::FocusChangeType cause) override
    {
        Base::focusLost (cause);
        setByKeyboard (false);
    }

    bool showsFocusRing() const noexcept { return isByKeyboard; }

protected:
    /** A key was used here, so whoever uses it wants to see where. */
    void keyWasUsed() { setByKeyboard (true); }

    void paintFocusRing (juce::Graphics& g, const Style& style)
    {
        if (! isByKeyboard)
            return;

        g.setColour (style.palette.good);
        g.drawRoundedRectangle (this->getLocalBounds().toFloat().reduced (1.5f), 6.0f, 3.0f);
    }

private:
    void setByKeyboard (bool shouldShow)
    {
        if (std::exchange (isByKeyboard, shouldShow) != shouldShow)
            this->repaint();
    }

    bool isByKeyboard = false;
};

} // namespace requant
