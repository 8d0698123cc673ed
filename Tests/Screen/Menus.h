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
inline bool showsItem (const juce::String& text, int answers = 1000)
{
    return becomes ([&] { return placeOfItem (text).has_value(); }, answers);
}

/** Asks for a menu until one with such an item is open and stays so. JUCE closes a menu at once
    whose window waits for the keyboard for more than 10 ms, as it does on a busy machine; a person
    then asks again. Not the message thread. */
template <typename Ask>
bool opensItem (Ask ask, const juce::String& text)
{
    constexpr int times = 10, answers = 200, answersOfStaying = 10;
    const auto isGone = [&] { return ! placeOfItem (text).has_value(); };

    for (int i = 0; i < times; ++i)
    {
        ask();

        if (showsItem (text, answers) && ! becomes (isGone, answersOfStaying))
            return true;
    }

    return false;
}

/** Clicks on an item of a menu that is open; false where there is none. A menu takes no click in
    its first quarter of a second. Not the message thread. */
inline bool clickItem (const Hand& hand, const juce::String& text)
{
    constexpr int clicks = 50, answers = 20;

    if (! showsItem (text))
        return false;

    for (int i = 0; i < clicks; ++i)
    {
        const auto place = onMessageThread ([&] { return placeOfItem (text); });

        if (! place.has_value())
            return true;

        hand.click (*place);
        becomes ([&] { return ! placeOfItem (text).has_value(); }, answers);
    }

    return false;
}

/** Asks for a menu and clicks on one of its items; false where there is none. Not the message
    thread. */
template <typename Ask>
bool chooseItem (const Hand& hand, Ask ask, const juce::String& text)
{
    return opensItem (ask, text) && clickItem (hand, text);
}

} // namespace requant::test
