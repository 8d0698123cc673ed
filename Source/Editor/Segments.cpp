#include "Segments.h"

namespace requant
{

namespace
{

constexpr float textSizePx = 12.5f;

/** What screen readers read and set: the chosen word. */
class ChosenWord : public juce::AccessibilityValueInterface
{
public:
    ChosenWord (Segments& toRead, std::function<juce::String()> textToRead, int itemCount)
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
    Segments& segments;
    std::function<juce::String()> text;
    int count;
};

} // namespace

Segments::Segments (const Style& styleToUse, const juce::String& name, const juce::String& help,
                    std::vector<Item> itemsToShow)
    : style (styleToUse), items (std::move (itemsToShow))
{
    setName (name);
    setTitle (name);
    setHelpText (help);
    setWantsKeyboardFocus (true);
}

void Segments::setChosen (int index)
{
    if (std::exchange (current, index) == index)
        return;

    repaint();

    if (auto* handler = getAccessibilityHandler())
        handler->notifyAccessibilityEvent (juce::AccessibilityEvent::valueChanged);
}

// Each cell gets its text and an equal share of what is left.
juce::Rectangle<float> Segments::cell (int index) const
{
    const auto font = style.font (Weight::bold, textSizePx);
    const auto inside = getLocalBounds().toFloat().reduced (2.0f);
    auto left = inside.getX(), texts = 0.0f;

    for (const auto& each : items)
        texts += textWidth (font, each.text);

    const auto padding = (inside.getWidth() - texts) / static_cast<float> (items.size());

    for (int i = 0; i < index; ++i)
        left += textWidth (font, item (i).text) + padding;

    return { left, inside.getY(), textWidth (font, item (index).text) + padding,
             inside.getHeight() };
}

bool Segments::allTextFits() const
{
    return cell (0).getWidth() >= textWidth (style.font (Weight::bold, textSizePx), item (0).text);
}

int Segments::indexAt (float x) const
{
    for (int i = 0; i + 1 < count(); ++i)
        if (x < cell (i).getRight())
            return i;

    return count() - 1;
}

void Segments::paint (juce::Graphics& g)
{
    const auto& palette = style.palette;
    g.setColour (palette.raised);
    g.fillRoundedRectangle (getLocalBounds().toFloat(), 6.0f);

    for (int i = 0; i < count(); ++i)
    {
        const auto isChosen = i == current;

        if (isChosen)
        {
            g.setColour (palette.selectedFill);
            g.fillRoundedRectangle (cell (i), 4.5f);
        }

        g.setColour (isChosen       ? palette.selectedText
                     : i == hovered ? palette.text
                                    : palette.secondaryText);
        g.setFont (style.font (isChosen ? Weight::bold : Weight::regular, textSizePx));
        g.drawText (item (i).text, cell (i), juce::Justification::centred, false);
    }

    paintFocusRing (g, style);
}

void Segments::mouseDown (const juce::MouseEvent& event) { choose (indexAt (event.position.x)); }

void Segments::mouseMove (const juce::MouseEvent& event)
{
    if (std::exchange (hovered, indexAt (event.position.x)) != hovered)
        repaint();
}

void Segments::mouseExit (const juce::MouseEvent&)
{
    hovered = -1;
    repaint();
}

bool Segments::keyPressed (const juce::KeyPress& key)
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

void Segments::choose (int index)
{
    if (index != current && onChoose != nullptr)
        onChoose (index);
}

juce::String Segments::getTooltip()
{
    const auto isOver = juce::isPositiveAndBelow (hovered, count());
    const auto help = isOver ? item (hovered).help : juce::String();
    return help.isNotEmpty() ? item (hovered).text + ": " + help : getHelpText();
}

std::unique_ptr<juce::AccessibilityHandler> Segments::createAccessibilityHandler()
{
    const auto text = [this]
    { return juce::isPositiveAndBelow (current, count()) ? item (current).text : juce::String(); };

    return std::make_unique<juce::AccessibilityHandler> (
        *this, juce::AccessibilityRole::slider, juce::AccessibilityActions(),
        juce::AccessibilityHandler::Interfaces {
            std::make_unique<ChosenWord> (*this, text, count()) });
}

} // namespace requant
