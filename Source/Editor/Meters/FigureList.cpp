#include "FigureList.h"

namespace requant
{

namespace
{

constexpr float leastGap = 10.0f; ///< between a name and its figure, in px

} // namespace

void FigureList::show (const Readings& readings)
{
    rows = briefRowsOf (readings);
    juce::StringArray spoken;

    for (const auto& row : rows)
        spoken.add (toString (row.name + " " + row.measured));

    setTitle ("Figures");
    setDescription (spoken.joinIntoString (", "));
    repaint();
}

void FigureList::paint (juce::Graphics& g)
{
    const auto& palette = style.palette;
    g.fillAll (palette.panel);
    auto area = getLocalBounds();

    // In the order of their importance: a low window shows the first.
    for (const auto& row : rows)
    {
        if (area.getHeight() < rowHeight)
            return;

        const auto line = area.removeFromTop (rowHeight);
        g.setFont (style.font (row.isBad ? Weight::bold : Weight::regular, 13.0f));
        g.setColour (row.isBad ? palette.clip : palette.secondaryText);
        const auto hasRoom =
            textWidth (g.getCurrentFont(), toString (row.name + row.measured)) + leastGap
            <= static_cast<float> (line.getWidth());
        g.drawText (toString (hasRoom || row.shortName.empty() ? row.name : row.shortName), line,
                    juce::Justification::centredLeft, false);
        g.setColour (row.isBad ? palette.clip : palette.text);
        g.drawText (toString (row.measured), line, juce::Justification::centredRight, false);
    }
}

} // namespace requant
