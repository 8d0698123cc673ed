#pragma once

#include "MessageThread.h"

namespace requant::test
{

/** Calls visit with everything that shows on the screen. Message thread. */
template <typename Visit>
void visitShown (Visit visit)
{
    const auto visitBelow = [&visit] (auto& self, juce::Component& component) -> void
    {
        if (! component.isShowing())
            return;

        visit (component);

        for (auto* child : component.getChildren())
            self (self, *child);
    };

    auto& desktop = juce::Desktop::getInstance();

    for (int i = 0; i < desktop.getNumComponents(); ++i)
        visitBelow (visitBelow, *desktop.getComponent (i));
}

/** Where the item of an open menu is whose text begins so, on the screen. Message thread. */
inline std::optional<Hand::Place> placeOfItem (const juce::String& text)
{
    std::optional<Hand::Place> place;
    visitShown (
        [&] (juce::Component& component)
        {
            auto* handler = component.getAccessibilityHandler();

            if (handler != nullptr && handler->getRole() == juce::AccessibilityRole::menuItem
                && handler->getTitle().startsWith (text))
                place = component.getScreenBounds().getCentre();
        });
    return place;
}

/** Whether a menu with such an item is open in the end. Not the message thread. */
inline bool opensItem (const juce::String& text)
{
    return becomes ([&] { return placeOfItem (text).has_value(); });
}

/** Clicks on an item of the menu that is opening; false where there is none. A menu takes no click
    in its first quarter of a second. Not the message thread. */
inline bool clickItem (const Hand& hand, const juce::String& text)
{
    constexpr int clicks = 50, answers = 20;
    const auto isGone = [&] { return ! placeOfItem (text).has_value(); };

    if (! opensItem (text))
        return false;

    const auto place = *onMessageThread ([&] { return placeOfItem (text); });

    for (int i = 0; i < clicks; ++i)
    {
        hand.click (place);

        if (becomes (isGone, answers))
            return true;
    }

    return false;
}

} // namespace requant::test
