#include "WrappedText.h"

namespace requant
{

namespace
{

int fittingCharacters (const juce::Font& font, const juce::String& text, float width)
{
    auto count = text.length();

    while (count > 1 && textWidth (font, text.substring (0, count).trimEnd()) > width)
        --count;

    if (count == text.length())
        return count;

    const auto lastBreak = text.substring (0, count).lastIndexOfAnyOf (" /\\");
    return lastBreak > 0 ? lastBreak + 1 : count;
}

} // namespace

juce::StringArray WrappedText::linesOf (const juce::Font& font, const juce::String& text,
                                        float width)
{
    juce::StringArray lines;

    for (auto rest = text; rest.isNotEmpty();)
    {
        const auto count = fittingCharacters (font, rest, width);
        lines.add (rest.substring (0, count));
        rest = rest.substring (count);
    }

    return lines;
}

void WrappedText::setText (const juce::String& newText, juce::Colour newColour)
{
    text = newText;
    colour = newColour;
    setTitle (text);
    repaint();
}

juce::StringArray WrappedText::lines (int width) const
{
    juce::StringArray all;

    for (const auto& paragraph : juce::StringArray::fromLines (text))
        all.addArray (linesOf (font(), paragraph, static_cast<float> (width)));

    return all;
}

int WrappedText::heightFor (int width) const { return lineHeight * lines (width).size(); }

void WrappedText::paint (juce::Graphics& g)
{
    g.setFont (font());
    g.setColour (colour);
    auto area = getLocalBounds();

    for (const auto& line : lines (getWidth()))
        g.drawText (line, area.removeFromTop (lineHeight), juce::Justification::centredLeft, false);
}

std::unique_ptr<juce::AccessibilityHandler> WrappedText::createAccessibilityHandler()
{
    return std::make_unique<juce::AccessibilityHandler> (*this,
                                                         juce::AccessibilityRole::staticText);
}

} // namespace requant
