#include "ReadoutCard.h"

#include <algorithm>

namespace requant
{

void ReadoutCard::paint (juce::Graphics& g, const Style& style, juce::Rectangle<float> plot,
                         float pointX) const
{
    constexpr float padding = 12.0f, rowHeight = 18.0f, headingHeight = 20.0f, between = 18.0f;
    constexpr float margin = 8.0f;
    const auto font = style.font (Weight::regular, 12.5f);
    const auto headingFont = style.font (Weight::bold, 12.5f);
    auto width = textWidth (headingFont, toString (heading));

    for (const auto& row : rows)
        width = std::max (width, textWidth (font, toString (row.name)) + between
                                     + textWidth (font, toString (row.value)));

    width += 2.0f * padding + 2.0f;
    const auto height = headingHeight + rowHeight * static_cast<float> (rows.size()) + padding;
    const auto isLeft = pointX > plot.getCentreX();
    const juce::Rectangle<float> card (isLeft ? plot.getX() + margin
                                              : plot.getRight() - margin - width,
                                       plot.getY() + margin, width, height);

    g.setColour (style.palette.panel);
    g.fillRoundedRectangle (card, 6.0f);
    g.setColour (style.palette.line);
    g.drawRoundedRectangle (card, 6.0f, 1.0f);

    auto area = card.reduced (padding, 0.5f * padding);
    g.setColour (style.palette.text);
    g.setFont (headingFont);
    g.drawText (toString (heading), area.removeFromTop (headingHeight),
                juce::Justification::centredLeft, false);
    g.setFont (font);

    for (const auto& row : rows)
    {
        const auto line = area.removeFromTop (rowHeight);
        g.setColour (style.palette.secondaryText);
        g.drawText (toString (row.name), line, juce::Justification::centredLeft, false);
        g.setColour (row.colour);
        g.drawText (toString (row.value), line, juce::Justification::centredRight, false);
    }
}

} // namespace requant
