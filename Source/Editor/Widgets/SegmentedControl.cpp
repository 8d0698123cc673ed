#include "SegmentedControl.h"

namespace requant
{

namespace
{

constexpr float textSizePx = 12.5f, tabPadding = 22.0f;

/** What screen readers read and set: the chosen word. */
class ChosenWord : public juce::AccessibilityValueInterface
{
public:
    ChosenWord (SegmentedControl& toRead, std::function<juce::String()> textToRead, int itemCount)
        : segments (toRead), text (std::move (textToRead)), count (itemCount)
    {
    }

    bool isReadOnly() const override { return false; }
    double getCurrentValue() const override { return segments.chosen(); }
    juce::String getCurrentValueAsString() const override { return text(); }
    void setValueAsString (const juce::String&) override {}
    AccessibleValueRange getRange() const override { return { { 0.0, count - 1.0 }, 1.0 }; }

    void setValue (double newValue) override
    {
        if (segments.onChoose != nullptr)
            segments.onChoose (juce::jlimit (0, count - 1, juce::roundToInt (newValue)));
    }

private:
    SegmentedControl& segments;
    std::function<juce::String()> text;
    int count;
};

} // namespace

SegmentedControl::SegmentedControl (const Style& styleToUse, const juce::String& name,
                                    const juce::String& help, std::vector<Item> itemsToShow,
                                    Form formToShow)
    : style (styleToUse), items (std::move (itemsToShow)), form (formToShow)
{
    setName (name);
    setTitle (name);
    setHelpText (help);
    setWantsKeyboardFocus (true);
}

void SegmentedControl::setChosen (int index)
{
    if (std::exchange (current, index) == index)
        return;

    repaint();

    if (auto* handler = getAccessibilityHandler())
        handler->notifyAccessibilityEvent (juce::AccessibilityEvent::valueChanged);
}

void SegmentedControl::setAccent (juce::Colour ScreenPalette::*newAccent)
{
    if (std::exchange (accent, newAccent) != newAccent)
        repaint();
}

// Each cell gets its text and, where they are no tabs, an equal share of what is left.
juce::Rectangle<float> SegmentedControl::cell (int index) const
{
    const auto isTabs = form == Form::tabs;
    const auto font = style.font (Weight::bold, textSizePx);
    const auto inside =
        isTabs ? getLocalBounds().toFloat() : getLocalBounds().toFloat().reduced (2.0f);
    auto left = inside.getX(), texts = 0.0f;

    for (const auto& each : items)
        texts += textWidth (font, each.text);

    const auto padding =
        isTabs ? tabPadding : (inside.getWidth() - texts) / static_cast<float> (items.size());

    for (int i = 0; i < index; ++i)
        left += textWidth (font, item (i).text) + padding;

    return { left, inside.getY(), textWidth (font, item (index).text) + padding,
             inside.getHeight() };
}

bool SegmentedControl::allTextFits() const
{
    return cell (0).getWidth() >= textWidth (style.font (Weight::bold, textSizePx), item (0).text);
}

int SegmentedControl::indexAt (float x) const
{
    for (int i = 0; i + 1 < count(); ++i)
        if (x < cell (i).getRight())
            return i;

    return count() - 1;
}

juce::Colour SegmentedControl::wordColour (int index) const
{
    return index == hovered ? style.palette.text : style.palette.secondaryText;
}

void SegmentedControl::paint (juce::Graphics& g)
{
    if (form == Form::tabs)
        paintTabs (g);
    else
        paintSegments (g);

    paintFocusRing (g, style);
}

void SegmentedControl::paintTabs (juce::Graphics& g) const
{
    const auto& palette = style.palette;
    g.setColour (palette.line);
    g.fillRect (getLocalBounds().removeFromBottom (1));

    for (int i = 0; i < count(); ++i)
    {
        const auto isChosen = i == current;
        auto area = cell (i);
        g.setColour (isChosen ? palette.text : wordColour (i));
        g.setFont (style.font (isChosen ? Weight::bold : Weight::regular, textSizePx));
        g.drawText (item (i).text, area, juce::Justification::centred, false);

        if (isChosen)
            g.fillRect (area.removeFromBottom (2.0f));
    }
}

void SegmentedControl::paintSegments (juce::Graphics& g) const
{
    const auto& palette = style.palette;
    g.setColour (palette.raised);
    g.fillRoundedRectangle (getLocalBounds().toFloat(), 6.0f);

    for (int i = 0; i < count(); ++i)
    {
        const auto isChosen = i == current;

        if (isChosen)
        {
            g.setColour (accent != nullptr ? palette.*accent : palette.selectedFill);
            g.fillRoundedRectangle (cell (i), 4.5f);
        }

        g.setColour (isChosen ? palette.selectedText : wordColour (i));
        g.setFont (style.font (isChosen ? Weight::bold : Weight::regular, textSizePx));
        g.drawText (item (i).text, cell (i), juce::Justification::centred, false);
    }
}

void SegmentedControl::mouseDown (const juce::MouseEvent& event)
{
    if (! event.mods.isPopupMenu())
        choose (indexAt (event.position.x));
}

void SegmentedControl::mouseMove (const juce::MouseEvent& event)
{
    if (std::exchange (hovered, indexAt (event.position.x)) != hovered)
        repaint();
}

void SegmentedControl::mouseExit (const juce::MouseEvent&)
{
    hovered = -1;
    repaint();
}

bool SegmentedControl::keyPressed (const juce::KeyPress& key)
{
    const auto isBack =
        key.isKeyCode (juce::KeyPress::leftKey) || key.isKeyCode (juce::KeyPress::upKey);
    const auto isForward =
        key.isKeyCode (juce::KeyPress::rightKey) || key.isKeyCode (juce::KeyPress::downKey);

    if (! isBack && ! isForward)
        return false;

    keyWasUsed();
    choose (juce::jlimit (0, count() - 1, current + (isForward ? 1 : -1)));
    return true;
}

void SegmentedControl::choose (int index)
{
    if (index != current && onChoose != nullptr)
        onChoose (index);
}

void SegmentedControl::setIdle (const juce::String& reason)
{
    idle = reason;
    setAlpha (idle.isEmpty() ? 1.0f : idleAlpha);
}

juce::String SegmentedControl::getTooltip()
{
    const auto isOver = juce::isPositiveAndBelow (hovered, count());
    const auto help = isOver ? item (hovered).help : juce::String();
    const auto words = help.isNotEmpty() ? item (hovered).text + ": " + help : getHelpText();
    return (words + " " + idle).trimEnd();
}

std::unique_ptr<juce::AccessibilityHandler> SegmentedControl::createAccessibilityHandler()
{
    const auto text = [this]
    { return juce::isPositiveAndBelow (current, count()) ? item (current).text : juce::String(); };

    return std::make_unique<juce::AccessibilityHandler> (
        *this, juce::AccessibilityRole::slider, juce::AccessibilityActions(),
        juce::AccessibilityHandler::Interfaces {
            std::make_unique<ChosenWord> (*this, text, count()) });
}

} // namespace requant
