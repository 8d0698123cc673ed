#pragma once

#include "JuceHeader.h"

namespace requant
{

/** What screen readers are told of a button: what it is called and does, and of one that can be on
    or off that it is such and which of the two. JUCE takes only its own ToggleButton for such a
    one. Message thread. */
class ButtonAccess : public juce::AccessibilityHandler
{
public:
    explicit ButtonAccess (juce::Button& toDescribe)
        : juce::AccessibilityHandler (toDescribe,
                                      toDescribe.isToggleable()
                                          ? juce::AccessibilityRole::toggleButton
                                          : juce::AccessibilityRole::button,
                                      actionsOf (toDescribe)),
          button (toDescribe)
    {
    }

    juce::AccessibleState getCurrentState() const override
    {
        const auto state = AccessibilityHandler::getCurrentState();

        if (! button.isToggleable())
            return state;

        return button.getToggleState() ? state.withCheckable().withChecked()
                                       : state.withCheckable();
    }

    juce::String getTitle() const override
    {
        const auto title = AccessibilityHandler::getTitle();
        return title.isEmpty() ? button.getButtonText() : title;
    }

    juce::String getHelp() const override { return button.getTooltip(); }

private:
    static juce::AccessibilityActions actionsOf (juce::Button& button)
    {
        const auto click = [&button] { button.triggerClick(); };
        const auto actions =
            juce::AccessibilityActions().addAction (juce::AccessibilityActionType::press, click);
        return button.isToggleable() ? juce::AccessibilityActions (actions).addAction (
                   juce::AccessibilityActionType::toggle, click)
                                     : actions;
    }

    juce::Button& button;
};

} // namespace requant
