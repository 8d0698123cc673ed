#pragma once

#include "FocusRing.h"

namespace requant
{

/** Shows one of several choices and opens a list of all; arrow keys move through them. As a row it
    has its name on the left, for narrow windows. Screen readers get the chosen text as its value,
    and all texts with its help. Message thread. */
class DropDown : public FocusRing<juce::Component>, public juce::SettableTooltipClient
{
public:
    struct Item
    {
        juce::String text, help;
        juce::String section {}; ///< the heading in the list that it stands under, or empty
        juce::String note {};    ///< a few words beside it in the list, or empty
        juce::String mark {};    ///< why it is dimmed in the list, or empty
    };

    DropDown (const Style&, const juce::String& name, const juce::String& help,
              std::vector<Item> items);

    /** Which one is chosen; -1 for none of them, shown as what setNoneText() says. */
    void setChosen (int index);
    void setNoneText (const juce::String& text)
    {
        none = text;
        changed();
    }

    /** A word beside the choice that says something of it; empty: none. */
    void setRemark (const juce::String& word);

    /** Dimmed, and why: the choice has no effect now. Empty: it has. */
    void setIdle (const juce::String& reason);

    /** Dims one choice in the list and says why, beside it; it can be chosen all the same. Empty:
        nothing of that. */
    void setMark (int index, const juce::String& reason);

    /** The name that a row has where a heading says the rest. */
    void setLabel (const juce::String& shortName) { label = shortName; }
    int chosen() const noexcept { return current; }
    int count() const noexcept { return static_cast<int> (items.size()); }
    const juce::String& textOf (int index) const
    {
        return items[static_cast<std::size_t> (index)].text;
    }

    /** Does what a person's choice does: calls onChoose where it is another one. */
    void choose (int index);

    /** Chooses the next one, or the one before, as the arrow keys do. */
    virtual void step (int count);

    /** What the list holds that opens; a choice has its index + 1 as its id. */
    virtual juce::PopupMenu menu();

    /** As a row: the name on the left, the choice's text up to a comma, and a line below where it
        stands among rows. */
    void setIsRow (bool shouldBeRow, bool shouldHaveLine);

    std::function<void (int)> onChoose;

    void paint (juce::Graphics&) override;
    void mouseDown (const juce::MouseEvent&) override;
    bool keyPressed (const juce::KeyPress&) override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

protected:
    /** Other choices, of which none is chosen yet. */
    void setItems (std::vector<Item>);

    /** One choice as the list shows it. */
    juce::PopupMenu::Item menuItem (int index) const;

private:
    void open();
    juce::String shownText() const;
    void changed();

    const Style& style;
    std::vector<Item> items;
    juce::String purpose, none, remark, label, idleReason;
    int current = 0;
    bool isRow = false, hasLine = false;
};

} // namespace requant
