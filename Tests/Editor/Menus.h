#pragma once

#include "JuceHeader.h"
#include "Support/Catch.h"

namespace requant::test
{

/** All items of a menu and of the menus inside it. */
inline std::vector<juce::PopupMenu::Item> itemsOf (const juce::PopupMenu& menu)
{
    std::vector<juce::PopupMenu::Item> items;

    for (juce::PopupMenu::MenuItemIterator item (menu, true); item.next();)
        if (item.getItem().subMenu == nullptr)
            items.push_back (item.getItem());

    return items;
}

/** The item of this text, which must be there. */
inline juce::PopupMenu::Item itemOf (const juce::PopupMenu& menu, const juce::String& text)
{
    for (const auto& item : itemsOf (menu))
        if (item.text == text)
            return item;

    FAIL ("there is no item " << text);
    return {};
}

/** Does what choosing an item does. */
inline void choose (const juce::PopupMenu& menu, const juce::String& text)
{
    const auto item = itemOf (menu, text);
    REQUIRE (item.isEnabled);
    item.action();
}

} // namespace requant::test
