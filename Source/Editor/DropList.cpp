#include "DropList.h"

#include "FlatButton.h"

namespace requant
{

namespace
{

// A text value, without a range: where there is a range some screen readers say the index alone.
class ChosenText : public juce::AccessibilityTextValueInterface
{
public:
    explicit ChosenText (DropList& toRead) : list (toRead) {}

    bool isReadOnly() const override { return false; }
    juce::String getCurrentValueAsString() const override { return list.getDescription(); }

    void setValueAsString (const juce::String& text) override
    {
        for (int i = 0; i < list.count(); ++i)
            if (list.textOf (i) == text)
                list.choose (i);
    }

private:
    DropList& list;
};

} // namespace

DropList::DropList (const Style& styleToUse, const juce::String& name, const juce::String& help,
                    std::vector<Item> itemsToShow)
    : style (styleToUse), items (std::move (itemsToShow))
{
    setName (name);
    setTitle (name);
    label = name;
    juce::StringArray texts;

    for (const auto& item : items)
        texts.add (item.text);

    setHelpText (help + " Choices: " + texts.joinIntoString ("; ") + ".");
    setWantsKeyboardFocus (true);
    setChosen (0);
}

void DropList::setChosen (int index)
{
    current = index;
    changed();

    if (auto* handler = getAccessibilityHandler())
        handler->notifyAccessibilityEvent (juce::AccessibilityEvent::valueChanged);
}

juce::String DropList::shownText() const { return current < 0 ? none : textOf (current); }

void DropList::setIdle (const juce::String& reason)
{
    if (std::exchange (idleReason, reason) != reason)
        changed();
}

void DropList::setMark (int index, const juce::String& reason)
{
    items[static_cast<std::size_t> (index)].mark = reason;
}

void DropList::changed()
{
    const auto help = current < 0 ? juce::String() : items[static_cast<std::size_t> (current)].help;
    setAlpha (idleReason.isEmpty() ? 1.0f : idleAlpha);
    setDescription (shownText());
    setTooltip ((help.isEmpty() ? shownText() : shownText() + ": " + help)
                + (idleReason.isEmpty() ? "" : " " + idleReason));
    repaint();
}

void DropList::setIsRow (bool shouldBeRow, bool shouldHaveLine)
{
    isRow = shouldBeRow;
    hasLine = shouldHaveLine;
    repaint();
}

void DropList::paint (juce::Graphics& g)
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
    const auto text = shownText();

    if (isRow)
    {
        g.setColour (palette.secondaryText);
        g.drawText (label, bounds, juce::Justification::centredLeft, false);
    }

    g.setColour (palette.text);
    g.drawText (isRow ? text.upToFirstOccurrenceOf (",", false, false) : text, bounds,
                isRow ? juce::Justification::centredRight : juce::Justification::centredLeft,
                false);
    paintArrow (g, arrow.getCentre(), false);
    paintFocusRing (g, style);
}

void DropList::mouseDown (const juce::MouseEvent&) { open(); }

bool DropList::keyPressed (const juce::KeyPress& key)
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
        choose (
            juce::jlimit (0, static_cast<int> (items.size()) - 1, current + (isForward ? 1 : -1)));

    return true;
}

void DropList::open()
{
    // The list opens inside the window, since a plug-in's host may not let it out.
    menu().showMenuAsync (juce::PopupMenu::Options()
                              .withTargetComponent (this)
                              .withParentComponent (getTopLevelComponent())
                              .withMinimumWidth (getWidth()),
                          [safe = juce::Component::SafePointer<DropList> (this)] (int result)
                          {
                              if (safe != nullptr && result > 0)
                                  safe->choose (result - 1);
                          });
}

juce::PopupMenu DropList::menu() const
{
    juce::PopupMenu menu;
    menu.setLookAndFeel (&getLookAndFeel());
    juce::String section;

    for (std::size_t i = 0; i < items.size(); ++i)
    {
        if (std::exchange (section, items[i].section) != section && section.isNotEmpty())
            menu.addSectionHeader (section);

        const auto& mark = items[i].mark;
        juce::PopupMenu::Item item (items[i].text);
        item.itemID = static_cast<int> (i) + 1;
        item.isTicked = static_cast<int> (i) == current;
        item.shortcutKeyDescription = mark.isEmpty() ? items[i].note : mark;
        item.colour = mark.isEmpty() ? juce::Colour() : style.palette.secondaryText;
        menu.addItem (item);
    }

    return menu;
}

void DropList::choose (int index)
{
    if (index != current && onChoose != nullptr)
        onChoose (index);
}

std::unique_ptr<juce::AccessibilityHandler> DropList::createAccessibilityHandler()
{
    return std::make_unique<juce::AccessibilityHandler> (
        *this, juce::AccessibilityRole::comboBox,
        juce::AccessibilityActions()
            .addAction (juce::AccessibilityActionType::press, [this] { open(); })
            .addAction (juce::AccessibilityActionType::showMenu, [this] { open(); }),
        juce::AccessibilityHandler::Interfaces { std::make_unique<ChosenText> (*this) });
}

} // namespace requant
