// The part of ControlsPage that says where everything lies.

#include "ControlsPage.h"

namespace requant
{

namespace
{

constexpr int rowHeight = 26, compactRowHeight = 31, controlHeight = 28;
constexpr int noteLineHeight = 15, toNote = 6;

} // namespace

void ControlsPage::layOut (int width, int height, bool isCompact)
{
    using Form = ParameterChoice::Form;
    compact = isCompact;

    for (auto* choice : { &lattice, &rounding, &dither })
        choice->setForm (compact ? Form::row : Form::segments);

    streams.setForm (compact ? Form::row : Form::inlined);
    shaping.setForm (compact ? Form::row : Form::list);

    for (auto* number : { &amount, &depth, &order, &cutoff, &seed, &blankAfter })
        number->setIsRow (compact);

    blankAfter.setLabel (compact ? "Blank after" : "after");

    const auto area = juce::Rectangle<int> (width, 4096).reduced (compact ? 12 : 16, 0);
    constexpr int leastGap = 16, mostGap = 40, gaps = 5;
    auto needed = placeAll (area, leastGap);

    if (! compact && height > needed)
        needed = placeAll (area, juce::jmin (mostGap, leastGap + (height - needed) / gaps));

    setSize (width, juce::jmax (needed, height));
    repaint();
}

int ControlsPage::placeAll (juce::Rectangle<int> area, int gap)
{
    texts.clear();
    dividers.clear();

    if (compact)
        placeRows (area);
    else
        placeGroups (area, gap);

    return area.getY() + (compact ? 6 : 12);
}

void ControlsPage::placeGroups (juce::Rectangle<int>& area, int gap)
{
    lattice.setBounds (area.removeFromTop (controlHeight));
    placeHelp (area, lattice, 3);

    divide (area, gap);
    placeHeading (area, rounding.name());
    rounding.setBounds (area.removeFromTop (controlHeight));
    placeHelp (area, rounding, 2);

    divide (area, gap);
    placeHeading (area, dither.name());
    dither.setBounds (area.removeFromTop (controlHeight));
    placeHelp (area, dither, 3);
    area.removeFromTop (4);
    auto row = area.removeFromTop (rowHeight);
    amount.setBounds (row.removeFromLeft (row.getWidth() * 2 / 5));
    streams.setBounds (row.withTrimmedLeft (18));

    divide (area, gap);
    placeHeading (area, shaping.name());
    shaping.setBounds (area.removeFromTop (controlHeight));
    placeHelp (area, shaping, 3);
    placeRemark (area);
    placeShaperNumbers (area);

    divide (area, gap);
    row = area.removeFromTop (rowHeight);
    freshNoise.setBounds (row.removeFromRight (116));
    seed.setBounds (row.withTrimmedRight (18));

    divide (area, gap);
    placeHeading (area, "Silence and headroom");
    row = area.removeFromTop (rowHeight);
    autoBlank.setBounds (row.removeFromLeft (116));
    blankAfter.setBounds (row.removeFromRight (92));
    passExact.setBounds (area.removeFromTop (rowHeight));
    headroom.setBounds (area.removeFromTop (rowHeight));
}

void ControlsPage::placeRows (juce::Rectangle<int>& area)
{
    const auto place = [&] (juce::Component& row)
    { row.setBounds (area.removeFromTop (compactRowHeight)); };

    for (auto* choice : { &lattice, &rounding, &dither })
        place (*choice);

    place (amount);
    place (streams);
    place (shaping);
    placeRemark (area);

    for (auto* number : { &depth, &order, &cutoff })
        if (number->isVisible())
            place (*number);

    place (seed);
    place (freshNoise);
    place (autoBlank);
    place (blankAfter);
    place (passExact);
    place (headroom);
}

// Two beside each other; the third is of one shaper alone.
void ControlsPage::placeShaperNumbers (juce::Rectangle<int>& area)
{
    if (depth.isVisible())
    {
        auto row = area.removeFromTop (rowHeight);
        depth.setBounds (row.removeFromLeft (row.getWidth() / 2 - 9));
        order.setBounds (row.withTrimmedLeft (18));
    }

    if (cutoff.isVisible())
        cutoff.setBounds (area.removeFromTop (rowHeight));
}

void ControlsPage::placeRemark (juce::Rectangle<int>& area)
{
    remarkArea = {};

    if (shaperRemark.isEmpty())
        return;

    const auto lines = linesOf (shaperRemark, area.getWidth());
    area.removeFromTop (toNote);
    remarkArea = area.removeFromTop (lines * noteLineHeight);
    area.removeFromTop (toNote);
}

int ControlsPage::linesOf (const juce::String& words, int width) const
{
    return noteLayout (words, width, {}).getNumLines();
}

// Filled line by line; JUCE's own fitting would make lines of one length, and narrower ones.
juce::TextLayout ControlsPage::noteLayout (const juce::String& words, int width,
                                           juce::Colour colour) const
{
    constexpr float sizePx = 12.0f;
    const auto font = style.font (Weight::regular, sizePx);
    auto kept = words;

    // A number and its unit stay on one line.
    for (const auto& unit : { juce::String ("kHz"), juce::String ("dB"), juce::String ("LSB"),
                              toString (findControl (controlId::bits)->unit) })
        kept = kept.replace (juce::String (" ") + unit, juce::String::charToString (0xa0) + unit);

    juce::AttributedString text;
    text.append (kept, font, colour);
    text.setLineSpacing (static_cast<float> (noteLineHeight) - font.getHeight());
    juce::TextLayout layout;
    layout.createLayout (text, static_cast<float> (width));
    return layout;
}

void ControlsPage::placeHeading (juce::Rectangle<int>& area, const juce::String& words)
{
    texts.push_back ({ area.removeFromTop (18), words, true });
    area.removeFromTop (6);
}

// The place is that of the longest help, so that nothing jumps; a remark comes closer.
void ControlsPage::placeHelp (juce::Rectangle<int>& area, const ParameterChoice& choice, int lines)
{
    area.removeFromTop (toNote);
    const auto words = choice.chosenHelp();
    const auto reserved =
        &choice == &shaping && shaperRemark.isNotEmpty() ? linesOf (words, area.getWidth()) : lines;
    texts.push_back ({ area.removeFromTop (reserved * noteLineHeight), words, false });
}

void ControlsPage::divide (juce::Rectangle<int>& area, int gap)
{
    dividers.push_back (area.getY() + gap / 2);
    area.removeFromTop (gap);
}

} // namespace requant
