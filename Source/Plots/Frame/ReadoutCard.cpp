#include "ReadoutCard.h"

#include <algorithm>
#include <cmath>

namespace requant
{

void ReadoutCard::paint (DisplayList& list, const Palette& palette,
                         std::initializer_list<const PlotFrame*> frames, double x) const
{
    const auto line = std::round ((*frames.begin())->xOf (x));
    list.setColour (palette.secondaryText.withMultipliedAlpha (0.6f));

    for (const auto* const frame : frames)
        list.fillRect (line, frame->plot.getY(), 1.0f, frame->plot.getHeight());

    paintCard (list, palette, (*frames.begin())->plot, line);
}

void ReadoutCard::paintCard (DisplayList& list, const Palette& palette, Rectangle plot,
                             float pointX) const
{
    constexpr float padding = 12.0f, rowHeight = 18.0f, headingHeight = 20.0f, between = 18.0f;
    constexpr float margin = 8.0f;
    const Font font { Weight::regular, 12.5f };
    const Font headingFont { Weight::bold, 12.5f };
    auto width = textWidth (headingFont, heading);

    for (const auto& row : rows)
        width =
            std::max (width, textWidth (font, row.name) + between + textWidth (font, row.value));

    width += 2.0f * padding + 2.0f;
    const auto height = headingHeight + rowHeight * static_cast<float> (rows.size()) + padding;
    const auto isLeft = pointX > plot.getCentreX();
    const Rectangle card (isLeft ? plot.getX() + margin : plot.getRight() - margin - width,
                          plot.getY() + margin, width, height);

    list.setColour (palette.panel);
    list.fillRoundedRectangle (card, 6.0f);
    list.setColour (palette.line);
    list.drawRoundedRectangle (card, 6.0f, 1.0f);

    auto area = card.reduced (padding, 0.5f * padding);
    list.setColour (palette.text);
    list.setFont (headingFont);
    list.drawText (heading, area.removeFromTop (headingHeight), Justification::centredLeft);
    list.setFont (font);

    for (const auto& row : rows)
    {
        const auto line = area.removeFromTop (rowHeight);
        list.setColour (palette.secondaryText);
        list.drawText (row.name, line, Justification::centredLeft);
        list.setColour (row.colour);
        list.drawText (row.value, line, Justification::centredRight);
    }
}

} // namespace requant
