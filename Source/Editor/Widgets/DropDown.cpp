#include "DropDown.h"

#include "Icons.h"

namespace requant
{

namespace
{

// A text value, without a range: where there is a range some screen readers say the index alone.
class ChosenText : public juce::AccessibilityTextValueInterface
{
public:
    explicit ChosenText (DropDown& toRead) : list (toRead) {}

    bool isReadOnly() const override { return false; }
    juce::String getCurrentValueAsString() const override { return list.getDescription(); }

    void setValueAsString (const juce::String& text) override
    {
        for (int i = 0; i < list.count(); ++i)
            if (list.textOf (i) == text)
                list.choose (i);
    }

private:
    DropDown& list;
};

} // namespace

DropDown::DropDown (const Style& styleToUse, const juce::String& name, const juce::String& help,
                    std::vector<Item> itemsToShow)
    : style (styleToUse), items (std::move (itemsToShow))
{
    setName (name);
    setTitle (name);
    label = name;
    purpose = help;
    setWantsKeyboardFocus (true);
    setItems (std::move (items));
    setChosen (items.empty() ? -1 : 0);
}

void DropDown::setItems (std::vector<Item> newItems)
{
    items = std::move (newItems);
    current = -1;
    juce::StringArray texts;

    for (const auto& item : items)
        texts.add (item.text);

    setHelpText (purpose + " Choices: " + texts.joinIntoString ("; ") + ".");
}

void DropDown::setRemark (const juce::String& word)
{
    if (std::exchange (remark, word) != word)
        changed();
}

void DropDown::setChosen (int index)
{
    current = index;
    changed();

    if (auto* handler = getAccessibilityHandler())
        handler->notifyAccessibilityEvent (juce::AccessibilityEvent::valueChanged);
}

juce::String DropDown::shownText() const
{
    const auto text = current < 0 ? none : textOf (current);
    return remark.isEmpty() ? text : text + ", " + remark;
}

void DropDown::setIdle (const juce::String& reason)
{
    if (std::exchange (idleReason, reason) != reason)
        changed();
}

void DropDown::setMark (int index, const juce::String& reason)
{
    items[static_cast<std::size_t> (index)].mark = reason;
}

void DropDown::changed()
{
    const auto help = current < 0 ? juce::String() : items[static_cast<std::size_t> (current)].help;
    setAlpha (idleReason.isEmpty() ? 1.0f : idleAlpha);
    setDescription (shownText());
    setTooltip ((help.isEmpty() ? shownText() : shownText() + ": " + help)
                + (idleReason.isEmpty() ? "" : " " + idleReason));
    repaint();
}

void DropDown::setIsRow (bool shouldBeRow, bool shouldHaveLine)
{
    isRow = shouldBeRow;
    hasLine = shouldHaveLine;
    repaint();
}

void DropDown::paint (juce::Graphics& g)
{
    const auto& palette = style.palette;
    auto bounds = getLocalBounds().toFloat();

    if (isRow && hasLine)
    {
        g.setColour (palette.line);
        g.fillRect (bounds.removeFromBottom (1.0f));
    }
    else if (! isRow)
    {
        g.setColour (palette.raised);
        g.fillRoundedRectangle (bounds, 6.0f);
        bounds.reduce (10.0f, 0.0f);
    }

    const auto arrow = bounds.removeFromRight (12.0f);
    bounds.removeFromRight (4.0f);
    g.setFont (style.font (Weight::regular, 12.5f));
    const auto text = current < 0 ? none : textOf (current);

    if (isRow)
    {
        g.setColour (palette.secondaryText);
        g.drawText (label, bounds, juce::Justification::centredLeft, false);
        bounds.removeFromLeft (textWidth (g.getCurrentFont(), label) + 4.0f);
    }
    else if (remark.isNotEmpty())
    {
        g.setColour (palette.secondaryText);
        g.drawText (remark, bounds, juce::Justification::centredRight, false);
        bounds.removeFromRight (textWidth (g.getCurrentFont(), remark) + 8.0f);
    }

    g.setColour (idleReason.isEmpty() ? palette.text : palette.secondaryText);
    g.drawText (isRow ? text.upToFirstOccurrenceOf (",", false, false) : text, bounds,
                isRow ? juce::Justification::centredRight : juce::Justification::centredLeft, true);
    paintGlyph (g, arrow.getCentre(), Icon::down);
    paintFocusRing (g, style);
}

void DropDown::mouseDown (const juce::MouseEvent& event)
{
    if (! event.mods.isPopupMenu())
        open();
}

bool DropDown::keyPressed (const juce::KeyPress& key)
{
    const auto isOpen =
        key.isKeyCode (juce::KeyPress::returnKey) || key.isKeyCode (juce::KeyPress::spaceKey);
    const auto isBack =
        key.isKeyCode (juce::KeyPress::leftKey) || key.isKeyCode (juce::KeyPress::upKey);
    const auto isForward =
        key.isKeyCode (juce::KeyPress::rightKey) || key.isKeyCode (juce::KeyPress::downKey);

    if (! isOpen && ! isBack && ! isForward)
        return false;

    keyWasUsed();

    if (isOpen)
        open();
    else
        step (isForward ? 1 : -1);

    return true;
}

void DropDown::step (int count) { choose (juce::jlimit (0, this->count() - 1, current + count)); }

void DropDown::open()
{
    // The list opens inside the window, since a plug-in's host may not let it out.
    menu().showMenuAsync (juce::PopupMenu::Options()
                              .withTargetComponent (this)
                              .withDeletionCheck (*this)
                              .withParentComponent (getTopLevelComponent())
                              .withMinimumWidth (getWidth()),
                          [safe = juce::Component::SafePointer<DropDown> (this)] (int result)
                          {
                              if (safe != nullptr && result > 0)
                                  safe->choose (result - 1);
                          });
}

juce::PopupMenu::Item DropDown::menuItem (int index) const
{
    const auto& each = items[static_cast<std::size_t> (index)];
    juce::PopupMenu::Item item (each.text);
    item.itemID = index + 1;
    item.isTicked = index == current;
    item.shortcutKeyDescription = each.mark.isEmpty() ? each.note : each.mark;
    item.colour = each.mark.isEmpty() ? juce::Colour() : style.palette.secondaryText;
    return item;
}

juce::PopupMenu DropDown::menu()
{
    juce::PopupMenu menu;
    menu.setLookAndFeel (&getLookAndFeel());
    juce::String section;

    for (int i = 0; i < count(); ++i)
    {
        const auto& itemSection = items[static_cast<std::size_t> (i)].section;

        if (std::exchange (section, itemSection) != itemSection && section.isNotEmpty())
            menu.addSectionHeader (section);

        menu.addItem (menuItem (i));
    }

    return menu;
}

void DropDown::choose (int index)
{
    if (index != current && onChoose != nullptr)
        onChoose (index);
}

std::unique_ptr<juce::AccessibilityHandler> DropDown::createAccessibilityHandler()
{
    return std::make_unique<juce::AccessibilityHandler> (
        *this, juce::AccessibilityRole::comboBox,
        juce::AccessibilityActions()
            .addAction (juce::AccessibilityActionType::press, [this] { open(); })
            .addAction (juce::AccessibilityActionType::showMenu, [this] { open(); }),
        juce::AccessibilityHandler::Interfaces { std::make_unique<ChosenText> (*this) });
}

} // namespace requant
