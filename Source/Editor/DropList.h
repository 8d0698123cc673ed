#pragma once

#include "FocusRing.h"

namespace requant
{

/** Shows one of several choices and opens a list of all; arrow keys move through them. As a row it
    has its name on the left, for narrow windows. Screen readers get the chosen text as its value,
    and all texts with its help. Message thread. */
class DropList : public FocusRing<juce::Component>, public juce::SettableTooltipClient
{
public:
    struct Item
    {
        juce::String text, help;
    };

    DropList (const Style&, const juce::String& name, const juce::String& help,
              std::vector<Item> items);

    void setChosen (int index);
    int chosen() const noexcept { return current; }
    int count() const noexcept { return static_cast<int> (items.size()); }
    const juce::String& textOf (int index) const
    {
        return items[static_cast<std::size_t> (index)].text;
    }

    /** Does what a person's choice does: calls onChoose where it is another one. */
    void choose (int index);

    /** As a row: the name on the left, a line below, and the choice's text up to a comma. */
    void setIsRow (bool shouldBeRow);

    std::function<void (int)> onChoose;

    void paint (juce::Graphics&) override;
    void mouseDown (const juce::MouseEvent&) override;
    bool keyPressed (const juce::KeyPress&) override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

private:
    void open();

    const Style& style;
    std::vector<Item> items;
    int current = 0;
    bool isRow = false;
};

} // namespace requant
